import { writeJson } from '../json/write-json.ts';
import type { Value } from '../value/value.ts';

/** An expression as the definition has it, for sentences. */
export function writtenExpression(expression: Value): string {
  return typeof expression === 'string' ? expression : writeJson(expression, { indented: true });
}
