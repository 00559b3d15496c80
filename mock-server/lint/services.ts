import { asString, memberAt, memberOf, membersOf, shown } from '../../connector/problems/json-value.ts';
import type { FlowAction, FlowNode, FlowView } from '../../connector/flow-lint/flow-view.ts';

/** True for actions that call a connector or a URL. */
export function isCall({ type }: FlowNode): boolean {
  return /^(?:OpenApiConnection|ApiConnection)(?:Webhook|Notification)?$|^Http(?:Webhook)?$/i.test(type);
}

/** What an action calls: the API's name (`shared_office365`), or the host of a URL; `undefined` for other actions. */
export function serviceOf(view: FlowView, action: FlowNode): string | undefined {
  if (!isCall(action)) return undefined;
  const inputs = memberOf(action.node, 'inputs');
  if (/^Http/i.test(action.type))
    return (
      /^https?:\/\/([^/@{?]+)/i.exec(asString(memberOf(inputs, 'uri')) ?? '')?.[1]?.toLowerCase() ?? 'http'
    );
  const alias = asString(memberAt(inputs, 'host', 'connectionName')) ?? '';
  const api = asString(memberAt(view.connectionReferences, alias, 'api', 'name'));
  const id = asString(memberAt(inputs, 'host', 'apiId'))
    ?.split('/')
    .at(-1);
  return api ?? (id === undefined || id === '' ? alias : id);
}

/** The operation of a connector action. */
export function operationOf({ node }: FlowNode): string | undefined {
  return asString(memberAt(node, 'inputs', 'host', 'operationId'));
}

/** An action and everything inside it. */
export function withDescendants(view: FlowView, action: FlowAction): readonly FlowAction[] {
  return [action, ...view.actions.filter(({ ancestors }) => ancestors.includes(action))];
}

/** What an action waits for. */
export interface Waiting {
  /** In lower case, as names are compared. */
  readonly name: string;
  readonly written: string;
  /** In lower case. */
  readonly statuses: readonly string[];
}

/** The members of `runAfter`. */
export function runAfterOf({ node }: FlowNode): readonly Waiting[] {
  return membersOf(memberOf(node, 'runAfter')).map(([name, statuses]) => ({
    name: name.toLowerCase(),
    written: name,
    statuses: [statuses].flat().map((status) => shown(status).toLowerCase()),
  }));
}

/** The actions of the same branch that an action waits for, near and far. */
export function predecessorsOf(view: FlowView, action: FlowAction): readonly FlowAction[] {
  const members = view.actions.filter(({ block }) => block === action.block);
  const found = new Set<FlowAction>();
  const pending = [action];
  while (pending.length > 0)
    for (const { name } of runAfterOf(pending.pop() ?? action)) {
      const before = members.find((each) => each.name.toLowerCase() === name);
      if (before === undefined || found.has(before)) continue;
      found.add(before);
      pending.push(before);
    }
  return [...found];
}

/** Services that only tell people something. */
export function isMessaging(service: string): boolean {
  return /office365$|outlook|sendmail|sendgrid|gmail|smtp|teams|flowpush/i.test(service);
}
