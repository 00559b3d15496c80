import type { ActionContext, FlowAnswer, RunEnd, VariableStore } from '../actions/action-kind.ts';
import type { LoadedAction } from '../definition/loaded-flow.ts';
import type { Scope } from '../expression/scope.ts';
import type { CallTime, Host } from '../host.ts';
import { trackingIdOf } from '../records/action-record.ts';
import type { ObjectValue } from '../value/object-value.ts';
import type { Value } from '../value/value.ts';
import type { ActionState, RetryEntry } from './action-state.ts';
import { newCall, passTime, within, type Call } from './drive.ts';
import type { FlowRun } from './flow-run.ts';
import { scopeOf } from './flow-scope.ts';
import { respond } from './respond.ts';
import { terminateRun } from './terminate.ts';

/** The run as one running action sees it. */
export class RunningAction implements ActionContext {
  readonly #run: FlowRun;
  readonly #state: ActionState;
  /** What the scheduler waits for, where the action does not end at once. */
  readonly call: Call = newCall();

  constructor(run: FlowRun, state: ActionState) {
    this.#run = run;
    this.#state = state;
  }

  get action(): LoadedAction {
    return this.#state.action;
  }

  get scope(): Scope {
    return scopeOf(this.#run, this.#state.frame);
  }

  callbackScope(): Scope {
    const own: Pick<Scope, 'callbackUrl'> = {
      callbackUrl: () => this.host.callbackUrl?.(this.runId, this.action.name),
    };
    return Object.assign(Object.create(this.scope), own);
  }

  get host(): Host {
    return this.#run.host;
  }

  get runId(): string {
    return this.#run.id;
  }

  get variables(): VariableStore {
    return this.#run.variables;
  }

  get connectionReferences(): ObjectValue | undefined {
    return this.#run.flow.connectionReferences;
  }

  get signal(): AbortSignal | undefined {
    if (this.host.time === 'virtual') return undefined;
    this.#state.abort ??= new AbortController();
    return this.#state.abort.signal;
  }

  now(): number {
    return this.#run.clock.now();
  }

  wait(milliseconds: number): Promise<void> {
    return passTime(this.#run, this.call, milliseconds);
  }

  showInputs(inputs: Value): void {
    this.#state.inputs = inputs;
  }

  addRetry(entry: RetryEntry): void {
    this.#state.retries ??= [];
    this.#state.retries.push(entry);
  }

  async fetch(request: Request, limit: number): Promise<Response | undefined> {
    const run = this.#run;
    return within(run, this.call, limit, (time) => run.host.fetch(request, time));
  }

  async within<T>(limit: number, start: (time: CallTime) => Promise<T>): Promise<T | undefined> {
    return within(this.#run, this.call, limit, start);
  }

  callHeaders(): readonly (readonly [string, string])[] {
    const { host, id, trigger } = this.#run;
    const name = host.workflow?.name ?? 'flow';
    return [
      ['x-ms-workflow-id', host.workflow?.id ?? name],
      ['x-ms-workflow-name', name],
      ['x-ms-workflow-run-id', id],
      ['x-ms-workflow-operation-name', this.#state.action.name],
      ['x-ms-client-tracking-id', trigger.clientTrackingId],
      ['x-ms-action-tracking-id', trackingIdOf(this.#run, this.#state)],
    ];
  }

  respond(answer: FlowAnswer): 'answered' | 'already' | 'late' | 'no-caller' {
    return respond(this.#run, answer);
  }

  terminate(end: RunEnd): void {
    terminateRun(this.#run, this.#state, end);
  }
}
