import type { LeadModel } from '../../../connector/model/lead-model.ts';
import { executedActions } from '../../corpus/executed-actions.ts';
import { readOutcome } from '../../corpus/read-outcome.ts';
import type { Fault } from '../../crm/faults.ts';
import { jsonText, rowToObject, type Json } from '../../crm/table-store.ts';
import { createSigner, triggerAddress } from '../../lab/signature.ts';
import type { StageFlow } from '../../lab/stage-flow.ts';
import { Stage, type CallRecord } from '../../lab/stage.ts';
import { knock } from '../../lab/trigger-door.ts';
import { prepareLead } from '../../marketplace/prepare-lead.ts';
import type { RunRecord } from '../../runner/records/run-record.ts';
import { compareResult, compareTables } from './compare.ts';
import type { Scenario, ScenarioFault, Step } from './scenario.ts';
import type { StepResult } from './step-result.ts';
import { keyColumn, scenarioSource } from './scenario-source.ts';

export interface ScenarioResult {
  readonly name: string;
  readonly title: string;
  /** One sentence a difference; empty where everything is as expected. */
  readonly differences: readonly string[];
  /** Real time in milliseconds. */
  readonly milliseconds: number;
}

/** A Monday morning: every scenario begins at the same time. */
const start = Date.UTC(2026, 2, 2, 9, 0, 0);

/** Builds the flow with the scenario's settings and runs its steps in virtual time. */
export async function runScenario(scenario: Scenario, model: LeadModel): Promise<ScenarioResult> {
  const began = performance.now();
  const stage = new Stage(scenarioSource(model, scenario.settings ?? {}), {
    startTime: start,
    seed: 1,
    variables: { ...variables(model), ...scenario.variables },
    settings: {
      dataverse: {
        columns: { lead: [{ name: keyColumn, type: 'string', max: 450 }] },
        keys: { lead: [{ name: 'marketplacekey', columns: [keyColumn] }] },
      },
    },
    ...(scenario.validation !== undefined && {
      schemaValidation: scenario.validation ? ('on' as const) : ('off' as const),
    }),
  });
  const flow = flowOf(stage, scenario);
  const differences: string[] = [];
  let last: RunRecord | undefined;
  for (const [index, step] of scenario.steps.entries()) {
    prepare(stage, flow, step);
    const results = await act(stage, flow, step, last);
    last = results.at(-1)?.run ?? last;
    const place = `step ${index + 1}`;
    differences.push(...compareResult(step.expect ?? {}, results).map((text) => `${place}: ${text}`));
  }
  differences.push(...compareTables(scenario.expect ?? {}, (table) => rows(stage, table)));
  for (const refusal of stage.refusals()) differences.push(`a call that nothing answers: ${refusal}`);
  return { name: scenario.name, title: scenario.title, differences, milliseconds: performance.now() - began };
}

function flowOf(stage: Stage, scenario: Scenario): StageFlow {
  const wanted = scenario.flow === 'heartbeat' ? 'Recurrence' : 'Request';
  const flow = stage.flows.find((entry) => entry.loaded?.trigger.type === wanted);
  if (flow !== undefined) return flow;
  const problems = stage.flows.flatMap((entry) => entry.problems);
  throw new TypeError(`The flow cannot run: ${problems[0]?.message ?? `no flow with a ${wanted} trigger`}`);
}

/** What an importer would have to type. */
function variables(model: LeadModel): Readonly<Record<string, string>> {
  const { prefix } = model.settings.publisher;
  return {
    [`${prefix}_MarketplaceAlertAddress`]: 'alerts@publisher.example',
    [`${prefix}_MarketplaceSalesAddress`]: 'sales@publisher.example',
    [`${prefix}_MarketplaceSharePointSite`]: 'https://publisher.sharepoint.example/sites/leads',
    [`${prefix}_MarketplaceSharePointList`]: 'set-aside-leads',
    [`${prefix}_MarketplaceTeam`]: '5a1d7c36-0c57-4a0e-9d3b-1f6b7d0c2e11',
    [`${prefix}_MarketplaceChannel`]: '19:leads@thread.tacv2',
    [`${prefix}_MarketplaceDataverseAddress`]: 'https://publisher.crm.dynamics.example',
  };
}

/** Columns of a lead that sales has qualified. */
const closed = { statecode: 1, statuscode: 3 };

function prepare(stage: Stage, flow: StageFlow, step: Step): void {
  if (step.wait !== undefined) stage.advance(milliseconds(step.wait));
  if (step.turn !== undefined) stage.turn(flow, step.turn === 'on');
  const change = { ...(step.close === true && closed), ...step.change };
  if (Object.keys(change).length > 0) {
    for (const row of stage.store.rows('lead')) {
      const id = jsonText(row.get('leadid') ?? null);
      stage.store.put('lead', id, new Map([...row, ...Object.entries(change)]));
    }
  }
  stage.faults.set((step.faults ?? []).map(faultOf));
}

