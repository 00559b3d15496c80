import { toText } from '../../value/to-text.ts';
import { failed, succeeded } from '../action-end.ts';
import { changeKind } from './change-variable.ts';

export const appendToArrayVariable = changeKind(
  'AppendToArrayVariable',
  'adds an item to an array variable',
  (variable, value) => {
    if (value === null)
      return failed(
        'BadRequest',
        "The value cannot be null. The action type 'AppendToArrayVariable' only supports values of types 'Float, Integer, String, Boolean, Object'.",
      );
    variable.appended ??= [];
    variable.appended.push(value);
    return succeeded(undefined, 'NotSpecified');
  },
);

export const appendToStringVariable = changeKind(
  'AppendToStringVariable',
  'adds the text of a value to a string variable',
  (variable, value) => {
    variable.value = toText(variable.value) + toText(value);
    return succeeded(undefined, 'NotSpecified');
  },
);
