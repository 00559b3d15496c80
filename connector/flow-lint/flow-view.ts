import { asObject, jsonPath, memberOf, membersOf, type JsonObject } from '../problems/json-value.ts';
import type { Place } from '../problems/problem.ts';

/** An action or trigger where it stands. */
export interface FlowNode {
  readonly name: string;
  readonly node: JsonObject;
  /** As written; empty where missing. */
  readonly type: string;
  /** JSON path of the node from the root of the file. */
  readonly path: string;
}

export interface FlowAction extends FlowNode {
  /** The list of actions that it is a member of. */
  readonly block: FlowBlock;
  /** The actions around it, outermost first. */
  readonly ancestors: readonly FlowAction[];
}

/** One list of actions: the flow's own, or a branch of a container. Only inside it does `runAfter` look. */
export interface FlowBlock {
  readonly path: string;
  readonly owner: FlowAction | undefined;
  /** In lower case: the service compares names without regard to case. */
  readonly names: ReadonlySet<string>;
}

/** A flow definition laid open for rules. */
export interface FlowView {
  readonly place: Place;
  /** The whole file: clientdata, or the bare definition. */
  readonly root: unknown;
  readonly definition: JsonObject;
  /** JSON path of the definition in the file. */
  readonly definitionPath: string;
  /** `properties.connectionReferences`; `undefined` for a bare definition. */
  readonly connectionReferences: JsonObject | undefined;
  readonly triggers: readonly FlowNode[];
  /** Every action at every depth, in the order of the file. */
  readonly actions: readonly FlowAction[];
}

/**
 * A view of a flow: of clientdata (`{ properties: { definition } }`), of a code view (`{ definition }`) or of a bare
 * definition. `undefined` where there is no definition.
 */
export function viewFlow(root: unknown, place: Place): FlowView | undefined {
  const [definition, definitionPath] = findDefinition(root);
  if (definition === undefined) return undefined;
  return {
    place,
    root,
    definition,
    definitionPath,
    connectionReferences:
      asObject(memberOf(memberOf(root, 'properties'), 'connectionReferences')) ??
      asObject(memberOf(root, 'connectionReferences')),
    triggers: nodes(memberOf(definition, 'triggers'), jsonPath(definitionPath, 'triggers')),
    actions: block(memberOf(definition, 'actions'), jsonPath(definitionPath, 'actions'), undefined, []),
  };
}

/** The place of a node or of something under it. */
export function placeAt(view: FlowView, path: string): Place {
  const { path: entry } = view.place;
  return { ...view.place, path: entry === undefined ? path : `${entry}: ${path}` };
}

function findDefinition(root: unknown): readonly [JsonObject | undefined, string] {
  const wrapped = asObject(memberOf(memberOf(root, 'properties'), 'definition'));
  if (wrapped !== undefined) return [wrapped, '$.properties.definition'];
  const code = asObject(memberOf(root, 'definition'));
  if (code !== undefined) return [code, '$.definition'];
  const bare = asObject(root);
  return [bare !== undefined && ('triggers' in bare || 'actions' in bare) ? bare : undefined, '$'];
}

function nodes(members: unknown, path: string): readonly FlowNode[] {
  return membersOf(members).flatMap(([name, value]) => {
    const node = asObject(value);
    const type = memberOf(node, 'type');
    return node === undefined
      ? []
      : [{ name, node, type: typeof type === 'string' ? type : '', path: jsonPath(path, name) }];
  });
}

function block(
  members: unknown,
  path: string,
  owner: FlowAction | undefined,
  ancestors: readonly FlowAction[],
): readonly FlowAction[] {
  const found = nodes(members, path);
  const here: FlowBlock = { path, owner, names: new Set(found.map(({ name }) => name.toLowerCase())) };
  return found.flatMap((node) => {
    const action: FlowAction = { ...node, block: here, ancestors };
    return [
      action,
      ...branches(action).flatMap(([key, branch]) => block(branch, key, action, [...ancestors, action])),
    ];
  });
}

/** The branches of a container: `actions`, `else.actions`, `cases.*.actions`, `default.actions`. */
function branches({ node, path }: FlowNode): readonly (readonly [path: string, actions: unknown])[] {
  return [
    [jsonPath(path, 'actions'), memberOf(node, 'actions')] as const,
    [jsonPath(path, 'else', 'actions'), memberOf(memberOf(node, 'else'), 'actions')] as const,
    ...membersOf(memberOf(node, 'cases')).map(
      ([name, branch]) => [jsonPath(path, 'cases', name, 'actions'), memberOf(branch, 'actions')] as const,
    ),
    [jsonPath(path, 'default', 'actions'), memberOf(memberOf(node, 'default'), 'actions')] as const,
  ].filter(([, actions]) => asObject(actions) !== undefined);
}
