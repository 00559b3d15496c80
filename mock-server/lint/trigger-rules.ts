import {
  asString,
  jsonPath,
  memberAt,
  memberOf,
  membersOf,
  shown,
} from '../../connector/problems/json-value.ts';
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
      requestTriggers(view).flatMap((trigger) =>
        schemaRefusals(
          memberAt(trigger.node, 'inputs', 'schema'),
          jsonPath(trigger.path, 'inputs', 'schema'),
        ).map(({ path, what, mild }) => ({
          message: `The schema of "${trigger.name}" refuses ${what}.`,
          at: placeAt(view, path),
          ...(mild === true ? { severity: 'warning' as const } : {}),
        })),
      ),
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
    foreign: 'warning',
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

/** Something that a schema refuses, and where it says so. */
export interface Refusal {
  readonly path: string;
  /** Ready to stand behind "refuses". */
  readonly what: string;
  /** Only a body that is no lead at all is refused: no lead is lost, but nobody is told. */
  readonly mild?: boolean;
}

/** What a trigger schema loses: other roots, nulls, absent and unknown fields; one entry for each kind. */
export function schemaRefusals(schema: unknown, path: string): readonly Refusal[] {
  const leaves = everyProperty(schema, path, [], 0);
  const nulls = leaves.filter(({ node }) => refusesNull(node));
  const holders = [{ node: schema, path, names: [] }, ...leaves];
  const required = holders.flatMap((each) =>
    requiredNames(each.node).map((name) => ({
      path: jsonPath(each.path, 'required'),
      name: [...each.names, name].join('/'),
    })),
  );
  const closed = holders.filter(({ node }) => memberOf(node, 'additionalProperties') === false);
  const root = memberOf(schema, 'type');
  return [
    ...(root === undefined
      ? []
      : [
          { path: jsonPath(path, 'type'), what: `a body that is not of the type ${shown(root)}`, mild: true },
        ]),
    ...grouped(
      nulls.map(({ path: at, names }) => ({ path: at, name: names.join('/') })),
      'null in',
    ),
    ...grouped(required, 'a body without'),
    ...closed.map((each) => ({ path: each.path, what: 'fields that it does not know' })),
  ];
}

function grouped(
  found: readonly { readonly path: string; readonly name: string }[],
  words: string,
): readonly Refusal[] {
  const [first] = found;
  const names = [...new Set(found.map(({ name }) => `"${name}"`))];
  const listed = names.slice(0, 12).join(', ') + (names.length > 12 ? ` and ${names.length - 12} more` : '');
  return first === undefined ? [] : [{ path: first.path, what: `${words} ${listed}` }];
}

interface Property {
  readonly node: unknown;
  readonly path: string;
  readonly names: readonly string[];
}

function everyProperty(
  schema: unknown,
  path: string,
  names: readonly string[],
  depth: number,
): readonly Property[] {
  if (depth > 30) return [];
  return membersOf(memberOf(schema, 'properties')).flatMap(([name, node]) => {
    const property = { node, path: jsonPath(path, 'properties', name), names: [...names, name] };
    return [property, ...everyProperty(node, property.path, property.names, depth + 1)];
  });
}

function refusesNull(node: unknown): boolean {
  const types = [memberOf(node, 'type')].flat().filter((type) => type !== undefined);
  return types.length > 0 && !types.includes('null');
}

function requiredNames(node: unknown): readonly string[] {
  return [memberOf(node, 'required')].flat().filter((name) => typeof name === 'string');
}
