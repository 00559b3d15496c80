import { asString, jsonPath, memberAt, memberOf } from '../../connector/problems/json-value.ts';
import type { Finding, LintRule } from '../../connector/problems/lint-rule.ts';
import { placeAt, type FlowAction, type FlowView } from '../../connector/flow-lint/flow-view.ts';
import { requestTriggers } from './trigger-rules.ts';
import { isCall, isMessaging, operationOf, runAfterOf, serviceOf, withDescendants } from './services.ts';

/** Services whose records get their id from the service alone: a retried create can only be a risk. */
const withoutOwnIds = new Set(['shared_sharepointonline', 'shared_excelonlinebusiness']);

/** Operations that make a new record at each call, by API. */
const creates: Readonly<Record<string, RegExp>> = {
  shared_commondataserviceforapps: /^CreateRecord(?:WithOrganization)?$/,
  shared_commondataservice: /^PostItem(?:_V2)?$/,
  shared_salesforce: /^PostItem/,
  shared_sharepointonline: /^PostItem$/,
  shared_sql: /^PostItem/,
  shared_excelonlinebusiness: /^AddRow/,
  shared_hubspotcrm: /Create/,
  shared_hubspotcrmv2: /^Create/,
  shared_dynamicsax: /^PostItem/,
  shared_pipedrive: /^Add/,
};
const failed = ['failed', 'timedout'];

/** Rules on writing once, and on what happens when writing fails. */
export const writingRules: readonly LintRule<FlowView>[] = [
  {
    id: 'F-create-retry',
    title: 'A create that is retried carries an id of its own',
    why: 'An answer lost on the way makes the platform try again, and there are two records.',
    remedy: 'Make the id once in the flow and write by upsert on it, or set the retry policy to none.',
    severity: 'error',
    foreign: 'warning',
    check: (view) =>
      view.actions
        .filter((action) => isCreate(view, action))
        .filter(
          (action) =>
            asString(memberAt(action.node, 'inputs', 'retryPolicy', 'type'))?.toLowerCase() !== 'none' &&
            !hasOwnId(action),
        )
        .map((action) => ({
          message: `"${action.name}" makes a record and is retried, but the record has no id of its own.`,
          at: placeAt(view, jsonPath(action.path, 'inputs')),
          ...(withoutOwnIds.has(serviceOf(view, action) ?? '') ? { severity: 'warning' as const } : {}),
        })),
  },
  {
    id: 'F-post-retry',
    title: 'A POST that is retried can be told apart from the first one',
    why: 'An answer lost on the way makes the platform try again; the service may do the work twice.',
    remedy: 'Send an idempotency key, or set the retry policy to none.',
    severity: 'note',
    check: (view) =>
      view.actions
        .filter(
          ({ type, node }) =>
            type.toLowerCase() === 'http' &&
            asString(memberAt(node, 'inputs', 'method'))?.toUpperCase() === 'POST',
        )
        .filter(
          ({ node }) => asString(memberAt(node, 'inputs', 'retryPolicy', 'type'))?.toLowerCase() !== 'none',
        )
        .filter(
          ({ node }) =>
            !Object.keys(Object(memberAt(node, 'inputs', 'headers'))).some((name) =>
              /idempoten|request-id|if-none-match/i.test(name),
            ),
        )
        .map(({ name, path }) => ({
          message: `"${name}" posts and is retried without a key.`,
          at: placeAt(view, jsonPath(path, 'inputs')),
        })),
  },
  {
    id: 'F-failure-branch',
    title: 'A flow that is called and calls others has a branch for failure',
    why: 'When the destination is down the lead is in no system, and nobody is told.',
    remedy: 'Put the work in a scope and add an action that runs after it has Failed or TimedOut.',
    severity: 'error',
    foreign: 'warning',
    check: (view) => {
      const [trigger] = requestTriggers(view);
      if (trigger === undefined || !view.actions.some(isCall)) return [];
      const handled = view.actions.some((action) =>
        runAfterOf(action).some(({ statuses }) => statuses.some((each) => failed.includes(each))),
      );
      return handled
        ? []
        : [
            {
              message: 'No action runs after a failure.',
              at: placeAt(view, jsonPath(view.definitionPath, 'actions')),
            },
          ];
    },
  },
  {
    id: 'F-failure-time-out',
    title: 'A branch for failure also runs after TimedOut',
    why: 'A call without an answer ends TimedOut, not Failed: nothing then runs.',
    remedy: 'Add TimedOut, and Skipped where the action may be skipped by a failure before it.',
    severity: 'warning',
    foreign: 'note',
    check: (view) =>
      view.actions.flatMap((action) =>
        runAfterOf(action)
          .filter(({ statuses }) => statuses.includes('failed') && !statuses.includes('timedout'))
          .filter(() => !action.ancestors.some((around) => isCaught(view, around)))
          .filter(({ name }) =>
            canTimeOut(
              view,
              view.actions.find((each) => each.block === action.block && each.name.toLowerCase() === name),
            ),
          )
          .map(({ written }) => ({
            message: `"${action.name}" runs after "${written}" has Failed, but not after it has TimedOut.`,
            at: placeAt(view, jsonPath(action.path, 'runAfter')),
          })),
      ),
  },
  {
    id: 'F-dead-letter-service',
    title: 'What failed is not put aside in the service that failed',
    why: 'When the service is down, the dead letter is lost with the lead.',
    remedy: 'Send the dead letter by another service, such as a mail.',
    severity: 'error',
    foreign: 'warning',
    check: (view) => view.actions.flatMap((action) => deadLetterFindings(view, action)),
  },
];

