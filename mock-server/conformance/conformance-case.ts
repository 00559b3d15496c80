import { JsonReadFault, readJson } from '../runner/json/read-json.ts';
import { ObjectValue } from '../runner/value/object-value.ts';
import { toText } from '../runner/value/to-text.ts';
import { isArray } from '../runner/value/type-name.ts';
import type { Value } from '../runner/value/value.ts';

/** One case of a file of language cases, with the fields that every kind has; the rest is in `fields`. */
export interface ConformanceCase {
  readonly id: string;
  /** `expression`, `template`, `action`, `run`, `http`, `json-read`, `schema`, `parse-error`. */
  readonly kind: string;
  readonly function: string;
  readonly confidence: string;
  readonly fields: ObjectValue;
}

/** What a case came to. */
export interface CaseOutcome {
  readonly passed: boolean;
  /** What was evaluated, for the report. */
  readonly subject: string;
  readonly expected: unknown;
  readonly got: unknown;
  /** The scores that the case counts for, each right or wrong. */
  readonly scores: Readonly<Partial<Record<Score, boolean>>>;
}

/** Values, refusals, and the exact texts of refusals are scored apart; so are schema validations. */
export type Score = 'value' | 'mustFail' | 'errorText' | 'schema';

/** Runs one case of a kind. */
export type CaseRunner = (one: ConformanceCase) => CaseOutcome | Promise<CaseOutcome>;

/**
 * Reads a file of cases (`{ about, cases: […] }`); a case without a kind that has a schema is a schema case.
 * @returns `problem` where the text is no such file.
 */
export function readCases(
  text: string,
): { readonly cases: readonly ConformanceCase[] } | { readonly problem: string } {
  let file: Value;
  try {
    file = readJson(text);
  } catch (error) {
    if (!(error instanceof JsonReadFault)) throw error;
    return { problem: error.message };
  }
  const cases = file instanceof ObjectValue ? file.get('cases') : undefined;
  if (cases === undefined || !isArray(cases)) return { problem: 'There is no array "cases" in it.' };
  return {
    cases: cases.filter((one) => one instanceof ObjectValue).map((fields, index) => toCase(fields, index)),
  };
}

function toCase(fields: ObjectValue, index: number): ConformanceCase {
  const text = (name: string, otherwise: string): string => {
    const value = fields.get(name);
    return value === undefined ? otherwise : toText(value);
  };
  const kind = text('kind', fields.get('schema') === undefined ? 'expression' : 'schema');
  return {
    id: text('id', `case-${index + 1}`),
    kind,
    function: text('function', `(${kind})`),
    confidence: text('confidence', 'unmarked'),
    fields,
  };
}
