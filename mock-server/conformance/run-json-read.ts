import { JsonReadFault, readJson } from '../runner/json/read-json.ts';
import { toText } from '../runner/value/to-text.ts';
import type { CaseRunner } from './conformance-case.ts';
import { judge } from './run-expression.ts';

/** `json-read`: a text read as ParseJson reads it, or as `json()` where the case is one of that function. */
export const runJsonRead: CaseRunner = (one) => {
  const input = toText(one.fields.get('input') ?? null);
  const trailing = one.function.toLowerCase() === 'json' ? 'refuse' : 'ignore';
  try {
    return judge(one, input, { value: readJson(input, { trailing }) });
  } catch (error) {
    if (error instanceof JsonReadFault) return judge(one, input, { fault: error.message });
    throw error;
  }
};
