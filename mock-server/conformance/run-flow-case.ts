import type { CallTime } from '../runner/host.ts';
import type { ActionRecord } from '../runner/records/run-record.ts';
import { writeJson } from '../runner/json/write-json.ts';
import { fromJs } from '../runner/value/from-js.ts';
import { ObjectValue } from '../runner/value/object-value.ts';
import { isArray } from '../runner/value/type-name.ts';
import { toText } from '../runner/value/to-text.ts';
import type { Value } from '../runner/value/value.ts';
import type { CaseOutcome, ConformanceCase } from './conformance-case.ts';
import { runActions } from './flow-case.ts';
import { subsetDifference } from './match-subset.ts';
import { objectOf } from './records/record-case.ts';

/** Name of the action of a case that has just one. */
const ACTION = 'Action';

/** One action: the expected part of its record. */
export async function runAction({ fields }: ConformanceCase): Promise<CaseOutcome> {
  const { actions } = await runActions(single(fields.get('definition')), objectOf(fields.get('context')));
  const expected = withActionName(fields.get('expected') ?? new ObjectValue());
  return judge(ACTION, expected, recordValue(actions.get(ACTION)));
}

/** Several actions: the expected parts of the run and of their records. */
export async function runRun({ fields, id }: ConformanceCase): Promise<CaseOutcome> {
  const definition = objectOf(fields.get('definition'));
  const { run, actions } = await runActions(
    objectOf(definition.get('actions')),
    objectOf(fields.get('context')),
  );
  const got: [string, Value][] = [
    ['runStatus', run.status],
    ['runError', run.error ?? null],
    ['resultShape', actions.get('Probe')?.outputs ?? null],
    ['actions', new ObjectValue([...actions].map(([name, record]) => [name, recordValue(record)]))],
  ];
  return judge(id, fields.get('expected') ?? new ObjectValue(), new ObjectValue(got));
}

/** One Http action: calls, waits between them, and the expected part of its record. */
export async function runHttp({ fields, id }: ConformanceCase): Promise<CaseOutcome> {
  const list = fields.get('answers');
  const answers = list !== undefined && isArray(list) ? list : [];
  const times: number[] = [];
  const { actions } = await runActions(
    single(withNotedOptions(fields)),
    objectOf(fields.get('context')),
    async (_request, time: CallTime) => {
      times.push(time.now());
      return answerOf(objectOf(answers[Math.min(times.length, answers.length) - 1]));
    },
  );
  const delays = times.slice(1).map((time, index) => BigInt(time - (times[index] ?? 0)));
  const record = recordValue(actions.get(ACTION));
  const got = new ObjectValue([...record.members, ['calls', BigInt(times.length)], ['delaysMs', delays]]);
  return judge(id, withActionName(fields.get('expected') ?? new ObjectValue()), got);
}

function judge(subject: string, expected: Value, got: ObjectValue): CaseOutcome {
  const difference = subsetDifference(expected, got, '');
  const passed = difference === undefined;
  return {
    passed,
    subject: passed ? subject : `${subject} ${difference}`,
    expected: writeJson(expected),
    got: writeJson(got),
    scores: { value: passed },
  };
}

function single(definition: Value | undefined): ObjectValue {
  return new ObjectValue([[ACTION, definition ?? null]]);
}

/** `{name}` in an expected text is the action's name. */
function withActionName(value: Value): Value {
  if (typeof value === 'string') return value.replaceAll('{name}', ACTION);
  if (isArray(value)) return value.map(withActionName);
  if (!(value instanceof ObjectValue)) return value;
  return new ObjectValue(
    [...value.members].map(([name, member]): [string, Value] => [name, withActionName(member)]),
  );
}

/** Options of the action that a case gives in its notes (`operationOptions: 'X' on the action`). */
function withNotedOptions(fields: ObjectValue): ObjectValue {
  const definition = objectOf(fields.get('definition'));
  const noted = /operationOptions: '(?<options>[^']+)' on the action/u.exec(
    toText(fields.get('notes') ?? null),
  );
  const options = noted?.groups?.['options'];
  return options === undefined
    ? definition
    : new ObjectValue([...definition.members, ['operationOptions', options]]);
}

function answerOf(answer: ObjectValue): Response {
  const body = answer.get('body');
  const text = body === undefined ? null : typeof body === 'string' ? body : writeJson(body);
  const headers = new Headers();
  for (const [name, value] of objectOf(answer.get('headers')).members) headers.set(name, toText(value));
  if (body !== undefined && typeof body !== 'string' && !headers.has('Content-Type'))
    headers.set('Content-Type', 'application/json');
  return new Response(text, { status: Number(answer.get('statusCode') ?? 200n), headers });
}

function recordValue(record: ActionRecord | undefined): ObjectValue {
  if (record === undefined) return new ObjectValue();
  const { children: _children, ...own } = record;
  const value = fromJs(own);
  return value instanceof ObjectValue ? value : new ObjectValue();
}
