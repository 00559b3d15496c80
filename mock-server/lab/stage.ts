import { AsyncLocalStorage } from 'node:async_hooks';

import { createCatalogue, operations } from '../../connector/operations/operation-catalogue.ts';
import { createAutoHost, type AutoHost } from '../auto/auto-host.ts';
import { createFakeFetch, type FakeFetch } from '../crm/fake-fetch.ts';
import type { Fake } from '../crm/fake.ts';
import { fakes as builtInFakes } from '../crm/fake-table.ts';
import { FaultPlan } from '../crm/faults.ts';
import { TableStore } from '../crm/table-store.ts';
import type { CallTime, ChildAnswer, ChildRequest, Host, OperationSource } from '../runner/host.ts';
import type { RunRecord } from '../runner/records/run-record.ts';
import { resubmit, startFlow, type FlowStart } from '../runner/start-flow.ts';
import type { TriggerEvent } from '../runner/triggers/trigger-kind.ts';
import type { CallRecord, StageCall, StageEvent } from './call-record.ts';
import { createChance, type Chance } from './chance.ts';
import { answerOfChild, eventOfChild } from './child-call.ts';
import { customOperations } from './custom-operations.ts';
import { environmentSettings } from './environment-settings.ts';
import type { FlowSource } from './flow-source.ts';
import { stageFlow, type StageFlow } from './stage-flow.ts';
import type { StageOptions } from './stage-options.ts';

export type { CallRecord } from './call-record.ts';

/** Flows, fakes and tables in one process: everything of a lab but its HTTP doors. */
export class Stage {
  readonly source: FlowSource;
  readonly flows: readonly StageFlow[];
  readonly store = new TableStore();
  readonly faults = new FaultPlan();
  readonly fakes: readonly Fake[];
  readonly operations: OperationSource;
  readonly #options: StageOptions;
  readonly #chance: Chance;
  readonly #web: FakeFetch;
  readonly #current = new AsyncLocalStorage<{ readonly record: CallRecord; readonly time: CallTime }>();
  readonly #listeners = new Set<(event: StageEvent) => void>();
  readonly #autos = new Map<StageFlow, AutoHost>();
  readonly #switched = new Map<StageFlow, boolean>();
  #calls: CallRecord[] = [];
  #count = 0;
  #advanced = 0;

