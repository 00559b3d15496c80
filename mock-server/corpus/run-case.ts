import type { Fault, FaultEffect } from '../crm/faults.ts';
import { jsonText, rowToObject, type Json } from '../crm/table-store.ts';
import type { Lab } from '../lab/create-lab.ts';
import type { StageFlow } from '../lab/stage-flow.ts';
import { caseRequests, type WireRequest } from './case-requests.ts';
import type { CorpusCase } from './corpus-file.ts';
import { postBytes } from './post-bytes.ts';
import { readOutcome, type LeadOutcome } from './read-outcome.ts';

/** One request of a case and what became of it. */
export interface Delivery {
  readonly http: number;
  readonly answer: string;
  /** `undefined` where the platform refused the call: no run. */
  readonly outcome: LeadOutcome | undefined;
  /** The lead's row after everything, where it has one. */
  readonly row: Readonly<Record<string, Json>> | undefined;
}

/** Sends every request of a case to the lab's real port and waits until their runs have ended. */
export async function runCase(
  lab: Lab,
  flow: StageFlow,
  entry: CorpusCase,
  others: ReadonlyMap<string, CorpusCase>,
  faults: readonly Fault[],
): Promise<readonly Delivery[]> {
  const { stage } = lab;
  const { scenario } = entry;
  stage.reset();
  stage.faults.set([...faults, ...sinkFaults(scenario?.sink)]);
  if (scenario?.flow !== undefined) stage.turn(flow, scenario.flow === 'on');
  const address = addressFor(lab.addressOf(flow), scenario?.url);
  const { requests, atOnce } = caseRequests(entry, others);
  const sent: Answered[] = [];
  if (atOnce) sent.push(...(await Promise.all(requests.map((request) => post(lab, address, request)))));
  else for (const request of requests) sent.push(await post(lab, address, request));
  const rows = new Map(
    stage.store.rows('lead').map((row) => [jsonText(row.get('leadid') ?? null), rowToObject(row)]),
  );
  return sent.map(({ http, answer, outcome }) => ({
    http,
    answer,
    outcome,
    row: outcome?.row === undefined ? undefined : rows.get(outcome.row),
  }));
}

type Answered = Omit<Delivery, 'row'>;

async function post(lab: Lab, address: string, request: WireRequest): Promise<Answered> {
  const { status: http, headers, body: answer } = await postBytes(address, request);
  const id = headers['x-lab-call'];
  const call = lab.stage.calls().find((record) => record.id === id);
  if (call === undefined) return { http, answer, outcome: undefined };
  await ended(lab, call.id);
  const [run] = call.runs;
  return { http, answer, outcome: run === undefined ? undefined : readOutcome(run) };
}

/** The answer of the platform comes before the run has ended. */
async function ended(lab: Lab, id: string): Promise<void> {
  const call = lab.stage.calls().find((record) => record.id === id);
  if (call === undefined || call.ended) return;
  await new Promise<void>((resolve) => {
    const stop = lab.stage.onEvent((event) => {
      if (event.kind !== 'call-ended' || event.call.id !== id) return;
      stop();
      resolve();
    });
    if (call.ended) {
      stop();
      resolve();
    }
  });
}

/** `sig removed` takes the member out of the address, `sig wrong` gives it another value. */
function addressFor(address: string, change: string | undefined): string {
  if (change === undefined) return address;
  const [, member, what] = /^([\w-]+) (removed|missing|wrong|changed)$/.exec(change) ?? [];
  if (member === undefined) throw new RangeError(`Not a change of the address that is known: ${change}`);
  const url = new URL(address);
  if (what === 'removed' || what === 'missing') url.searchParams.delete(member);
  else url.searchParams.set(member, `${url.searchParams.get(member) ?? ''}x`);
  return url.href;
}

/** How a destination breaks, by a word in the sentence about it; looked for in this order. */
const waysToBreak: readonly (readonly [words: RegExp, effect: FaultEffect])[] = [
  [/\bhtml\b/i, { kind: 'html' }],
  [/\breset/i, { kind: 'reset' }],
  [/\btim(?:e|es|ed)[ -]?out\b|\bslow\b/i, { kind: 'delay', milliseconds: 300_000 }],
  [/\b(?:down|unavailable)\b/i, { kind: 'status', status: 503 }],
];

/** What a sentence about the destination says: a status (`503 for …`), or the way in which it breaks. */
function sinkFaults(sentence: string | undefined): readonly Fault[] {
  if (sentence === undefined) return [];
  const status = /\b[45]\d\d\b/.exec(sentence)?.[0];
  const effect: FaultEffect | undefined =
    status !== undefined
      ? { kind: 'status', status: Number(status) }
      : waysToBreak.find(([words]) => words.test(sentence))?.[1];
  if (effect === undefined) throw new RangeError(`Not a way to fail that is known: ${sentence}`);
  const when = /after the (?:write|work)/.test(sentence) ? 'after' : 'before';
  return [{ api: 'dataverse', when, effect }];
}
