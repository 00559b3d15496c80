/**
 * Points on which the recorded runtime of 2020 and the hosted service are known to differ; the service's form is
 * what the runner has (`docs/differences.md`). Both sides are brought to one form before they are compared.
 */
interface SettledDifference {
  readonly why: string;
  readonly settle: (text: string) => string;
}

const replaced =
  (pattern: RegExp, by: string) =>
  (text: string): string =>
    text.replaceAll(pattern, by);

export const settledDifferences: readonly SettledDifference[] = [
  {
    why: 'lines, columns and positions hang on a cache and on the layout of the text',
    settle: replaced(/\b(line|column|position) '?\d+'?/gu, '$1 #'),
  },
  { why: 'CSV ends its lines with CRLF in the service', settle: replaced(/\r\n/gu, '\n') },
  {
    why: 'the build has its own version of the management API, and sends the run as the body of a 202',
    settle: replaced(/api-version=[\w-]+/gu, 'api-version=#'),
  },
  { why: 'the service writes 429 as a number', settle: replaced(/\bTooManyRequests\b/gu, '429') },
  {
    why: 'the sentence about a missing Response was corrected',
    settle: replaced(/did not received/gu, 'did not receive'),
  },
  {
    why: 'sentences about numbers name floats today',
    settle: replaced(/an integer, a float or a decimal number/gu, 'an integer or a decimal number'),
  },
  {
    why: 'sentences about objects are shorter today',
    settle: replaced(/to be of type object\b/gu, 'to be an object'),
  },
  {
    why: 'the sentence about text that is no XML is shorter today',
    settle: replaced(
      /(cannot be converted to XML: '.*?'\.) Please see https:\/\/aka\.ms\/logicexpressions#xml for usage details\./gsu,
      '$1',
    ),
  },
  {
    why: 'the service does not print the text that is no JSON',
    settle: replaced(
      /The provided value '.*?' cannot be parsed: 'U/gsu,
      "The provided value cannot be parsed: 'U",
    ),
  },
  {
    why: 'the service has no link behind what is wrong with a text that is no XML',
    settle: replaced(
      /(cannot be converted to XML: '.*?'\.) Please see https:\/\/aka\.ms\/logicexpressions#xml for usage details\./gsu,
      '$1',
    ),
  },
  {
    why: 'the service says why a case could not be compared',
    settle: replaced(
      /(an unexpected exception encountered when evaluating branching condition)(?:: '.*')?\.$/gu,
      '$1.',
    ),
  },
];

/** A text in the form in which texts are compared. */
export function settled(text: string): string {
  return settledDifferences.reduce((form, { settle }) => settle(form), text);
}

/** Codes of the same end, by the runtime of 2020 and by the service: a fault in a data operation's expression. */
const SAME_CODES: readonly (readonly [string, string])[] = [
  ['InvalidTemplate', 'ExpressionEvaluationFailed'],
];

export function sameCode(expected: string, got: unknown): boolean {
  return expected === got || SAME_CODES.some(([old, today]) => expected === old && got === today);
}
