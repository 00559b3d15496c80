import { errorValue } from '../scheduler/sentences.ts';
import type { Value } from '../value/value.ts';
import type { ActionEnd } from './action-kind.ts';

/** An action that succeeded; the code OK is that of actions that are more than bookkeeping. */
export function succeeded(outputs?: Value, code = 'OK'): ActionEnd {
  return { status: 'Succeeded', code, ...(outputs === undefined ? {} : { outputs }) };
}

/** An action that failed: the record's code is the error's, unless told otherwise. */
export function failed(code: string, message: string, errorCode = code, outputs?: Value): ActionEnd {
  return {
    status: 'Failed',
    code,
    error: errorValue(errorCode, message),
    ...(outputs === undefined ? {} : { outputs }),
  };
}
