import { JsonReadFault, readJson } from '../runner/json/read-json.ts';
import { SchemaReadFault, validateSchema, type SchemaFault } from '../runner/json/validate-schema.ts';
import { toJs } from '../runner/value/from-js.ts';
import { ObjectValue } from '../runner/value/object-value.ts';
import { toText } from '../runner/value/to-text.ts';
import { isArray } from '../runner/value/type-name.ts';
import type { Value } from '../runner/value/value.ts';
import type { CaseOutcome, CaseRunner } from './conformance-case.ts';
import { matches } from './match-value.ts';

/**
 * `schema`: a text against a JSON schema. Expects either the full records (`errors`), or the messages in order
 * (`expected`), or pairs of error type and path (`expectedPaths`).
 */
export const runSchema: CaseRunner = (one) => {
  const { fields } = one;
  const subject = toText(fields.get('input') ?? null);
  const faults = validate(subject, fields.get('schema') ?? null);
  if (typeof faults === 'string') return outcome(subject, false, fields.get('errors'), { refused: faults });
  const errors = fields.get('errors');
  if (errors !== undefined) {
    const got = faults.map(faultValue);
    return outcome(subject, matches(got, errors), errors, toJs(got));
  }
  const paths = fields.get('expectedPaths');
  if (paths !== undefined) {
    const got = faults.map(({ errorType, path }) => [errorType, path]);
    return outcome(subject, matches(got, paths), paths, got);
  }
  const expected = fields.get('expected') ?? [];
  const messages = faults.map(({ message }) => message);
  return outcome(subject, matches(messages, isArray(expected) ? expected : [expected]), expected, messages);
};

function validate(input: string, schema: Value): readonly SchemaFault[] | string {
  try {
    return validateSchema(readJson(input), schema);
  } catch (error) {
    if (error instanceof JsonReadFault || error instanceof SchemaReadFault) return error.message;
    throw error;
  }
}

function faultValue(fault: SchemaFault): Value {
  return new ObjectValue([
    ['message', fault.message],
    ['lineNumber', BigInt(fault.lineNumber)],
    ['linePosition', BigInt(fault.linePosition)],
    ['path', fault.path],
    ['value', fault.value],
    ['schemaId', fault.schemaId],
    ['errorType', fault.errorType],
    ['childErrors', fault.childErrors.map(faultValue)],
  ]);
}

function outcome(subject: string, passed: boolean, expected: Value | undefined, got: unknown): CaseOutcome {
  return { passed, subject, expected: toJs(expected ?? null), got, scores: { schema: passed } };
}