async function act(
  stage: Stage,
  flow: StageFlow,
  step: Step,
  last: RunRecord | undefined,
): Promise<readonly StepResult[]> {
  if (step.tick === true) return [await resultOf(stage.start(flow, { kind: 'tick' }))];
  if (step.resubmit === true) {
    if (last === undefined) throw new RangeError('Nothing ran that could be resubmitted');
    return [await resultOf(stage.resubmit(flow, last))];
  }
  if (step.send === undefined && step.lead === undefined && step.text === undefined) return [];
  const body = await bodyOf(step);
  const signer = createSigner('scenario');
  const address = triggerAddress(
    'https://lab.example',
    flow.text.id,
    flow.loaded?.trigger.name ?? '',
    signer,
  );
  const type = step.contentType === undefined ? 'application/json' : step.contentType;
  const send = (): Promise<StepResult> => {
    const { call, answer } = knock(stage, signer, {
      method: step.method ?? 'POST',
      url: address,
      headers: {
        ...(type !== null && { 'Content-Type': type }),
        ...(body.length > 0 && { 'Content-Length': String(body.length) }),
      },
      body: body.length === 0 ? undefined : body,
    });
    return call === undefined ? refusalOf(answer) : resultOf(call);
  };
  return Promise.all(Array.from({ length: step.times ?? 1 }, send));
}

async function bodyOf(step: Step): Promise<Uint8Array> {
  if (step.text !== undefined) return new TextEncoder().encode(step.text);
  if (step.lead !== undefined) return new TextEncoder().encode(JSON.stringify(step.lead));
  const set = Object.entries(step.set ?? {}).map(([path, value]) => `${path}:=${JSON.stringify(value)}`);
  const lead = await prepareLead({ sample: step.send ?? '', set, unset: step.unset ?? [] });
  return lead.body;
}

type Answer = Awaited<ReturnType<typeof knock>['answer']>;

async function refusalOf(answer: Promise<Answer>): Promise<StepResult> {
  const { statusCode, body } = await answer;
  return { answer: statusCode, body: textOf(body), run: undefined, outcome: undefined, actions: 0 };
}

async function resultOf(call: { readonly ended: Promise<CallRecord> }): Promise<StepResult> {
  const record = await call.ended;
  const [run] = record.runs;
  return {
    answer: record.answer?.statusCode,
    body: textOf(record.answer?.body),
    run,
    outcome: run === undefined ? undefined : readOutcome(run),
    actions: run === undefined ? 0 : executedActions(run),
  };
}

const textOf = (body: Uint8Array | undefined): string =>
  body === undefined ? '' : new TextDecoder().decode(body);

const tables = {
  leads: 'lead',
  notes: 'annotation',
  mails: 'mail',
  messages: 'teamsmessage',
  items: 'listitem',
} as const;

function rows(stage: Stage, table: keyof typeof tables): readonly Readonly<Record<string, Json>>[] {
  return stage.store.rows(tables[table]).map(rowToObject);
}

function milliseconds(text: string): number {
  const [count, unit] = text.split(' ');
  const lengths: Readonly<Record<string, number>> = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 };
  return Number(count) * (lengths[unit ?? ''] ?? 0);
}

const services = {
  dataverse: 'dataverse',
  mail: 'shared_office365',
  teams: 'shared_teams',
  sharepoint: 'shared_sharepointonline',
} as const;

function faultOf(fault: ScenarioFault): Fault {
  const from = (fault.after ?? 0) + 1;
  const counted = fault.times !== undefined || fault.after !== undefined;
  return {
    api: services[fault.service],
    ...(fault.operation !== undefined && { operation: fault.operation }),
    ...(fault.table !== undefined && { table: fault.table }),
    ...(counted && { calls: { from, to: fault.times === undefined ? 1_000_000 : from + fault.times - 1 } }),
    ...(fault.breaks === 'after the work' && { when: 'after' as const }),
    effect: effectOf(fault),
  };
}

function effectOf(fault: ScenarioFault): Fault['effect'] {
  if (fault.breaks !== undefined) return { kind: 'reset' };
  if (fault.page === true) return { kind: 'html' };
  if (fault.takes !== undefined) return { kind: 'delay', milliseconds: fault.takes * 1000 };
  return {
    kind: 'status',
    status: fault.answers ?? 503,
    ...(fault.retryAfter !== undefined && { headers: { 'Retry-After': String(fault.retryAfter) } }),
  };
}
