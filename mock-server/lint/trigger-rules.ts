import { asString, jsonPath, memberAt, memberOf, membersOf } from '../../connector/problems/json-value.ts';
import type { LintRule } from '../../connector/problems/lint-rule.ts';
import { placeAt, type FlowNode, type FlowView } from '../../connector/flow-lint/flow-view.ts';

type FlowRule = LintRule<FlowView>;

/** Rules on the trigger that takes leads. */
export const triggerRules: readonly FlowRule[] = [
  {
    id: 'F-schema-null',
    title: 'The schema of a Request trigger refuses neither null nor another root, and requires nothing',
    why: 'A body that does not fit gets 400 TriggerInputSchemaMismatch before a run exists: the lead is lost and no history shows it.',
    remedy:
      'Leave leaves untyped or allow null, leave the type of the root away, and check values inside the flow.',
    severity: 'error',
    foreign: 'warning',
    check: (view) =>
      requestTriggers(view).flatMap((trigger) => {
        const schema = memberAt(trigger.node, 'inputs', 'schema');
        const at = jsonPath(trigger.path, 'inputs', 'schema');
        const refused = [
          ...(memberOf(schema, 'type') === undefined
            ? []
            : [
                {
                  path: at,
                  what: `a root that is not of the type ${JSON.stringify(memberOf(schema, 'type'))}`,
                },
              ]),
          ...refusals(schema, at, 0),
        ];
        const [first, ...more] = refused;
        if (first === undefined) return [];
        return [
          {
            message: `The schema of "${trigger.name}" refuses ${first.what}${more.length === 0 ? '' : `, and ${more.length} more`}.`,
            at: placeAt(view, first.path),
          },
        ];
      }),
  },
  {
    id: 'F-trigger-tenant',
    title: 'A Request trigger that a service outside calls is open to anyone with its URL',
    why: 'The marketplace sends no token: with Tenant or User every lead gets 401, and the history stays empty.',
    remedy: 'Write "triggerAuthenticationType": "All".',
    severity: 'error',
    foreign: 'warning',
    check: (view) =>
      requestTriggers(view).flatMap((trigger) => {
        const mode = asString(memberAt(trigger.node, 'inputs', 'triggerAuthenticationType'));
        return mode === undefined || mode.toLowerCase() === 'all'
          ? []
          : [
              {
                message: `"${trigger.name}" can be called by "${mode}" only.`,
                at: placeAt(view, jsonPath(trigger.path, 'inputs', 'triggerAuthenticationType')),
              },
            ];
      }),
  },
  {
    id: 'F-trigger-authentication',
    title: 'A Request trigger says who may call it',
    why: 'New flows default to people of the own tenant; what an import makes of nothing is not documented.',
    remedy: 'Write "triggerAuthenticationType": "All".',
    severity: 'error',
    foreign: 'note',
    check: (view) =>
      requestTriggers(view)
        .filter(({ node }) => memberAt(node, 'inputs', 'triggerAuthenticationType') === undefined)
        .map(({ name, path }) => ({
          message: `"${name}" does not say who may call it.`,
          at: placeAt(view, jsonPath(path, 'inputs')),
        })),
  },
  {
    id: 'F-trigger-method',
    title: 'A Request trigger names its method',
    why: 'Without one the designer promises every method, and the service takes POST only.',
    remedy: 'Write "method": "POST".',
    severity: 'warning',
    foreign: 'note',
    check: (view) =>
      requestTriggers(view)
        .filter(({ node }) => memberAt(node, 'inputs', 'method') === undefined)
        .map(({ name, path }) => ({
          message: `"${name}" names no method.`,
          at: placeAt(view, jsonPath(path, 'inputs')),
        })),
  },
];

/** Triggers that an HTTP call starts. Buttons and Power Apps are Request triggers of other kinds. */
export function requestTriggers(view: FlowView): readonly FlowNode[] {
  return view.triggers.filter(
    ({ type, node }) =>
      type.toLowerCase() === 'request' &&
      ['http', undefined].includes(asString(memberOf(node, 'kind'))?.toLowerCase()),
  );
}

interface Refusal {
  readonly path: string;
  readonly what: string;
}

function refusals(schema: unknown, path: string, depth: number): readonly Refusal[] {
  if (depth > 30) return [];
  const required = [memberOf(schema, 'required')].flat().filter((name) => typeof name === 'string');
  return [
    ...(required.length === 0
      ? []
      : [{ path: jsonPath(path, 'required'), what: `a lead without "${required[0] ?? ''}"` }]),
    ...membersOf(memberOf(schema, 'properties')).flatMap(([name, property]) => {
      const at = jsonPath(path, 'properties', name);
      const types = [memberOf(property, 'type')].flat().filter((type) => type !== undefined);
      const refusesNull = types.length > 0 && !types.includes('null');
      return [
        ...(refusesNull ? [{ path: at, what: `a lead whose "${name}" is null` }] : []),
        ...refusals(property, at, depth + 1),
      ];
    }),
    ...(memberOf(schema, 'additionalProperties') === false
      ? [{ path, what: 'fields that it does not know' }]
      : []),
  ];
}
