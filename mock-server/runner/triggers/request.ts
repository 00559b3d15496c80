import type { TriggerKind } from './trigger-kind.ts';

/** Kinds of a Request trigger; the service asks for one. */
export const REQUEST_KINDS: readonly string[] = [
  'Agent',
  'ApiConnection',
  'AzureMonitorAlert',
  'Button',
  'EventGrid',
  'Geofence',
  'Http',
  'PowerApp',
  'PowerAppV2',
  'SecurityCenterAlert',
  'Skills',
  'VirtualAgent',
];

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
