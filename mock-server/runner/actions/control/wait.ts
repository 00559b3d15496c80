import { ExpressionFault } from '../../expression/fault.ts';
import { ObjectValue } from '../../value/object-value.ts';
import { toText } from '../../value/to-text.ts';
import type { Value } from '../../value/value.ts';
import type { ActionKind } from '../action-kind.ts';
import { failed, succeeded } from '../action-end.ts';

const UNITS: Readonly<Record<string, number>> = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  month: 2_592_000_000,
};

export const wait: ActionKind = {
  type: 'Wait',
  family: 'control',
  summary: 'waits for an interval, or until a time',
  inputs: 'required',
  limit: false,
  plan(action) {
    const inputs = action.compile(action.member('inputs'));
    return {
      form: 'leaf',
      run(context) {
        const given = inputs(context.scope);
        const delay = delayOf(given, context.now());
        if (typeof delay === 'string') return failed('BadRequest', delay);
        context.showInputs(shown(given));
        return context.wait(delay).then(() => succeeded());
      },
    };
  },
};

/** Milliseconds to wait, or the sentence of a refusal. */
function delayOf(inputs: Value, now: number): number | string {
  const given = inputs instanceof ObjectValue ? inputs : new ObjectValue();
  const interval = given.get('interval');
  if (interval instanceof ObjectValue) {
    const unit = toText(interval.get('unit') ?? null);
    const factor = UNITS[unit.toLowerCase()];
    const count = Number(toText(interval.get('count') ?? null));
    if (factor === undefined || !Number.isFinite(count))
      throw new ExpressionFault(`The 'interval' of the 'wait' action inputs is not valid.`);
    return count * factor;
  }
  const until = given.get('until');
  const timestamp = until instanceof ObjectValue ? until.get('timestamp') : undefined;
  const moment = Date.parse(toText(timestamp ?? null));
  if (Number.isNaN(moment))
    return `The 'until' property 'timestamp' in the 'wait' action inputs has value '${toText(timestamp ?? null)}', which is not a valid timestamp.`;
  return Math.max(0, moment - now);
}

/** The runtime writes the unit before the count. */
function shown(inputs: Value): Value {
  const interval = inputs instanceof ObjectValue ? inputs.get('interval') : undefined;
  if (!(interval instanceof ObjectValue)) return inputs;
  const ordered = ['unit', 'count'].flatMap((name): [string, Value][] => {
    const value = interval.get(name);
    return value === undefined ? [] : [[name, value]];
  });
  return new ObjectValue([['interval', new ObjectValue(ordered)]]);
}