function isCreate(view: FlowView, action: FlowAction): boolean {
  return creates[serviceOf(view, action) ?? '']?.test(operationOf(action) ?? '') === true;
}

/** `item/leadid` for the table `leads`: the primary key, chosen by the flow. */
function hasOwnId({ node }: FlowAction): boolean {
  const parameters = Object(memberAt(node, 'inputs', 'parameters')) as object;
  const table = asString(memberOf(parameters, 'entityName'))?.toLowerCase() ?? '';
  return Object.keys(parameters).some((key) => {
    const column = /^item\/([a-z0-9_]+)id$/i.exec(key)?.[1]?.toLowerCase();
    return column !== undefined && table !== '' && table.startsWith(column.replace(/y$/, ''));
  });
}

function deadLetterFindings(view: FlowView, handler: FlowAction): readonly Finding[] {
  const members = view.actions.filter(({ block }) => block === handler.block);
  return runAfterOf(handler).flatMap(({ name, statuses }) => {
    const broken = members.find((each) => each.name.toLowerCase() === name);
    if (
      broken === undefined ||
      statuses.includes('succeeded') ||
      !statuses.some((each) => failed.includes(each))
    )
      return [];
    const services = (actions: readonly FlowAction[]) =>
      new Set(actions.flatMap((each) => serviceOf(view, each) ?? []));
    const every = services(withDescendants(view, broken));
    const keeping = [...every].filter((service) => !isMessaging(service));
    const inside = keeping.length > 0 ? new Set(keeping) : every;
    const branch = [handler, ...followers(members, handler)].flatMap((each) => withDescendants(view, each));
    const aside = services(branch);
    if (aside.size === 0 || [...aside].some((service) => !inside.has(service))) return [];
    // Behind a single call another call of its service may be the next try; a new record is no try.
    const isScope = view.actions.some(({ block }) => block.owner === broken);
    if (!isScope && !branch.some((each) => isCreate(view, each))) return [];
    return [
      {
        message: `"${handler.name}" puts aside what failed in "${broken.name}" by the same service: ${[...aside].map((each) => `"${each}"`).join(', ')}.`,
        at: placeAt(view, handler.path),
      },
    ];
  });
}

/** Actions of the same branch that run after an action, near and far. */
function followers(members: readonly FlowAction[], action: FlowAction): readonly FlowAction[] {
  const found = new Set<FlowAction>();
  const pending = [action];
  while (pending.length > 0) {
    const name = pending.pop()?.name.toLowerCase();
    for (const each of members)
      if (!found.has(each) && runAfterOf(each).some((after) => after.name === name)) {
        found.add(each);
        pending.push(each);
      }
  }
  return [...found];
}

/** Calls, waits and whatever holds other actions can end TimedOut; data operations cannot. */
function canTimeOut(view: FlowView, action: FlowAction | undefined): boolean {
  if (action === undefined) return false;
  if (isCall(action) || /^(?:Wait|Workflow|Until)$/i.test(action.type)) return true;
  return withDescendants(view, action)
    .slice(1)
    .some((each) => canTimeOut(view, each));
}

/** Something around the action has a branch of its own for what timed out inside of it. */
function isCaught(view: FlowView, around: FlowAction): boolean {
  return view.actions.some(
    (each) =>
      each.block === around.block &&
      runAfterOf(each).some(
        ({ name, statuses }) => name === around.name.toLowerCase() && statuses.includes('timedout'),
      ),
  );
}
