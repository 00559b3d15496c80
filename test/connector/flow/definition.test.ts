import { describe, expect, it } from 'vitest';

import { buildFlow } from '../../../connector/flow/build-flow.ts';
import type { LeadModel } from '../../../connector/model/lead-model.ts';
import { operations } from '../../../connector/operations/operation-catalogue.ts';
import { loadFlow } from '../../../mock-server/runner/load-flow.ts';
import { fromJs } from '../../../mock-server/runner/value/from-js.ts';
import { model } from './open-flow.ts';

interface Action {
  readonly type: string;
  readonly description?: string;
  readonly metadata?: { readonly operationMetadataId?: string };
  readonly inputs?: {
    readonly host?: { readonly connectionName: string; readonly operationId: string };
    readonly parameters?: Readonly<Record<string, unknown>>;
    readonly retryPolicy?: { readonly type: string; readonly count?: number; readonly interval?: string };
  };
  readonly runtimeConfiguration?: { readonly secureData?: { readonly properties: readonly string[] } };
  readonly limit?: { readonly count?: number };
  readonly actions?: Actions;
  readonly else?: { readonly actions: Actions };
  readonly cases?: Readonly<Record<string, { readonly actions: Actions }>>;
  readonly default?: { readonly actions: Actions };
}
type Actions = Readonly<Record<string, Action>>;
interface ClientData {
  readonly properties: {
    readonly connectionReferences: Readonly<Record<string, unknown>>;
    readonly definition: {
      readonly triggers: { readonly manual?: { readonly inputs: { readonly schema: unknown } } };
      readonly actions: Actions;
    };
  };
}

const blocksOf = (action: Action): readonly Actions[] => [
  ...(action.actions === undefined ? [] : [action.actions]),
  ...(action.else === undefined ? [] : [action.else.actions]),
  ...Object.values(action.cases ?? {}).map((entry) => entry.actions),
  ...(action.default === undefined ? [] : [action.default.actions]),
];

function walk(actions: Actions, depth = 1): readonly { name: string; action: Action; depth: number }[] {
  return Object.entries(actions).flatMap(([name, action]) => [
    { name, action, depth },
    ...blocksOf(action).flatMap((block) => walk(block, depth + 1)),
  ]);
}

function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(strings);
}

const combinations = (['none', 'accepted', 'completed'] as const).flatMap((response) =>
  (['lookup', 'unique', 'none'] as const).flatMap((way) =>
    (['none', 'email', 'teams'] as const).map((notify) => ({
      response,
      notify,
      deadLetter: notify === 'teams' ? ('sharepoint' as const) : ('email' as const),
      merge: {
        ...model.settings.flow.merge,
        way,
        ...(way === 'unique' && { keyColumn: 'cts_key', keyColumnLength: 400 }),
      },
      heartbeat: { enabled: true, days: 7 },
    })),
  ),
);
const withOptions = (flow: object): LeadModel => ({
  ...model,
  settings: { ...model.settings, flow: { ...model.settings.flow, ...flow } },
});

