import type { UntilPlan } from '../actions/action-kind.ts';
import type { Scope } from '../expression/scope.ts';
import { ExpressionFault } from '../expression/fault.ts';
import { typeName } from '../value/type-name.ts';
import type { ActionState } from './action-state.ts';
import { blockStatus, decidingActions, type BlockStatus } from './block-status.ts';
import { finishAction } from './finish-action.ts';
import type { FlowRun } from './flow-run.ts';
import { scopeOf } from './flow-scope.ts';
import { newFrame, type Frame } from './frame.ts';
import { startBlock } from './run-block.ts';
import { endBlock, failBlock } from './run-branch.ts';
import { errorValue, sentences } from './sentences.ts';

/**
 * Until: runs its actions, then asks; the last iteration decides how it ends, also where the count or the time
 * is used up (the runtime of 2020 records that as a success; the documentation says TimedOut).
 */
export function runUntil(run: FlowRun, state: ActionState, plan: UntilPlan): void {
  const { action, frame } = state;
  const [block] = action.blocks;
  const iterations: Frame[] = [];
  let limits: { readonly count: number; readonly timeout: number };
  try {
    limits = { count: plan.count(scopeOf(run, frame)), timeout: plan.timeout(scopeOf(run, frame)) };
  } catch (error) {
    failBlock(run, state, error);
    return;
  }
  state.iterations = iterations;
  const slots = run.flow.loopSlots.get(action) ?? 0;
  const isOver = (status: BlockStatus): boolean => {
    // After the last iteration that the count allows nobody asks any more.
    const answer = iterations.length >= limits.count || ask(run, state, plan);
    if (answer === 'failed') return true;
    const spent = run.clock.now() - state.startTime >= limits.timeout;
    if (!answer && !spent) return false;
    endBlock(run, state, status);
    return true;
  };
  // Blocks without actions end at once: turns are taken in a loop, not one inside the other.
  let due = false;
  let taking = false;
  const takeTurns = (): void => {
    due = true;
    if (taking) return;
    taking = true;
    while (due) {
      due = false;
      const iteration = newFrame(frame, action, iterations.length, undefined, slots);
      iterations.push(iteration);
      state.iterationCount = iterations.length;
      if (block === undefined) due = !isOver('Succeeded');
      else
        startBlock(run, block, iteration, () => {
          if (!isOver(blockStatus(block, iteration))) takeTurns();
        });
    }
    taking = false;
  };
  takeTurns();
}

/** The condition is evaluated around the loop: it sees the last iteration, and no index of its own. */
function conditionScope(run: FlowRun, state: ActionState): Scope {
  const scope = scopeOf(run, state.frame);
  const last = state.iterations?.at(-1);
  const [block] = state.action.blocks;
  if (run.host.quirks?.includes('until-sees-leaves') !== true || last === undefined || block === undefined)
    return scope;
  const hidden = new Set(block.actions.filter(({ blocks }) => blocks.length === 0));
  for (const action of decidingActions(block, last)) hidden.delete(action);
  const own: Pick<Scope, 'action'> = {
    action: (name) => {
      const action = run.flow.actions.get(name.toLowerCase());
      return action !== undefined && hidden.has(action) ? undefined : scope.action(name);
    },
  };
  return Object.assign(Object.create(scope), own);
}

/** The condition's answer, or `failed` where it has none and the loop has been ended for it. */
function ask(run: FlowRun, state: ActionState, plan: UntilPlan): boolean | 'failed' {
  const { name } = state.action;
  try {
    const answer = plan.condition(conditionScope(run, state));
    if (typeof answer === 'boolean') return answer;
    finishAction(run, state, {
      status: 'Failed',
      code: 'ActionUntilConditionFailed',
      error: errorValue(
        'ActionUntilConditionFailed',
        sentences.untilNotBoolean(name, plan.written, typeName(answer)),
      ),
    });
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error;
    finishAction(run, state, {
      status: 'Failed',
      code: 'BadRequest',
      error: errorValue('InvalidTemplate', sentences.inAction(name, error.message)),
    });
  }
  return 'failed';
}
