import { asArray, asString, jsonPath, memberAt, memberOf, membersOf, shown } from '../problems/json-value.ts';
import type { Finding, LintRule } from '../problems/lint-rule.ts';
import { placeAt, type FlowAction, type FlowView } from './flow-view.ts';

type FlowRule = LintRule<FlowView>;

/** Statuses that `runAfter` may name; new designers write them in capitals. */
const statuses = ['Succeeded', 'Failed', 'Skipped', 'TimedOut'];

/** Rules on the build of a definition, that no expression has to be read for. */
export const structureRules: readonly FlowRule[] = [
  {
    id: 'F-one-trigger',
    title: 'A flow has exactly one trigger',
    why: 'The service refuses a flow without a trigger; a second one is not started.',
    remedy: 'Keep one trigger.',
    severity: 'error',
    check: (view) =>
      view.triggers.length === 1
        ? []
        : [
            {
              message: `The flow has ${view.triggers.length} triggers, not one.`,
              at: placeAt(view, jsonPath(view.definitionPath, 'triggers')),
            },
          ],
  },
  {
    id: 'F-run-after-known',
    title: 'runAfter names actions of the same branch, with statuses that exist',
    why: 'The service refuses the definition when it is saved or turned on.',
    remedy: 'Name an action that stands in the same list of actions.',
    severity: 'error',
    check: (view) => view.actions.flatMap((action) => runAfterFindings(view, action)),
  },
  {
    id: 'F-run-after-cycle',
    title: 'Actions do not wait for one another in a circle',
    why: 'The service refuses the definition when it is saved or turned on.',
    remedy: 'Remove one runAfter of the circle.',
    severity: 'error',
    check: (view) =>
      [...new Set(view.actions.map(({ block }) => block))].flatMap((block): readonly Finding[] => {
        const members = view.actions.filter((action) => action.block === block);
        const cycle = findCycle(members);
        return cycle === undefined
          ? []
          : [
              {
                message: `The actions wait in a circle: ${cycle.map((name) => `"${name}"`).join(' → ')}.`,
                at: placeAt(view, block.path),
              },
            ];
      }),
  },
  {
    id: 'F-name-unique',
    title: 'No two actions of a flow have one name',
    why: 'Names are the addresses of expressions; the service refuses a second one, in whatever branch and case.',
    remedy: 'Rename one of the actions.',
    severity: 'error',
    check: (view) => {
      const first = new Map<string, FlowAction>();
      return view.actions.flatMap((action): readonly Finding[] => {
        const folded = action.name.toLowerCase();
        const earlier = first.get(folded);
        if (earlier === undefined) {
          first.set(folded, action);
          return [];
        }
        return [
          {
            message: `"${action.name}" is already the name of the action at ${earlier.path}.`,
            at: placeAt(view, action.path),
          },
        ];
      });
    },
  },
  {
    id: 'F-variable-top-level',
    title: 'Variables are initialized at the top level',
    why: 'InitializeVariable inside a scope, a condition or a loop is refused.',
    remedy: 'Move the action to the top level of the flow.',
    severity: 'error',
    check: (view) =>
      view.actions
        .filter(({ type, ancestors }) => type === 'InitializeVariable' && ancestors.length > 0)
        .map(({ name, path, ancestors }) => ({
          message: `"${name}" initializes a variable inside "${ancestors.at(-1)?.name ?? ''}".`,
          at: placeAt(view, path),
        })),
  },
  {
    id: 'F-connection-known',
    title: 'Every connector action uses a connection reference of the flow',
    why: 'The import fails, or the action has no connection when the flow is turned on.',
    remedy: 'Add the reference under connectionReferences, or correct connectionName.',
    severity: 'error',
    check: (view) => (view.connectionReferences === undefined ? [] : connectionFindings(view)),
  },
];

function runAfterFindings(view: FlowView, action: FlowAction): readonly Finding[] {
  return membersOf(memberOf(action.node, 'runAfter')).flatMap(([name, after]): readonly Finding[] => {
    const at = placeAt(view, jsonPath(action.path, 'runAfter', name));
    if (name.toLowerCase() === action.name.toLowerCase())
      return [{ message: `"${name}" waits for itself.`, at }];
    if (!action.block.names.has(name.toLowerCase())) {
      const elsewhere = view.actions.some((other) => other.name.toLowerCase() === name.toLowerCase());
      return [
        {
          message: `"${action.name}" runs after "${name}", ${elsewhere ? 'which stands in another branch' : 'which does not exist'}.`,
          at,
        },
      ];
    }
    return asArray(after)
      .filter((status) => !statuses.some((each) => each.toLowerCase() === shown(status).toLowerCase()))
      .map((status) => ({
        message: `"${action.name}" waits for the status "${shown(status)}" of "${name}"; there are ${statuses.join(', ')}.`,
        at,
      }));
  });
}

/** One circle of `runAfter` among the actions of a block; `undefined` where there is none. */
export function findCycle(actions: readonly FlowAction[]): readonly string[] | undefined {
  const waits = new Map(
    actions.map(
      ({ name, node }) =>
        [
          name.toLowerCase(),
          membersOf(memberOf(node, 'runAfter')).map(([each]) => each.toLowerCase()),
        ] as const,
    ),
  );
  const done = new Set<string>();
  for (const start of waits.keys()) {
    const trail: { readonly name: string; next: number }[] = [{ name: start, next: 0 }];
    while (trail.length > 0) {
      const top = trail.at(-1);
      if (top === undefined) break;
      const target = done.has(top.name) ? undefined : waits.get(top.name)?.[top.next];
      top.next += 1;
      if (target === undefined) {
        done.add(top.name);
        trail.pop();
        continue;
      }
      if (target === top.name) continue;
      const seen = trail.findIndex(({ name }) => name === target);
      if (seen >= 0) return [...trail.slice(seen).map(({ name }) => name), target];
      if (waits.has(target)) trail.push({ name: target, next: 0 });
    }
  }
  return undefined;
}

function connectionFindings(view: FlowView): readonly Finding[] {
  const known = Object.keys(view.connectionReferences ?? {});
  return [...view.triggers, ...view.actions].flatMap(({ name, node, path }): readonly Finding[] => {
    const connection = asString(memberAt(node, 'inputs', 'host', 'connectionName'));
    if (connection === undefined || known.includes(connection)) return [];
    return [
      {
        message: `"${name}" uses the connection "${connection}"; the flow has ${known.length === 0 ? 'none' : known.map((each) => `"${each}"`).join(', ')}.`,
        at: placeAt(view, jsonPath(path, 'inputs', 'host', 'connectionName')),
      },
    ];
  });
}