describe.each(combinations)('flow with response $response, merge $merge.way, notify $notify', (options) => {
  const built = buildFlow(withOptions(options));
  const flows = built.workflows.map((workflow) => workflow.clientData as unknown as ClientData);
  const every = flows.map((flow) => walk(flow.properties.definition.actions));

  it('loads without a problem', () => {
    for (const flow of flows) expect(loadFlow(fromJs(flow)).problems).toEqual([]);
  });

  it('stays within the limits of the service', () => {
    for (const actions of every) {
      expect(actions.length).toBeLessThanOrEqual(500);
      expect(Math.max(...actions.map(({ depth }) => depth))).toBeLessThanOrEqual(8);
      expect(Math.max(...actions.map(({ name }) => name.length))).toBeLessThanOrEqual(80);
      for (const { action } of actions) {
        expect(Object.keys(action.cases ?? {}).length).toBeLessThanOrEqual(25);
      }
    }
    const expressions = flows.flatMap((flow) => strings(flow)).flatMap((text) => text.split('@{'));
    expect(Math.max(...expressions.map((text) => text.length))).toBeLessThanOrEqual(8192);
  });

  it('tells what every action is for, under a name of its own', () => {
    for (const actions of every) {
      const names = actions.map(({ name }) => name.toLowerCase());
      expect(new Set(names).size).toBe(names.length);
      const silent = actions.filter(({ action }) => (action.description ?? '').length < 10);
      expect(silent.map(({ name }) => name)).toEqual([]);
      expect(Math.max(...actions.map(({ action }) => action.description?.length ?? 0))).toBeLessThanOrEqual(
        256,
      );
      const ids = actions.map(({ action }) => action.metadata?.operationMetadataId);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('calls operations of the catalogue with parameters that they have, each with its retries written out', () => {
    const calls = flows.flatMap((flow, index) =>
      (every[index] ?? []).flatMap(({ name, action: { inputs } }) =>
        inputs?.host === undefined ? [] : [{ name, flow, host: inputs.host, inputs }],
      ),
    );
    expect(calls.length).toBeGreaterThan(5);
    const wrong = calls.flatMap(({ name, flow, host, inputs }) => {
      const operation = operations.find(host.connectionName, host.operationId);
      const known = new Set(operation?.parameters.map((parameter) => parameter.name));
      return [
        ...Object.keys(inputs.parameters ?? {})
          .filter((key) => !known.has(key.split('/')[0] ?? ''))
          .map((key) => `${name} has the parameter ${key}`),
        ...(['exponential', 'fixed'].includes(inputs.retryPolicy?.type ?? '')
          ? []
          : [`${name} has no retries`]),
        ...(Object.hasOwn(flow.properties.connectionReferences, host.connectionName)
          ? []
          : [`${name} has no connection`]),
      ];
    });
    expect(wrong).toEqual([]);
  });

  it('hides what is personal, and shows the outcome', () => {
    const [lead = []] = every;
    const open = lead.filter(
      ({ action }) =>
        ['OpenApiConnection', 'Compose', 'Select', 'Query', 'ParseJson'].includes(action.type) &&
        action.runtimeConfiguration?.secureData === undefined,
    );
    const allowed = [
      'Tell_the_outcome',
      'Tell_the_outcome_of_the_failure',
      'Check_that_the_key_is_taken',
      'Take_the_open_row',
      'See_which_row_it_is',
      'Say_why_it_can_be_no_row',
    ];
    expect(open.map(({ name }) => name).filter((name) => !allowed.includes(name))).toEqual([]);
    expect(lead.some(({ name }) => name === 'Tell_the_outcome')).toBe(true);
  });

  it('lets the sender wait less than 100 seconds for retries', () => {
    if (options.response !== 'completed') return;
    const [lead] = flows;
    expect(worstSeconds(lead?.properties.definition.actions ?? {})).toBeLessThan(100);
  });
});

/** Pauses of one way through the actions, the longest of each choice; a loop over rows counts once. */
function worstSeconds(actions: Actions): number {
  return Object.values(actions).reduce((sum, action) => {
    const { count = 0, interval = 'PT0S' } = action.inputs?.retryPolicy ?? {};
    const own = count * Number(/PT(\d+)S/.exec(interval)?.[1] ?? 0);
    const rounds = action.type === 'Until' ? (action.limit?.count ?? 1) : 1;
    const inside = rounds * Math.max(0, ...blocksOf(action).map(worstSeconds));
    return sum + own + inside;
  }, 0);
}

describe('definition', () => {
  it('has the same operation ids for the same flow', () => {
    expect(buildFlow(model)).toEqual(buildFlow(model));
  });

  it('asks for no type and no member in the trigger, so that no lead is refused', () => {
    const [workflow] = buildFlow(model).workflows;
    const data = workflow?.clientData as unknown as ClientData | undefined;
    const schema = JSON.stringify(data?.properties.definition.triggers.manual?.inputs.schema);
    expect(schema).not.toMatch(/"(?:type|required|additionalProperties|minLength)"/);
    expect(schema).toContain('"Email":{}');
  });

  it('grows with fields of the publisher', () => {
    const added = Array.from({ length: 20 }, (_, index) => ({
      path: index % 2 === 0 ? [`Extra${index}`] : ['UserDetails', `Extra${index}`],
      title: `Extra field number ${index}`,
      description: 'x',
      visibility: 'advanced' as const,
      type: 'string' as const,
      standard: false,
    }));
    const mapping = Object.fromEntries(
      added.map(({ path }) => [
        path.join('/'),
        { column: `cts_${path.join('').toLowerCase()}`, maxLength: 100 },
      ]),
    );
    const flow = { ...model.settings.flow, mapping: { ...model.settings.flow.mapping, ...mapping } };
    const built = buildFlow({
      ...model,
      fields: [...model.fields, ...added],
      settings: { ...model.settings, flow },
    });
    expect(JSON.stringify(built.workflows)).toContain('item/cts_userdetailsextra19');
  });
});
