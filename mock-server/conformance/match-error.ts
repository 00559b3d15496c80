import type { ObjectValue } from '../runner/value/object-value.ts';
import { ObjectValue as ObjectClass } from '../runner/value/object-value.ts';
import type { CaseOutcome } from './conformance-case.ts';

/** Sources often quote a sentence without this end. */
const usageDetails = /^ Please see https:\/\/aka\.ms\/logicexpressions(?:#\w+)? for usage details\.$/u;

/** The `error` of a case; `undefined` where it expects a value. `{}` only asks that the case fails. */
export function expectedError(fields: ObjectValue): ObjectValue | undefined {
  const error = fields.get('error');
  return error instanceof ObjectClass ? error : undefined;
}

/** Whether a sentence is the one that `error` asks for; `undefined` where it asks for none. */
export function matchesError(sentence: string, error: ObjectValue): boolean | undefined {
  const message = error.get('message');
  if (typeof message === 'string') {
    return (
      sentence === message ||
      (sentence.startsWith(message) && usageDetails.test(sentence.slice(message.length)))
    );
  }
  const part = error.get('contains');
  return typeof part === 'string' ? sentence.includes(part) : undefined;
}

/** The outcome of a case that must fail. */
export function judgeError(
  subject: string,
  error: ObjectValue,
  sentence: string | undefined,
  value: unknown,
): CaseOutcome {
  const expected = { error: error.get('message') ?? error.get('contains') ?? 'any' };
  const text = sentence === undefined ? false : matchesError(sentence, error);
  const hasText = error.get('message') !== undefined || error.get('contains') !== undefined;
  return {
    passed: sentence !== undefined && text !== false,
    subject,
    expected,
    got: sentence === undefined ? value : { error: sentence },
    scores: { mustFail: sentence !== undefined, ...(hasText ? { errorText: text === true } : {}) },
  };
}
