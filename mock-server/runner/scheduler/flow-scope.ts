import type { LoadedAction } from '../definition/loaded-flow.ts';
import type { Outcome, Scope } from '../expression/scope.ts';
import { actionRecord, gatheredRecord } from '../records/action-record.ts';
import { ticksOf } from '../records/time-text.ts';
import { triggerRecord } from '../records/trigger-record.ts';
import { ObjectValue } from '../value/object-value.ts';
import type { Value } from '../value/value.ts';
import type { ActionState } from './action-state.ts';
import type { FlowRun } from './flow-run.ts';
import { frameOf, type Frame } from './frame.ts';
import { findState, isGathered, type Gathered } from './gather.ts';
import { variableValue } from './variable-value.ts';
import { workflowRecord } from './workflow-record.ts';

/** What expressions of a frame's actions see of the run. */
export class FlowScope implements Scope {
  private readonly inRun: FlowRun;
  private readonly inFrame: Frame;
  private readonly tracked: ObjectValue | undefined;

  constructor(run: FlowRun, frame: Frame, current?: ObjectValue) {
    this.inRun = run;
    this.inFrame = frame;
    this.tracked = current;
  }

  now(): bigint {
    return ticksOf(this.inRun.clock.now());
  }

  random(): number {
    return this.inRun.host.random();
  }

  newGuid(): string {
    return this.inRun.host.newId();
  }

  parameter(name: string): Value | undefined {
    const { host, flow } = this.inRun;
    const wanted = name.toLowerCase();
    const given = host.parameters ?? {};
    const key = name in given ? name : Object.keys(given).find((known) => known.toLowerCase() === wanted);
    const value = key === undefined ? undefined : given[key];
    return value ?? flow.parameters.get(wanted)?.defaultValue;
  }

  variable(name: string): Value | undefined {
    const variable = this.inRun.variables.get(name.toLowerCase());
    return variable === undefined ? undefined : variableValue(variable);
  }

  action(name: string): Outcome | undefined {
    const action = this.actionOf(name);
    if (action === undefined) return undefined;
    return new ActionOutcome(this.inRun, findState(this.inFrame, action), action);
  }

  currentAction(): ObjectValue | undefined {
    return this.tracked;
  }

  trigger(): Outcome {
    const { trigger } = this.inRun;
    const outputs = trigger.outputs ?? null;
    return { outputs, body: bodyOf(outputs) ?? null, record: () => triggerRecord(trigger) };
  }

  item(): Value | undefined {
    for (let at: Frame | undefined = this.inFrame; at !== undefined; at = at.parent)
      if (at.item !== undefined) return at.item;
    return undefined;
  }

  items(loop: string): Value | undefined {
    const action = this.actionOf(loop);
    return action === undefined ? undefined : frameOf(this.inFrame, action)?.item;
  }

  iterationIndex(loop: string): bigint | undefined {
    const action = this.actionOf(loop);
    const frame = action?.type === 'Until' ? frameOf(this.inFrame, action) : undefined;
    return frame === undefined ? undefined : BigInt(frame.index);
  }

  result(scope: string): readonly Value[] | undefined {
    const action = this.actionOf(scope);
    if (action === undefined) return undefined;
    const records: Value[] = [];
    for (const block of action.blocks) {
      for (const child of block.actions) {
        const found = findState(this.inFrame, child);
        if (found !== undefined) records.push(recordOf(this.inRun, found));
      }
    }
    return records;
  }

  workflow(): ObjectValue {
    return workflowRecord(this.inRun);
  }

  callbackUrl(): string | undefined {
    const { host, id, flow } = this.inRun;
    return flow.trigger.kind.startedBy === 'request' && flow.trigger.requestKind !== 'Button'
      ? host.callbackUrl?.(id)
      : undefined;
  }

  private actionOf(name: string): LoadedAction | undefined {
    const { flow } = this.inRun;
    return flow.named.get(name) ?? flow.actions.get(name.toLowerCase());
  }
}

/** The scope of a frame's actions. */
export function scopeOf(run: FlowRun, frame: Frame): Scope {
  frame.scope ??= new FlowScope(run, frame);
  return frame.scope;
}

class ActionOutcome implements Outcome {
  readonly outputs: Value;
  private readonly inRun: FlowRun;
  private readonly found: ActionState | Gathered | undefined;
  private readonly of: LoadedAction;

  constructor(run: FlowRun, found: ActionState | Gathered | undefined, action: LoadedAction) {
    this.inRun = run;
    this.found = found;
    this.of = action;
    this.outputs = found === undefined ? null : outputsOf(run, found);
  }

  get body(): Value {
    const body = bodyOf(this.outputs);
    if (body !== undefined) return body;
    const bare = this.of.bareOutputs && this.inRun.host.quirks?.includes('compose-has-no-body') !== true;
    return bare ? this.outputs : null;
  }

  record(): ObjectValue {
    return this.found === undefined
      ? new ObjectValue([['name', this.of.name]])
      : recordOf(this.inRun, this.found);
  }
}

function outputsOf(run: FlowRun, found: ActionState | Gathered): Value {
  if (!isGathered(found)) return found.outputs ?? null;
  if (!found.repeated || found.lastDecides) return found.last.outputs ?? null;
  return found.deciding.map((state) => state.outputs ?? null);
}

function recordOf(run: FlowRun, found: ActionState | Gathered): ObjectValue {
  return isGathered(found) ? gatheredRecord(run, found) : actionRecord(run, found);
}

function bodyOf(outputs: Value): Value | undefined {
  return outputs instanceof ObjectValue ? outputs.members.get('body') : undefined;
}
