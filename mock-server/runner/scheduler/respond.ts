import type { FlowAnswer } from '../actions/action-kind.ts';
import { statusName } from '../http/status-name.ts';
import type { FlowRun } from './flow-run.ts';

/** Answers the caller, once: a later Response finds that another one has run, or that the caller has given up. */
export function respond(run: FlowRun, answer: FlowAnswer): 'answered' | 'already' | 'late' | 'no-caller' {
  const { caller } = run;
  if (caller.state === 'none') return 'no-caller';
  if (caller.state === 'late') return 'late';
  if (caller.state === 'answered') return 'already';
  caller.state = 'answered';
  caller.response = {
    status: 'Succeeded',
    code: statusName(answer.statusCode),
    answer,
    time: run.clock.now(),
  };
  caller.answer(answer);
  return 'answered';
}
