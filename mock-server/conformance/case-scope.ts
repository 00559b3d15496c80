import { formatGuid } from './format-guid.ts';
import { invariantDates } from '../runner/date/find-date-culture.ts';
import { parseDate } from '../runner/date/parse-date.ts';
import type { Outcome, Scope } from '../runner/expression/scope.ts';
import { ObjectValue } from '../runner/value/object-value.ts';
import { toText } from '../runner/value/to-text.ts';
import type { Value } from '../runner/value/value.ts';

/** Ticks of 2026-01-01T00:00:00Z, the time where a case names none. */
const DEFAULT_NOW = 639_028_224_000_000_000n;

const nothing = new ObjectValue();

/**
 * The scope that the `context` of a case describes: `variables`, `parameters`, `actions[name].outputs`, `trigger`,
 * `item`, `items`, `iterationIndexes`, `workflow`, `now`, `callbackUrl`. Chance is a fixed sequence.
 */
export function caseScope(context: Value | undefined): Scope {
  const given = context instanceof ObjectValue ? context : nothing;
  const section = (name: string): ObjectValue => {
    const value = given.get(name);
    return value instanceof ObjectValue ? value : nothing;
  };
  const actions = section('actions');
  const now = ticksOf(given.get('now'));
  let drawn = 0;
  return {
    now: () => now,
    random: () => (drawn++ * 0.618_033_988_749_895) % 1,
    newGuid: () => formatGuid(drawn++),
    parameter: (name) => section('parameters').get(name),
    variable: (name) => section('variables').get(name),
    action: (name) => {
      const stored = actions.nameOf(name);
      const record = stored === undefined ? undefined : actions.get(stored);
      return stored !== undefined && record instanceof ObjectValue ? caseOutcome(record, stored) : undefined;
    },
    currentAction: () => undefined,
    trigger: () => {
      const record = given.get('trigger');
      return record instanceof ObjectValue ? caseOutcome(record, 'manual') : undefined;
    },
    item: () => given.get('item'),
    items: (loop) => section('items').get(loop),
    iterationIndex: (loop) => {
      const index = section('iterationIndexes').get(loop);
      return typeof index === 'bigint' ? index : undefined;
    },
    result: () => undefined,
    workflow: () => section('workflow'),
    callbackUrl: () => {
      const url = given.get('callbackUrl');
      return url === undefined ? undefined : toText(url);
    },
  };
}

function ticksOf(time: Value | undefined): bigint {
  const date = typeof time === 'string' ? parseDate(time, invariantDates, DEFAULT_NOW) : undefined;
  return date?.ticks ?? DEFAULT_NOW;
}

function caseOutcome(record: ObjectValue, name: string): Outcome {
  const outputs = record.get('outputs') ?? null;
  return {
    outputs,
    body: bodyOf(outputs),
    record: () =>
      record.get('name') === undefined
        ? new ObjectValue([['name', name] as const, ...record.members])
        : record,
  };
}

/** `body('A')`: the body of a response, else the outputs themselves; a response without content has none. */
function bodyOf(outputs: Value): Value {
  if (!(outputs instanceof ObjectValue)) return outputs;
  const body = outputs.get('body');
  if (body !== undefined) return body;
  return outputs.get('statusCode') === undefined ? outputs : null;
}
