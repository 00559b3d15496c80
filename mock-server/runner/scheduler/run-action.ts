import type { ActionEnd, LeafRun } from '../actions/action-kind.ts';
import { ExpressionFault } from '../expression/fault.ts';
import { hasEnded, type ActionState } from './action-state.ts';
import { track } from './drive.ts';
import { finishAction } from './finish-action.ts';
import type { FlowRun } from './flow-run.ts';
import { scopeOf } from './flow-scope.ts';
import { runBranch } from './run-branch.ts';
import { runForeach } from './run-foreach.ts';
import { runUntil } from './run-until.ts';
import { RunningAction } from './running-action.ts';
import { tellEnd } from './run-block.ts';
import { errorValue, sentences } from './sentences.ts';
import { skipByRunAfter, unmetRunAfter } from './skip.ts';
import { staticEnd } from './static-result.ts';

/** Takes the actions that are ready, in order, until none is left or the run has ended. */
export function step(run: FlowRun): void {
  while (run.end === undefined) {
    const state = run.ready.shift();
    if (state === undefined) return;
    if (state.status === 'Waiting') takeTurn(run, state);
  }
}

function takeTurn(run: FlowRun, state: ActionState): void {
  const unmet = unmetRunAfter(state);
  if (unmet !== undefined) {
    state.startTime = run.clock.now();
    skipByRunAfter(run, state, unmet);
    tellEnd(run, state);
    return;
  }
  state.status = 'Running';
  state.startTime = run.clock.now();
  run.host.observe?.(state.action.name, scopeOf(run, state.frame));
  const { plan } = state.action;
  switch (plan.form) {
    case 'leaf':
      return runLeaf(run, state, plan.run);
    case 'branch':
      return runBranch(run, state, plan.choose);
    case 'foreach':
      return runForeach(run, state, plan.foreach);
    case 'until':
      return runUntil(run, state, plan.until);
  }
}

function runLeaf(run: FlowRun, state: ActionState, leaf: LeafRun): void {
  const running = new RunningAction(run, state);
  let result: ActionEnd | Promise<ActionEnd>;
  try {
    result = staticEnd(state.action) ?? leaf(running);
  } catch (error) {
    result = endOfFault(error, state);
  }
  if (!(result instanceof Promise)) {
    finishAction(run, state, result);
    return;
  }
  startTimeout(run, state);
  track(
    run,
    running.call,
    result,
    (end) => finishAction(run, state, end),
    (reason) => finishAction(run, state, endOfFault(reason, state)),
  );
}

/** `limit.timeout`: the action ends as TimedOut, and what it still does has no effect. */
function startTimeout(run: FlowRun, state: ActionState): void {
  const { timeout, name } = state.action;
  if (timeout === undefined) return;
  run.clock.after(
    timeout,
    () => {
      if (hasEnded(state)) return;
      finishAction(run, state, {
        status: 'TimedOut',
        code: 'ActionTimedOut',
        error: errorValue(
          'ActionTimedOut',
          `The execution of template action '${name}' is timed out: the action did not complete within its timeout limit.`,
        ),
      });
    },
    true,
  );
}

function endOfFault(reason: unknown, state: ActionState): ActionEnd {
  if (!(reason instanceof ExpressionFault)) throw reason;
  return {
    status: 'Failed',
    code: 'BadRequest',
    error: errorValue('InvalidTemplate', sentences.inInputs(state.action.name, reason.message)),
  };
}
