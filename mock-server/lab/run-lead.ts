import { didYouMean } from '../../connector/problems/nearest-name.ts';
import { KitError } from '../../connector/problems/problem.ts';
import { readTree, type ReadSolution } from '../../connector/solution/read-tree.ts';
import { readZip } from '../../connector/solution/read-zip.ts';
import type { Exchange } from '../crm/fake-fetch.ts';
import { mailTable } from '../crm/mail/mail-table.ts';
import { rowToObject, type Change, type Json } from '../crm/table-store.ts';
import type { RunRecord } from '../runner/records/run-record.ts';
import type { TriggerAnswer } from '../runner/start-flow.ts';
import { flowsOfSolution, readFlowSource, type FlowSource } from './flow-source.ts';
import { createSigner, triggerAddress, type Signer } from './signature.ts';
import type { StageFlow } from './stage-flow.ts';
import type { StageOptions } from './stage-options.ts';
import { Stage } from './stage.ts';
import { findFlow, knock } from './trigger-door.ts';

/** A request as a sender makes it; without an address it goes to the flow's own, signed. */
export interface LeadRequest {
  readonly method?: string;
  readonly url?: string;
  /** Default: `application/json`; `null`: none. */
  readonly contentType?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

export interface LeadResult {
  readonly answer: TriggerAnswer;
  /** Empty where the call was refused. */
  readonly runs: readonly RunRecord[];
  /** What this call did to tables. */
  readonly changes: readonly Change[];
  readonly exchanges: readonly Exchange[];
  /** Rows of every table after the call, by table name. */
  readonly tables: Readonly<Record<string, readonly Readonly<Record<string, Json>>[]>>;
  readonly mails: readonly Readonly<Record<string, Json>>[];
  /** Calls to services that nothing here answers. */
  readonly refusals: readonly string[];
}

/** A flow on a stage that takes one call after the other: tables stay between them. */
export interface LeadStage {
  readonly stage: Stage;
  readonly flow: StageFlow;
  readonly signer: Signer;
  /** The flow's own signed address. */
  readonly address: string;
  /** Posts a lead, or exact bytes, and waits until every run of the call has ended. */
  send(input: { readonly lead: unknown } | { readonly request: LeadRequest }): Promise<LeadResult>;
}

export interface LeadStageInput extends StageOptions {
  /** Path of a zip, folder or definition, the zip's bytes, or what was read already. */
  readonly solution: string | Uint8Array | ReadSolution | FlowSource;
  /** Id or name of the flow; default: the first whose trigger is a Request. */
  readonly flow?: string;
}

/** Opens a stage for calls in this process, without a port. Throws a `KitError` where there is nothing to run. */
export async function openLeadStage(input: LeadStageInput): Promise<LeadStage> {
  const { solution, flow: wanted, ...options } = input;
  const stage = new Stage(await sourceOf(solution), options);
  const flow = chooseFlow(stage, wanted);
  const signer = createSigner('headless');
  const trigger = flow.loaded?.trigger.name ?? 'manual';
  const address = triggerAddress('https://lab.example', flow.text.id, trigger, signer);
  return {
    stage,
    flow,
    signer,
    address,
    async send(call) {
      const request = 'request' in call ? call.request : { body: JSON.stringify(call.lead) };
      const result = knock(stage, signer, {
        method: request.method ?? 'POST',
        url: request.url ?? address,
        headers: headersOf(request),
        body: bodyOf(request),
      });
      const answer = await result.answer;
      const record = await result.call?.ended;
      return {
        answer,
        runs: record?.runs ?? [],
        changes: record?.changes ?? [],
        exchanges: record?.exchanges ?? [],
        tables: tablesOf(stage),
        mails: stage.store.rows(mailTable.name).map(rowToObject),
        refusals: record?.exchanges.flatMap((exchange) => exchange.refusal ?? []) ?? [],
      };
    },
  };
}

/** Runs one lead through a built flow, in this process, and gives everything that came of it. */
export async function runLead(
  input: LeadStageInput & ({ readonly lead: unknown } | { readonly request: LeadRequest }),
): Promise<LeadResult> {
  const opened = await openLeadStage(input);
  return opened.send('request' in input ? { request: input.request } : { lead: input.lead });
}

/** Every table's rows as plain objects. */
export function tablesOf(stage: Stage): LeadResult['tables'] {
  return Object.fromEntries(
    stage.store.tableNames().map((name) => [name, stage.store.rows(name).map(rowToObject)]),
  );
}

/** The flow that a name means, or the first that a call can start, or the first. */
export function chooseFlow(stage: Stage, wanted: string | undefined): StageFlow {
  if (wanted !== undefined) {
    const found = findFlow(stage, wanted);
    if (found === undefined) throw unknownFlow(stage, wanted);
    return found;
  }
  const first = stage.flows.find((flow) => flow.loaded?.trigger.type === 'Request') ?? stage.flows[0];
  if (first === undefined) throw unknownFlow(stage, '');
  return first;
}

function headersOf(request: LeadRequest): Readonly<Record<string, string>> {
  const type = request.contentType === undefined ? 'application/json' : request.contentType;
  return { ...(type !== null && request.method !== 'GET' && { 'Content-Type': type }), ...request.headers };
}

/** Bytes as they arrive; a body of no bytes is none, as over HTTP. */
function bodyOf({ body }: LeadRequest): Uint8Array | undefined {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return bytes?.length === 0 ? undefined : bytes;
}

async function sourceOf(solution: LeadStageInput['solution']): Promise<FlowSource> {
  if (typeof solution === 'string') return readFlowSource(solution);
  if (solution instanceof Uint8Array) return flowsOfSolution(readTree(readZip(solution, 'the package')));
  return 'flows' in solution ? solution : flowsOfSolution(solution);
}

function unknownFlow(stage: Stage, wanted: string): KitError {
  const names = stage.flows.map((flow) => flow.text.name);
  return new KitError([
    {
      code: 'FLOW_UNKNOWN',
      severity: 'error',
      message: `"${wanted}" is not a flow of ${stage.source.source}${didYouMean(wanted, names)}`,
      remedy: `Flows there: ${names.join(', ')}.`,
    },
  ]);
}
