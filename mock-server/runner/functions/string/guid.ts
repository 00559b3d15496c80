import type { FunctionEntry } from '../../expression/function-entry.ts';
import { fail } from '../../expression/fault.ts';
import { stringArgument } from '../arguments.ts';
import { countMessage } from '../sentences.ts';

/** From form D, `00000000-0000-0000-0000-000000000000`, to the others; names are case-sensitive (runtime of 2020). */
const forms: Readonly<Record<string, (id: string) => string>> = {
  D: (id) => id,
  N: (id) => id.replaceAll('-', ''),
  B: (id) => `{${id}}`,
  P: (id) => `(${id})`,
  X: (id) => {
    const [a = '', b = '', c = '', d = '', e = ''] = id.split('-');
    const bytes = (d + e).match(/../g) ?? [];
    return `{0x${a},0x${b},0x${c},{${bytes.map((byte) => `0x${byte}`).join(',')}}}`;
  },
};

export const guidFunctions: readonly FunctionEntry[] = [
  {
    name: 'guid',
    family: 'string',
    volatile: true,
    min: 0,
    max: 1,
    summary: 'A new GUID as text, in form D or N, B, P, X',
    countMessage: countMessage(
      'can be invoked with no parameters or with an optional format parameter',
      'parameter(s)',
      'guid',
    ),
    call: ([value], scope, name) => {
      if (value === undefined) return scope.newGuid();
      const form = stringArgument(value, name, 'its parameter to be of type string', 'guid');
      const write = Object.hasOwn(forms, form) ? forms[form] : undefined;
      if (write !== undefined) return write(scope.newGuid());
      return fail(
        `The template language function '${name}' format parameter '${form}' is not supported. The supported formats are: 'N, D, B, P, X'. Please see https://aka.ms/logicexpressions#guid for usage details.`,
      );
    },
  },
];
