import { asObject, asString, jsonPath, memberAt, memberOf } from '../../connector/problems/json-value.ts';
import type { Finding, LintRule } from '../../connector/problems/lint-rule.ts';
import { placeAt, type FlowAction, type FlowView } from '../../connector/flow-lint/flow-view.ts';
import { parseDuration } from '../runner/http/duration.ts';
import { isCall, predecessorsOf, runAfterOf, withDescendants } from './services.ts';

/** A caller waits 120 s for the Response; what is left over is for the calls themselves. */
const budgetSeconds = 100;

/** Rules on what stands before and behind a Response. */
export const responseRules: readonly LintRule<FlowView>[] = [
  {
    id: 'F-work-after-response',
    title: 'No work depends on a Response',
    why: 'A resubmitted run has no caller: its Response is Skipped, and everything that waits for its success is too.',
    remedy: 'Run the work first, or let it run after the Response in every status, Skipped included.',
    severity: 'error',
    foreign: 'warning',
    check: (view) => {
      const responses = new Set(view.actions.filter(isResponse).map(({ name }) => name.toLowerCase()));
      return view.actions.flatMap((action) =>
        runAfterOf(action)
          .filter(({ name, statuses }) => responses.has(name) && !statuses.includes('skipped'))
          .map(({ written }) => ({
            message: `"${action.name}" runs only after the Response "${written}" was sent.`,
            at: placeAt(view, jsonPath(action.path, 'runAfter')),
          })),
      );
    },
  },
  {
    id: 'F-default-retry',
    title: 'Calls before a Response write their retry policy out',
    why: 'The default differs by licence: two retries over 10 minutes, or twelve over an hour. The caller waits 120 seconds and then gets 504, though the lead is still written, maybe twice.',
    remedy: 'Add "retryPolicy" with a short sum of delays, or answer before.',
    severity: 'error',
    foreign: 'warning',
    check: (view) => {
      const found = new Set(view.actions.filter(isResponse).flatMap((response) => before(view, response)));
      return [...found]
        .filter((action) => isCall(action) && isDefaultPolicy(action))
        .map(({ name, path }) => ({
          message: `"${name}" stands before a Response and retries by the plan's default.`,
          at: placeAt(view, jsonPath(path, 'inputs')),
        }));
    },
  },
  {
    id: 'F-retry-budget',
    title: `Retries on the way to a Response wait ${budgetSeconds} seconds at most`,
    why: 'The caller waits 120 seconds and then gets 504, though the run goes on.',
    remedy: 'Fewer retries, shorter intervals, or an answer before the work.',
    severity: 'error',
    foreign: 'warning',
    check: (view) =>
      view.actions.filter(isResponse).flatMap((response): readonly Finding[] => {
        const waits = longestWait(view, response);
        return waits < budgetSeconds
          ? []
          : [
              {
                message: `Retries before the Response "${response.name}" can wait ${Math.round(waits)} seconds.`,
                at: placeAt(view, response.path),
              },
            ];
      }),
  },
  {
    id: 'F-response-failure',
    title: 'A flow that answers after its work also answers when the work fails',
    why: 'Without a Response the caller gets 502 NoResponse, whatever became of the lead.',
    remedy: 'Add a Response that runs after the work has Failed, TimedOut or been Skipped.',
    severity: 'warning',
    check: (view) => {
      const late = view.actions.filter((action) => isResponse(action) && before(view, action).some(isCall));
      const caught = view.actions
        .filter(isResponse)
        .some((action) =>
          [action, ...action.ancestors]
            .flatMap((each) => [each, ...predecessorsOf(view, each)])
            .some((each) => runAfterOf(each).some(({ statuses }) => statuses.includes('failed'))),
        );
      const [first] = late;
      return first === undefined || caught
        ? []
        : [
            {
              message: `"${first.name}" answers only when everything before it went well.`,
              at: placeAt(view, first.path),
            },
          ];
    },
  },
];

function isResponse({ type, node }: FlowAction): boolean {
  const kind = asString(memberOf(node, 'kind'));
  return type.toLowerCase() === 'response' && (kind === undefined || kind.toLowerCase() === 'http');
}

/** Everything that ends before an action begins: its predecessors and those of what is around it, with their insides. */
function before(view: FlowView, action: FlowAction): readonly FlowAction[] {
  return [action, ...action.ancestors]
    .flatMap((each) => predecessorsOf(view, each))
    .flatMap((each) => withDescendants(view, each));
}

function policyOf({ node }: FlowAction): unknown {
  return memberAt(node, 'inputs', 'retryPolicy');
}

function isDefaultPolicy(action: FlowAction): boolean {
  const type = asString(memberOf(policyOf(action), 'type'));
  return asObject(policyOf(action)) === undefined || type === undefined || type.toLowerCase() === 'default';
}

/** Seconds that the longest chain of retries before an action can wait. Default policies are told apart, not counted. */
function longestWait(view: FlowView, response: FlowAction): number {
  const open = new Set<FlowAction>();
  const until = (action: FlowAction): number => {
    if (open.has(action)) return 0;
    open.add(action);
    const members = view.actions.filter(({ block }) => block === action.block);
    const earlier = runAfterOf(action).map(({ name }) =>
      members.find((each) => each.name.toLowerCase() === name),
    );
    const longest = Math.max(
      0,
      ...earlier.map((each) => (each === undefined ? 0 : until(each) + inside(each))),
    );
    open.delete(action);
    return longest;
  };
  const inside = (action: FlowAction): number => {
    const children = view.actions.filter(({ block }) => block.owner === action);
    return retrySeconds(action) + Math.max(0, ...children.map((child) => until(child) + inside(child)));
  };
  return [response, ...response.ancestors].reduce((sum, each) => sum + until(each), 0);
}

/** The longest sum of waits of a written policy: each wait at the upper end of its range. */
function retrySeconds(action: FlowAction): number {
  const policy = policyOf(action);
  if (!isCall(action) || isDefaultPolicy(action)) return 0;
  const seconds = (name: string) => (parseDuration(asString(memberOf(policy, name)) ?? '') ?? NaN) / 1000;
  const count = Number(memberOf(policy, 'count') ?? 0);
  const interval = seconds('interval');
  const type = asString(memberOf(policy, 'type'))?.toLowerCase();
  if (type === 'none' || !(count > 0) || Number.isNaN(interval)) return 0;
  if (type === 'fixed') return count * interval;
  const most = Number.isNaN(seconds('maximumInterval')) ? 86_400 : seconds('maximumInterval');
  const least = Number.isNaN(seconds('minimumInterval')) ? 0 : seconds('minimumInterval');
  return Array.from({ length: Math.min(count, 90) }, (_, index) =>
    Math.min(Math.max(interval * 2 ** (index + 1), least), most),
  ).reduce((sum, each) => sum + each, 0);
}
