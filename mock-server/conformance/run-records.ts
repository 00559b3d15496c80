import { loadFlow } from '../runner/load-flow.ts';
import { startFlow, type Host, type TriggerEvent } from '../runner/start-flow.ts';
import { writeJson } from '../runner/json/write-json.ts';
import { ObjectValue } from '../runner/value/object-value.ts';
import { isArray } from '../runner/value/type-name.ts';
import { toText } from '../runner/value/to-text.ts';
import type { Value } from '../runner/value/value.ts';
import type { CaseOutcome } from './conformance-case.ts';
import { formatGuid } from './format-guid.ts';
import { compareRun } from './records/compare-run.ts';
import { compareBodies, compareValues, type Difference } from './records/compare-values.ts';
import { createPeer } from './records/peer.ts';
import { objectOf, readRecordCases, type RecordCase } from './records/record-case.ts';
import { recordedRun } from './records/recorded-form.ts';
import { settled } from './records/settled-differences.ts';

/** A definition of a folder of records with what it came to. */
export interface RecordResult extends CaseOutcome {
  readonly id: string;
  /** `record`: it ran; `save-error`: it must be refused. */
  readonly kind: 'record' | 'save-error';
  readonly differences: readonly Difference[];
}

/** Runs every definition of a folder of records and compares what it does with what was recorded. */
export async function runRecordsFolder(folder: string): Promise<readonly RecordResult[]> {
  const results: RecordResult[] = [];
  for (const one of readRecordCases(folder)) results.push(await runRecordCase(one));
  return results;
}

/** Runs one definition against its record; a bug of the runner is a difference. */
export async function runRecordCase(one: RecordCase): Promise<RecordResult> {
  const kind = one.save === undefined ? 'record' : 'save-error';
  let differences: readonly Difference[];
  try {
    differences = one.save === undefined ? await compareWithRecord(one) : compareRefusal(one, one.save);
  } catch (error) {
    const complaint = error instanceof Error ? (error.stack ?? error.message) : String(error);
    differences = [{ path: '(runner)', expected: undefined, got: complaint }];
  }
  const passed = differences.length === 0;
  return {
    id: one.id,
    kind,
    differences,
    passed,
    subject: one.id,
    expected: Object.fromEntries(differences.map(({ path, expected }) => [path, shown(expected)])),
    got: Object.fromEntries(differences.map(({ path, got }) => [path, shown(got)])),
    scores: kind === 'record' ? { value: passed } : { mustFail: passed, errorText: passed },
  };
}

function shown(value: Value | undefined): string | null {
  if (value === undefined) return null;
  return typeof value === 'string' ? value : writeJson(value);
}

function compareRefusal(one: RecordCase, save: ObjectValue): readonly Difference[] {
  const error = objectOf(save.get('error'));
  const expected = toText(error.get('message') ?? null);
  const code = error.get('code');
  const { problems } = loadFlow(one.definition);
  const [first] = problems;
  const differences: Difference[] = [];
  if (first === undefined || settled(first.message) !== settled(expected))
    differences.push({ path: 'message', expected, got: problems.map(({ message }) => message).join('\n') });
  if (code !== undefined && first !== undefined && first.code !== toText(code))
    differences.push({ path: 'code', expected: code, got: first.code });
  return differences;
}

