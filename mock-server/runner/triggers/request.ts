import type { TriggerKind } from './trigger-kind.ts';

export const request: TriggerKind = {
  type: 'Request',
  summary: 'is called: by HTTP, a button, an app, a bot or another flow',
  startedBy: 'request',
  inputs: 'optional',
  polls: false,
  check(trigger) {
    if (trigger.definition.get('kind') !== undefined) return;
    trigger.refuse({
      stage: 'template',
      code: 'InvalidTemplate',
      message: `The 'kind' property of template trigger '${trigger.name}' at line '<null>' and column '<null>' is required for the trigger type 'Request' starting with schema version '2016-04-01-preview'.`,
      path: trigger.path,
    });
  },
};
