import { isDeepStrictEqual } from 'node:util';

import type { Match, ResultExpectation, RowExpectation, TableExpectation } from './scenario.ts';
import { responseStatus, type StepResult } from './step-result.ts';

type Rows = readonly Readonly<Record<string, unknown>>[];

/** What differs between what a step expects and what each of its requests came to. */
export function compareResult(expect: ResultExpectation, results: readonly StepResult[]): readonly string[] {
  const each = results.flatMap((result) => [
    ...differs('answer', expect.answer, result.answer),
    ...differs('run', expect.run, result.run?.status ?? 'none'),
    ...differs('outcome', expect.outcome, result.outcome?.outcome ?? 'none'),
    ...differs('flags', expect.flags && [...expect.flags].sort(), [...(result.outcome?.flags ?? [])].sort()),
    ...(expect.error === undefined ? [] : matches('error', expect.error, result.outcome?.error ?? '')),
    ...(expect.body === undefined ? [] : partOf('body', expect.body, parsed(result.body))),
    ...(expect.response === undefined
      ? []
      : differs('response', expect.response, result.run === undefined ? 'none' : responseStatus(result.run))),
    ...(expect.actions !== undefined && result.actions > expect.actions
      ? [`${result.actions} actions were executed, at most ${expect.actions} are expected`]
      : []),
  ]);
  const words = results.map((result) => result.outcome?.outcome ?? 'none');
  const counted = Object.fromEntries(
    [...new Set(words)].map((word) => [word, words.filter((other) => other === word).length]),
  );
  return [...new Set(each), ...differs('outcomes', expect.outcomes, counted)];
}

/** What differs between the tables in the end and what they should hold. */
export function compareTables(
  expect: TableExpectation,
  rowsOf: (table: keyof TableExpectation) => Rows,
): readonly string[] {
  return (Object.entries(expect) as [keyof TableExpectation, RowExpectation][]).flatMap(([table, wanted]) => {
    const rows = rowsOf(table);
    const count = typeof wanted === 'number' ? wanted : wanted.length;
    if (rows.length !== count) return [`${table}: ${rows.length} rows, not ${count}`];
    if (typeof wanted === 'number') return [];
    return wanted.flatMap((row, index) => partOf(`${table}[${index}]`, row, rows[index]));
  });
}

/** Members that are named must be equal, or match; others do not matter. */
function partOf(name: string, wanted: unknown, found: unknown): readonly string[] {
  if (isMatch(wanted))
    return matches(name, wanted, typeof found === 'string' ? found : JSON.stringify(found ?? null));
  if (isRecord(wanted)) {
    if (!isRecord(found)) return [`${name} is ${JSON.stringify(found)}, not an object`];
    return Object.entries(wanted).flatMap(([member, value]) =>
      partOf(`${name}.${member}`, value, found[member]),
    );
  }
  return differs(name, wanted, found ?? null);
}

function matches(name: string, wanted: Match, found: string): readonly string[] {
  if (typeof wanted === 'string') return differs(name, wanted, found);
  const shown = JSON.stringify(found.length > 300 ? `${found.slice(0, 300)}…` : found);
  return [
    ...list(wanted.contains)
      .filter((part) => !found.includes(part))
      .map((part) => `${name} lacks ${JSON.stringify(part)}: ${shown}`),
    ...list(wanted.lacks)
      .filter((part) => found.includes(part))
      .map((part) => `${name} has ${JSON.stringify(part)}: ${shown}`),
  ];
}

function differs(name: string, wanted: unknown, found: unknown): readonly string[] {
  if (wanted === undefined || isDeepStrictEqual(wanted, found)) return [];
  return [`${name} is ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`];
}

const list = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isMatch(value: unknown): value is Exclude<Match, string> {
  return (
    isRecord(value) &&
    Object.keys(value).length > 0 &&
    Object.keys(value).every((key) => key === 'contains' || key === 'lacks')
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
