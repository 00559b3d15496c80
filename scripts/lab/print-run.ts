import type { ActionRecord, RunRecord } from '../../mock-server/runner/start-flow.ts';
import { ObjectValue } from '../../mock-server/runner/value/object-value.ts';

const longest = 300;

/** A run as lines: its status, then each action with status, start (seconds from the run's) and duration. */
export function runLines(run: RunRecord): readonly string[] {
  const started = Date.parse(run.startTime);
  const error = run.error === undefined ? '' : `  ${messageIn(run.error)}`;
  const lasted = seconds(Date.parse(run.endTime) - started);
  return [
    `run ${run.id}  ${run.status}${run.code === undefined ? '' : ` (${run.code})`}  ${lasted}${error}`,
    ...run.actions.flatMap((action) => actionLines(action, started, 1)),
  ];
}

function actionLines(action: ActionRecord, started: number, depth: number): readonly string[] {
  const begin = Date.parse(action.startTime);
  const told =
    action.status === 'Skipped'
      ? ''
      : `  ${seconds(begin - started)} +${seconds(Date.parse(action.endTime) - begin)}`;
  const fault = action.status === 'Failed' || action.status === 'TimedOut' ? faultOf(action) : '';
  const tries = action.retryHistory === undefined ? '' : `  ${action.retryHistory.length} retries`;
  const rounds = action.repetitionCount === undefined ? '' : `  ${action.repetitionCount} times`;
  const line = `${'  '.repeat(depth)}${action.status.padEnd(9)}  ${action.name}${told}${rounds}${tries}${fault}`;
  return [line, ...(action.children ?? []).flatMap((child) => actionLines(child, started, depth + 1))];
}

function faultOf(action: ActionRecord): string {
  const said = action.error === undefined ? serviceMessage(action) : messageIn(action.error);
  return `  ${action.code}${said === '' ? '' : `: ${said}`}`;
}

/** An HTTP failure has no error object; what the service said stands in its body. */
function serviceMessage(action: ActionRecord): string {
  const body = action.outputs instanceof ObjectValue ? action.outputs.get('body') : undefined;
  const error = body instanceof ObjectValue ? (body.get('error') ?? body) : undefined;
  return error instanceof ObjectValue ? messageIn(error) : '';
}

/** One line of it: sentences may quote whole expressions. */
function messageIn(error: ObjectValue): string {
  const message = error.get('message');
  if (typeof message !== 'string') return '';
  const line = message.replaceAll(/\s+/g, ' ');
  return line.length <= longest ? line : `${line.slice(0, longest)}…`;
}

/** `0.412 s`, `3600 s`. */
function seconds(milliseconds: number): string {
  return milliseconds >= 100_000
    ? `${Math.round(milliseconds / 1000)} s`
    : `${(milliseconds / 1000).toFixed(3)} s`;
}