async function compareWithRecord(one: RecordCase): Promise<readonly Difference[]> {
  const { flow, problems } = loadFlow(one.definition);
  if (flow === undefined)
    return [
      { path: 'definition', expected: 'saved', got: problems.map(({ message }) => message).join('\n') },
    ];
  const recorded = one.record.get('response');
  const event: TriggerEvent =
    flow.trigger.kind.startedBy === 'tick' ? { kind: 'tick' } : eventOf(one.request);
  const start = startFlow(flow, event, recordHost());
  const answer = await start.answer;
  const runs = await start.runs;
  const differences = [...(recorded instanceof ObjectValue ? compareAnswer(recorded, answer) : [])];
  const list = one.record.get('runs');
  const expected = list !== undefined && isArray(list) ? list : [];
  if (expected.length !== runs.length)
    differences.push({ path: 'runs', expected: BigInt(expected.length), got: BigInt(runs.length) });
  const own = runs.map(recordedRun);
  for (const [index, run] of expected.entries()) {
    const wanted = objectOf(run);
    // Runs of one call are recorded in no certain order: each is compared with the run of the same trigger outputs.
    const at = own.findIndex((candidate) => sameTrigger(wanted, candidate));
    const [found] = own.splice(Math.max(at, 0), 1);
    if (found !== undefined) differences.push(...compareRun(wanted, found, `runs[${index}]`));
  }
  return differences;
}

function sameTrigger(expected: ObjectValue, got: ObjectValue): boolean {
  const outputs = (run: ObjectValue): Value => objectOf(run.get('trigger')).get('outputs') ?? null;
  return compareValues(outputs(expected), outputs(got), 'outputs').length === 0;
}

function eventOf(request: ObjectValue): TriggerEvent {
  const headers: Record<string, string> = {};
  for (const [name, value] of objectOf(request.get('headers')).members) headers[name] = toText(value);
  const text = request.get('text');
  const body = request.get('body');
  let written: string | undefined;
  if (text !== undefined) written = toText(text);
  else if (body !== undefined) written = writeJson(body);
  if (written !== undefined && !Object.keys(headers).some((name) => name.toLowerCase() === 'content-type'))
    headers['Content-Type'] = toText(request.get('contentType') ?? 'application/json');
  const query = request.get('query') ?? request.get('queries');
  const search = new URLSearchParams();
  for (const [name, value] of objectOf(query).members) search.append(name, toText(value));
  return {
    kind: 'request',
    method: toText(request.get('method') ?? 'POST'),
    url: `http://localhost/invoke?${search.toString()}`,
    headers,
    ...(written === undefined ? {} : { body: new TextEncoder().encode(written) }),
  };
}

function compareAnswer(
  expected: ObjectValue,
  answer: {
    readonly statusCode: number;
    readonly headers: Record<string, string>;
    readonly body: Uint8Array | undefined;
  },
): readonly Difference[] {
  const got = answer.body === undefined ? '' : new TextDecoder().decode(answer.body);
  const error = expected.get('error');
  if (error instanceof ObjectValue) {
    const body = new ObjectValue([...error.members].map(([name, value]) => [name.toLowerCase(), value]));
    return [
      ...(answer.statusCode >= 400
        ? []
        : [{ path: 'response.status', expected: '400', got: String(answer.statusCode) }]),
      ...compareBodies(writeJson(new ObjectValue([['error', body]])), got),
    ];
  }
  const headers = new ObjectValue(Object.entries(answer.headers));
  return [
    ...compareValues(expected.get('statusCode') ?? null, BigInt(answer.statusCode), 'response.statusCode'),
    ...compareValues(expected.get('headers') ?? new ObjectValue(), headers, 'response.headers'),
    // An answer to ask again has the run itself as its body, in a form of the runtime of 2020.
    ...(answer.headers['Location'] === undefined
      ? compareBodies(toText(expected.get('body') ?? null), got)
      : []),
  ];
}

/** The host of the recorded runtime: a self-hosted Logic Apps engine on a UTC machine. */
function recordHost(): Host {
  let drawn = 0;
  return {
    fetch: createPeer(),
    startTime: () => Date.UTC(2026, 10, 22, 12),
    time: 'virtual',
    random: () => (drawn++ * 0.618_033_988_749_895) % 1,
    newId: () => formatGuid(drawn++),
    profile: 'logic-apps',
    quirks: ['compose-has-no-body', 'until-sees-leaves'],
    operations: { find: () => undefined, known: () => [] },
    callbackUrl: (run, action) => `http://localhost/${run}/${action ?? ''}`,
  };
}
