import { expect, test } from 'vitest';

import { buildFlow } from '../../../connector/flow/build-flow.ts';
import type { FlowSettings, LeadModel } from '../../../connector/model/lead-model.ts';
import { lintFlow } from '../../../mock-server/lint/flow-rules.ts';
import { model } from '../../helpers/shipped-model.ts';

const usual = {
  way: 'lookup',
  notify: 'email',
  response: 'none',
  deadLetter: 'email',
  secureData: true,
} as const satisfies Choice;

interface Choice {
  readonly way: FlowSettings['merge']['way'];
  readonly notify: FlowSettings['notify'];
  readonly response: FlowSettings['response'];
  readonly deadLetter: FlowSettings['deadLetter'];
  readonly secureData: boolean;
}

/** Every way of merging with every notification and answer, and the other choices once with each way. */
const combinations: readonly Choice[] = (['lookup', 'unique', 'none'] as const).flatMap(
  (way): readonly Choice[] => [
    ...(['none', 'email', 'teams'] as const).flatMap((notify) =>
      (['none', 'accepted', 'completed'] as const).map((response): Choice => ({
        ...usual,
        way,
        notify,
        response,
      })),
    ),
    { ...usual, way, deadLetter: 'sharepoint' },
    { ...usual, way, secureData: false },
  ],
);

function withSettings(base: LeadModel, { way, ...choice }: Choice): LeadModel {
  const merge: FlowSettings['merge'] = {
    ...base.settings.flow.merge,
    way,
    ...(way === 'unique' ? { keyColumn: 'cts_leadkey' } : {}),
  };
  const heartbeat = { ...base.settings.flow.heartbeat, enabled: choice.notify === 'email' };
  return {
    ...base,
    settings: { ...base.settings, flow: { ...base.settings.flow, ...choice, merge, heartbeat } },
  };
}

test.each(combinations)(
  'the flow breaks no rule: $way, $notify, $response, $deadLetter, secure $secureData',
  (choice) => {
    const { workflows } = buildFlow(withSettings(model, choice));
    const problems = workflows.flatMap(({ key, clientData }) => lintFlow(clientData, { file: key }) ?? []);
    const broken = new Set(problems.map(({ severity, rule }) => `${severity} ${rule}`));
    const expected = new Set([
      // Chosen by the publisher; a list gives its items their ids itself.
      ...(choice.secureData ? [] : ['warning F-secure-data']),
      ...(choice.deadLetter === 'sharepoint' ? ['warning F-create-retry'] : []),
    ]);
    expect(broken).toEqual(expected);
  },
);
