import type { Value } from '../../value/value.ts';
import type { ActionKind } from '../action-kind.ts';
import { failed, succeeded } from '../action-end.ts';
import { changeKind } from './change-variable.ts';
import { variableOutputs } from './variable-inputs.ts';
import { refusedValue } from './variable-type.ts';

const LARGEST = 9_223_372_036_854_775_807n;

function incrementKind(type: string, summary: string, sign: 1 | -1): ActionKind {
  return changeKind(type, summary, (variable, written) => {
    const step = written ?? 1n;
    const refused = refusedValue(variable.name, variable.type, step);
    if (refused !== undefined) return failed('BadRequest', refused);
    const value = moved(variable.value, step, sign);
    if (value === undefined)
      return failed(
        'BadRequest',
        `The value of variable '${variable.name}' is outside the range of an Integer.`,
      );
    variable.value = value;
    return succeeded(variableOutputs(variable.name, value), 'NotSpecified');
  });
}

function moved(value: Value, step: Value, sign: 1 | -1): Value | undefined {
  if (typeof value === 'bigint' && typeof step === 'bigint') {
    const sum = value + BigInt(sign) * step;
    return sum > LARGEST || sum < -LARGEST - 1n ? undefined : sum;
  }
  return Number(value) + sign * Number(step);
}

export const incrementVariable = incrementKind('IncrementVariable', 'adds to a number variable', 1);
export const decrementVariable = incrementKind('DecrementVariable', 'subtracts from a number variable', -1);
