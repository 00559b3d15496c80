import type { ForeachPlan } from '../actions/action-kind.ts';
import { ObjectValue } from '../value/object-value.ts';
import { isArray, typeName } from '../value/type-name.ts';
import type { Value } from '../value/value.ts';
import type { ActionState } from './action-state.ts';
import { blockStatus, type BlockStatus } from './block-status.ts';
import type { FlowRun } from './flow-run.ts';
import { scopeOf } from './flow-scope.ts';
import { newFrame } from './frame.ts';
import { startBlock } from './run-block.ts';
import { endBlock, failBlock, finishBlock } from './run-branch.ts';
import { errorValue, sentences } from './sentences.ts';
import { innerFrame, noItems, skipBlock } from './skip.ts';

/** Foreach: one at a time in Power Automate, 20 in Logic Apps, unless the flow says otherwise; every item has its turn, also after a failure; the loop fails when an iteration failed. */
export function runForeach(run: FlowRun, state: ActionState, plan: ForeachPlan): void {
  const { action, frame } = state;
  const [block] = action.blocks;
  let items: Value;
  try {
    items = plan.items(scopeOf(run, frame));
  } catch (error) {
    failBlock(run, state, error);
    return;
  }
  if (!isArray(items)) {
    const sentence = sentences.notArray(action.name, plan.written, typeName(items));
    finishBlock(run, state, 'Failed', {
      code: 'ExpressionEvaluationFailed',
      error: errorValue('ExpressionEvaluationFailed', sentence),
    });
    return;
  }
  const largest = run.host.profile === 'low' ? 5000 : 100_000;
  if (items.length > largest) {
    finishBlock(run, state, 'Failed', {
      code: 'WorkflowRunActionRepetitionQuotaExceeded',
      error: errorValue(
        'WorkflowRunActionRepetitionQuotaExceeded',
        sentences.tooManyItems(action.name, items.length, largest),
      ),
    });
    return;
  }
  state.inputs = new ObjectValue([['foreachItems', items]]);
  state.inputsMetadata = new ObjectValue([['foreachItemsCount', BigInt(items.length)]]);
  if (items.length === 0 || block === undefined) {
    if (block !== undefined) skipBlock(run, block, innerFrame(run, state), noItems());
    endBlock(run, state, 'Succeeded');
    return;
  }
  const slots = run.flow.loopSlots.get(action) ?? 0;
  const all = items;
  const iterations = all.map((item, index) => newFrame(frame, action, index, item, slots));
  state.iterations = iterations;
  const concurrency = plan.concurrency ?? (run.host.profile === 'logic-apps' ? 20 : 1);
  let next = 0;
  let ended = 0;
  let worst: BlockStatus = 'Succeeded';
  let starting = false;
  const startNext = (): void => {
    if (starting) return;
    starting = true;
    while (next < all.length && next - ended < concurrency) {
      const iteration = iterations[next];
      next += 1;
      if (iteration === undefined) break;
      startBlock(run, block, iteration, () => {
        ended += 1;
        worst = worse(worst, blockStatus(block, iteration));
        startNext();
      });
    }
    starting = false;
    if (ended === all.length) endBlock(run, state, worst);
  };
  startNext();
}

function worse(a: BlockStatus, b: BlockStatus): BlockStatus {
  if (a === 'Failed' || b === 'Failed') return 'Failed';
  return a === 'TimedOut' || b === 'TimedOut' ? 'TimedOut' : 'Succeeded';
}