  constructor(source: FlowSource, options: StageOptions = {}) {
    this.source = source;
    this.#options = options;
    this.#chance = createChance(options.seed);
    this.fakes = options.fakes ?? builtInFakes;
    this.operations = options.operations ?? createCatalogue([...operations.all, ...customOperations(source)]);
    this.flows = source.flows.map((flow) =>
      stageFlow(flow, source, options, options.auto === true ? undefined : this.operations),
    );
    this.faults.set(options.faults ?? []);
    const fakeOptions = {
      now: () => this.#current.getStore()?.time.now() ?? this.now(),
      newId: () => this.#chance.newId(),
      settings: environmentSettings(source, options.settings, options.variables),
    };
    this.#web = createFakeFetch(this.fakes, this.store, fakeOptions, this.faults, options.handlers ?? []);
    this.store.onChange((change) => this.#current.getStore()?.record.changes.push(change));
  }

  /** The lab's time in milliseconds since 1970. */
  now(): number {
    return (this.#options.startTime ?? Date.now()) + this.#advanced;
  }

  /** The event with what the flow expects of its trigger, made up. */
  autoEvent(flow: StageFlow, event: TriggerEvent): TriggerEvent {
    return this.#autoFor(flow).event(event);
  }

  /** Lets time pass between two calls. */
  advance(milliseconds: number): void {
    this.#advanced += milliseconds;
  }

  /** Values of environment variables that were given from outside. */
  get variables(): Readonly<Record<string, string>> {
    return this.#options.variables ?? {};
  }

  /** Calls in order of time, the oldest dropped first. */
  calls(): readonly CallRecord[] {
    return this.#calls;
  }

  /** Calls that nothing here answered. */
  refusals(): readonly string[] {
    return this.#web.refusals;
  }

  /** Whether the flow is turned on: as in the package, until somebody switches it. */
  isOn(flow: StageFlow): boolean {
    return this.#switched.get(flow) ?? flow.text.on;
  }

  /** Turns a flow on or off, as the portal does. */
  turn(flow: StageFlow, on: boolean): void {
    this.#switched.set(flow, on);
  }

  /** Sets the flow's trigger off; `watch` sees each action begin. Throws where the flow was refused at load. */
  start(flow: StageFlow, event: TriggerEvent, watch: Pick<Host, 'observe'> = {}): StageCall {
    const record = this.#newRecord(flow, event);
    return this.#follow(
      record,
      startFlow(loadedOf(flow), event, { ...this.#hostFor(flow, record), ...watch }),
    );
  }

  /** Runs a run's trigger outputs again; nobody waits for a Response. */
  resubmit(flow: StageFlow, run: RunRecord): StageCall {
    const record = this.#newRecord(flow, undefined, run.id);
    return this.#follow(record, resubmit(loadedOf(flow), run, this.#hostFor(flow, record)));
  }

  /** Tables, history, counters and faults as they were at the start. */
  reset(): void {
    this.store.reset();
    this.#web.clear();
    this.#calls = [];
    this.#advanced = 0;
    this.#switched.clear();
    this.faults.set(this.#options.faults ?? []);
    this.#tell({ kind: 'reset' });
  }

  onEvent(listener: (event: StageEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Says that the faults were changed from outside. */
  faultsChanged(): void {
    this.#tell({ kind: 'faults' });
  }

  #newRecord(flow: StageFlow, event: TriggerEvent | undefined, resubmitted?: string): CallRecord {
    this.#count += 1;
    const record: CallRecord = {
      id: `c-${String(this.#count).padStart(4, '0')}`,
      flow,
      receivedAt: this.now(),
      event,
      ...(resubmitted !== undefined && { resubmitted }),
      answer: undefined,
      runs: [],
      exchanges: [],
      changes: [],
      ended: false,
    };
    this.#calls.push(record);
    const limit = this.#options.history ?? 500;
    if (this.#calls.length > limit) this.#calls.splice(0, this.#calls.length - limit);
    this.#tell({ kind: 'call-started', call: record });
    return record;
  }

  #follow(record: CallRecord, start: FlowStart): StageCall {
    const answer = start.answer.then((given) => {
      record.answer = given;
      this.#tell({ kind: 'call-answered', call: record });
      return given;
    });
    const ended = Promise.all([answer, start.runs]).then(([, runs]) => {
      record.runs = runs;
      record.ended = true;
      this.#tell({ kind: 'call-ended', call: record });
      return record;
    });
    // Whoever waits for the answer alone must not leave a rejection of the run unhandled.
    ended.catch(() => undefined);
    return { record, answer, ended };
  }

  /** What answers a flow from its own expectations. */
  #autoFor(flow: StageFlow): AutoHost {
    const auto = this.#autos.get(flow) ?? createAutoHost(loadedOf(flow).definition);
    this.#autos.set(flow, auto);
    return auto;
  }

  #hostFor(flow: StageFlow, record: CallRecord): Host {
    const host = this.#plainHostFor(flow, record);
    if (this.#options.auto !== true) return host;
    const { operations: found, parameters, callback, fetch } = this.#autoFor(flow);
    return {
      ...host,
      operations: found,
      parameters: { ...parameters, ...host.parameters },
      callback,
      fetch: async (request, clock) => {
        const answer = await fetch(request, clock);
        const { host: api, pathname } = new URL(request.url);
        record.exchanges.push({
          method: request.method,
          url: request.url,
          api,
          operation: pathname,
          status: answer.status,
        });
        return answer;
      },
    };
  }

  #plainHostFor(flow: StageFlow, record: CallRecord): Host {
    const { time = 'virtual', profile = 'standard' } = this.#options;
    return {
      fetch: (request, clock) =>
        this.#current.run({ record, time: clock }, () =>
          this.#web.fetch(request, clock, (exchange) => record.exchanges.push(exchange)),
        ),
      startTime: () => this.now(),
      time,
      random: () => this.#chance.random(),
      newId: () => this.#chance.newId(),
      profile,
      alwaysValidateSchema: this.#options.schemaValidation === 'on',
      operations: this.operations,
      parameters: flow.parameters,
      workflow: { id: flow.text.id, name: flow.text.id, displayName: flow.text.name, environment: 'lab' },
      childFlow: (reference, request) => this.#runChild(flow, reference, request),
      callbackUrl: (run, action) =>
        `https://lab.example/runs/${run}${action === undefined ? '' : `/actions/${encodeURIComponent(action)}`}`,
    };
  }

  async #runChild(parent: StageFlow, reference: string, request: ChildRequest): Promise<ChildAnswer> {
    const wanted = reference.toLowerCase();
    const child = this.flows.find(
      (flow) => flow.text.id === wanted || flow.text.name.toLowerCase() === wanted,
    );
    if (child?.loaded === undefined && this.#options.auto === true)
      return this.#autoFor(parent).childAnswer(reference);
    if (child === undefined) throw new TypeError(`No flow '${reference}' is in ${this.source.source}.`);
    const call = this.start(child, eventOfChild(request));
    await call.ended;
    return answerOfChild(await call.answer);
  }

  #tell(event: StageEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

function loadedOf(flow: StageFlow) {
  if (flow.loaded === undefined) throw new TypeError(`The flow '${flow.text.name}' was refused at load.`);
  return flow.loaded;
}
