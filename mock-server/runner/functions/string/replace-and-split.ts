import type { FunctionEntry } from '../../expression/function-entry.ts';
import { stringArgument } from '../arguments.ts';
import { countMessage, wrongValue } from '../sentences.ts';
import { replaceChain, replaceText } from './replace-chain.ts';

/** `replace`, `split`: ordinal, every occurrence. */
export const replaceAndSplitFunctions: readonly FunctionEntry[] = [
  {
    name: 'replace',
    family: 'string',
    min: 3,
    max: 3,
    summary: 'Text with every occurrence of a text replaced, case-sensitive',
    countMessage: countMessage(
      'expects three string parameters: the string to replace characters inside of as the first parameter, the string that will be replaced by the new string as the second parameter, and the new string as the third parameter',
      'parameter(s)',
      'replace',
    ),
    chain: replaceChain,
    call: (args, _scope, name) => {
      const [first = null, second = null, third = null] = args;
      const text = stringArgument(first, name, "its first parameter 'string' to be a string", 'replace');
      const old = stringArgument(second, name, "its second parameter 'old string' to be a string", 'replace');
      const replacement = stringArgument(
        third,
        name,
        "its third parameter 'new string' to be a string",
        'replace',
      );
      if (old === '') {
        return wrongValue(
          name,
          "parameter 'old string' is not valid: the string to be replaced must not be empty.",
          'replace',
        );
      }
      return replaceText(text, old, replacement);
    },
  },
  {
    name: 'split',
    family: 'string',
    min: 2,
    max: 2,
    summary: 'Parts of a text between separators, case-sensitive; an empty separator leaves it whole',
    countMessage: countMessage(
      'expects two parameters: the string to split as the first parameter, the separator as the second parameter',
      'parameter(s)',
      'split',
    ),
    call: (args, _scope, name) => {
      const [first = null, second = null] = args;
      const text = stringArgument(first, name, 'its first parameter to be of type string', 'split');
      const separator = stringArgument(second, name, 'its second parameter to be of type string', 'split');
      return separator === '' ? [text] : text.split(separator);
    },
  },
];
