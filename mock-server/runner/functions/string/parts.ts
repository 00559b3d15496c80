import type { FunctionEntry } from '../../expression/function-entry.ts';
import { integerArgument, plainString, stringArgument } from '../arguments.ts';
import { countMessage, onlyOneParameter, wrongValue } from '../sentences.ts';

const badStart =
  "parameter is out of range: 'start index' must be non-negative integer and should be less than the length of the string.";
const badLength =
  "parameters are out of range: 'start index' and 'length' must be non-negative integers and their sum must be no larger than the length of the string.";

/** `substring`, `slice`, `trim`. */
export const partFunctions: readonly FunctionEntry[] = [
  {
    name: 'substring',
    family: 'string',
    min: 2,
    max: 3,
    summary: 'Characters from a position on, to the end or of a given number',
    countMessage: countMessage(
      "expects two parameters: the 'string' to take a section from as the first parameter, the 'start index' as the second parameter",
      'parameter(s)',
      'substring',
    ),
    call: (args, _scope, name) => {
      const [first = null, second = null, third] = args;
      const text = stringArgument(first, name, "its first parameter 'string' to be a string", 'substring');
      const start = integerArgument(
        second,
        name,
        "its second parameter 'start index' to be an integer",
        'substring',
      );
      const count =
        third === undefined
          ? undefined
          : integerArgument(third, name, "its third parameter 'length' to be an integer", 'substring');
      if (start < 0n || start >= BigInt(text.length)) return wrongValue(name, badStart, 'substring');
      if (count === undefined) return text.slice(Number(start));
      if (count < 0n || start + count > BigInt(text.length)) return wrongValue(name, badLength, 'substring');
      return text.slice(Number(start), Number(start + count));
    },
  },
  {
    name: 'slice',
    family: 'string',
    min: 2,
    max: 3,
    summary: 'Characters between two positions; negative ones count from the end, out of range is cut',
    countMessage: countMessage(
      'expects two parameters, with an optional third parameter. It expects the source string as the first parameter, the start index as a second parameter, and an optional third parameter specifying the end index of the substring',
      'parameter(s)',
      'slice',
    ),
    call: (args, _scope, name) => {
      const [first = null, second = null, third] = args;
      const text = stringArgument(first, name, 'its first parameter to be of type string', 'slice');
      const start = integerArgument(second, name, 'its second parameter to be an integer', 'slice');
      const end =
        third === undefined
          ? undefined
          : integerArgument(third, name, 'its third parameter to be an integer', 'slice');
      return text.slice(Number(start), end === undefined ? undefined : Number(end));
    },
  },
  {
    name: 'trim',
    family: 'string',
    min: 1,
    max: 1,
    summary: 'Text without white space (Unicode) at both ends',
    countMessage: onlyOneParameter,
    call: (args, _scope, name) => trimWhiteSpace(plainString(args[0] ?? null, name)),
  },
];

/** Char.IsWhiteSpace; JavaScript's own trim also takes U+FEFF and leaves U+0085. */
function isWhite(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code === 0x85 || code === 0xa0 || code === 0x1680) return true;
  if (code >= 0x2000 && code <= 0x200a) return true;
  return code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000;
}

function trimWhiteSpace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isWhite(text.charCodeAt(start))) start += 1;
  while (end > start && isWhite(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
