import { readFile } from 'node:fs/promises';

import { KitError, type Problem } from '../../connector/problems/problem.ts';

/** Exactly one of the bodies, or only a scenario. */
export interface CaseRequest {
  readonly method?: string;
  /** `null`: no Content-Type header. */
  readonly contentType?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly bodyText?: string;
  readonly bodyBase64?: string;
  readonly bodyRecipe?: BodyRecipe;
}

export interface BodyRecipe {
  readonly base: unknown;
  /** Text by path (`UserDetails.Email`): a text repeated so often. */
  readonly set?: Readonly<Record<string, { readonly repeat: string; readonly times: number }>>;
  /** So many requests, with the member at `vary` different in each. */
  readonly times?: number;
  readonly vary?: string;
}

export interface CaseScenario {
  /** Case ids, or leads; one request each, one after the other. */
  readonly send?: readonly unknown[];
  readonly expect?: readonly string[];
  /** Names what is missing from the address: `sig removed`. */
  readonly url?: string;
  /** How the destination fails: a status (`503 for …`), `reset`, `html`, `timeout`, `down`; `after the write` where it has done its work. */
  readonly sink?: string;
  /** `off`, `on`. */
  readonly flow?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface CaseExpectation {
  readonly outcome: string;
  readonly http?: string;
  readonly alsoAcceptable?: readonly string[];
  readonly flags?: readonly string[];
  /** Part of the normalised lead; `null`: must be empty. */
  readonly lead?: Readonly<Record<string, unknown>>;
  /** Part of the row, by destination. */
  readonly sinks?: Readonly<Record<string, unknown>>;
}

export interface CorpusCase {
  readonly id: string;
  readonly title?: string;
  readonly request: CaseRequest;
  readonly scenario?: CaseScenario;
  readonly expect: CaseExpectation;
}

/** Reads a file of lead cases. Throws a `KitError` with every place that has not the format. */
export async function readCorpus(path: string): Promise<readonly CorpusCase[]> {
  let document: unknown;
  try {
    document = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw refused([problem(path, error instanceof Error ? error.message : String(error))]);
  }
  const cases = isRecord(document) ? document['cases'] : undefined;
  if (!Array.isArray(cases))
    throw refused([problem(path, 'A file of cases is an object with a list "cases"')]);
  const problems = cases.flatMap((entry: unknown, index) => {
    const at = `cases[${index}]`;
    if (!isRecord(entry)) return [problem(path, `${at} is no object`, at)];
    if (typeof entry['id'] !== 'string') return [problem(path, `${at} has no id`, at)];
    const { request, expect } = entry;
    if (!isRecord(request)) return [problem(path, `Case ${entry['id']} has no request`, at)];
    if (!isRecord(expect) || typeof expect['outcome'] !== 'string') {
      return [problem(path, `Case ${entry['id']} expects no outcome`, at)];
    }
    return [];
  });
  if (problems.length > 0) throw refused(problems);
  return cases as readonly CorpusCase[];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function problem(file: string, message: string, path?: string): Problem {
  return {
    code: 'CORPUS_INVALID',
    severity: 'error',
    message,
    at: { file, ...(path !== undefined && { path }) },
  };
}

function refused(problems: readonly Problem[]): KitError {
  return new KitError(problems);
}
