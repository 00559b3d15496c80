import { open, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { viewConnector } from '../../connector/openapi/lint/connector-view.ts';
import { lintConnector } from '../../connector/openapi/lint/lint-connector.ts';
import {
  asObject,
  asString,
  deepestJson,
  isTooDeep,
  memberAt,
  memberOf,
  shown,
} from '../../connector/problems/json-value.ts';
import type { RuleProfile } from '../../connector/problems/lint-rule.ts';
import { KitError, type Place, type Problem } from '../../connector/problems/problem.ts';
import { connectorInput } from '../../connector/solution/connector-input.ts';
import { readSolution } from '../../connector/solution/read-solution.ts';
import type { ReadSolution } from '../../connector/solution/read-tree.ts';
import { bytesText } from '../../connector/solution/text-bytes.ts';
import { verifySolution } from '../../connector/solution/verify-solution.ts';
import { flowRules, lintFlow } from './flow-rules.ts';
import { schemaRefusals, triggerRules } from './trigger-rules.ts';

/** What the lint took a path for, and what it found. */
export interface LintedPath {
  readonly path: string;
  readonly kind: 'solution' | 'flow' | 'connector' | 'schema' | 'unreadable';
  readonly problems: readonly Problem[];
}

export interface LintOptions {
  /** `ours`: everything that our own output promises; `foreign`: what breaks a file of anybody. */
  readonly profile: RuleProfile;
}

type Subject =
  | { readonly kind: 'solution'; readonly solution: ReadSolution }
  | {
      readonly kind: 'json';
      readonly value: unknown;
      readonly apiProperties: unknown;
      readonly propertiesPath: string | undefined;
    }
  | { readonly kind: 'unreadable'; readonly problems: readonly Problem[] };

/**
 * Checks solution zips and folders, flows and connector definitions, ours or anybody's. Solutions given together are
 * taken to be imported together. Files that cannot be read are told as problems, so that the others are still checked.
 */
export async function lintPaths(
  paths: readonly string[],
  { profile }: LintOptions,
): Promise<readonly LintedPath[]> {
  const subjects = await Promise.all(paths.map(async (path) => ({ path, subject: await readSubject(path) })));
  const solutions = subjects.flatMap(({ subject }) =>
    subject.kind === 'solution' ? [subject.solution] : [],
  );
  return subjects.map(({ path, subject }): LintedPath => {
    if (subject.kind === 'unreadable') return { path, kind: 'unreadable', problems: subject.problems };
    if (subject.kind === 'json') return lintJson(path, subject, profile);
    return { path, kind: 'solution', problems: lintSolution(subject.solution, solutions, profile) };
  });
}

function lintSolution(
  solution: ReadSolution,
  all: readonly ReadSolution[],
  profile: RuleProfile,
): readonly Problem[] {
  const alongside = all.filter((other) => other !== solution);
  return [
    ...verifySolution(solution, { profile, alongside, flowRules }),
    ...solution.connectors.flatMap((connector) => {
      const input = connectorInput(solution, connector);
      return input === undefined ? [] : lintConnector(input, profile);
    }),
  ];
}

function lintJson(
  path: string,
  subject: Subject & { readonly kind: 'json' },
  profile: RuleProfile,
): LintedPath {
  const place = { file: path };
  if (
    memberOf(subject.value, 'swagger') !== undefined ||
    memberOf(subject.value, 'openapi') !== undefined ||
    viewsPaths(subject.value)
  ) {
    const { value: definition, apiProperties, propertiesPath } = subject;
    const input = {
      definition,
      apiProperties,
      place,
      ...(propertiesPath === undefined ? {} : { propertiesPlace: { file: propertiesPath } }),
    };
    return { path, kind: 'connector', problems: lintConnector(input, profile) };
  }
  const problems = lintFlow(subject.value, place, profile);
  if (problems !== undefined) return { path, kind: 'flow', problems };
  const schemaProblems = lintSchema(subject.value, place, profile);
  if (schemaProblems !== undefined) return { path, kind: 'schema', problems: schemaProblems };
  return {
    path,
    kind: 'unreadable',
    problems: [unknown(path, `"${path}" is neither a flow nor a connector definition nor a schema.`)],
  };
}

function viewsPaths(value: unknown): boolean {
  return (
    viewConnector({ definition: value, place: { file: '' } }) !== undefined &&
    memberOf(value, 'paths') !== undefined &&
    memberAt(value, 'info') !== undefined
  );
}

async function readSubject(path: string): Promise<Subject> {
  try {
    const found = await stat(path).catch(() => undefined);
    if (found?.isDirectory() === true) {
      const definition = join(path, 'apiDefinition.swagger.json');
      return (await exists(definition))
        ? await readJsonSubject(definition)
        : { kind: 'solution', solution: await readSolution(path) };
    }
    if (found === undefined || /\.zip$/i.test(path) || (await startsWith(path, 'PK')))
      return { kind: 'solution', solution: await readSolution(path) };
    if (!/\.json$/i.test(path) && !(await startsWith(path, '{')))
      throw new KitError([unknown(path, `"${path}" is neither a zip nor JSON.`)]);
    return await readJsonSubject(path);
  } catch (error) {
    if (error instanceof KitError) return { kind: 'unreadable', problems: error.problems };
    throw error;
  }
}

async function readJsonSubject(path: string): Promise<Subject> {
  const value = await readJsonFile(path);
  const propertiesPath = join(
    dirname(path),
    basename(path).replace(/apiDefinition(?:\.swagger)?\.json$/i, 'apiProperties.json'),
  );
  const beside = propertiesPath !== path && (await exists(propertiesPath));
  return {
    kind: 'json',
    value,
    apiProperties: beside ? await readJsonFile(propertiesPath) : undefined,
    propertiesPath: beside ? propertiesPath : undefined,
  };
}

async function readJsonFile(path: string): Promise<unknown> {
  const text = bytesText(await readFile(path));
  if (text === undefined) throw new KitError([unknown(path, `"${path}" is not UTF-8 text.`)]);
  const value = parseJson(path, text);
  if (isTooDeep(value))
    throw new KitError([unknown(path, `"${path}" is nested more than ${deepestJson} deep.`)]);
  return value;
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new KitError([
      unknown(path, `"${path}" is not JSON: ${error instanceof Error ? error.message : shown(error)}.`),
    ]);
  }
}

async function startsWith(path: string, text: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(new Uint8Array(text.length), 0, text.length, 0);
    return new TextDecoder().decode(buffer.subarray(0, bytesRead)) === text;
  } finally {
    await file.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}

function unknown(path: string, message: string): Problem {
  return { code: 'LINT_FILE_UNKNOWN', severity: 'error', message, at: { file: path } };
}

/** A JSON Schema as it would be the schema of a trigger: what leads it would lose. */
function lintSchema(schema: unknown, place: Place, profile: RuleProfile): readonly Problem[] | undefined {
  const isSchema =
    asObject(memberOf(schema, 'properties')) !== undefined ||
    /json-schema/.test(asString(memberOf(schema, '$schema')) ?? '');
  if (!isSchema) return undefined;
  const rule = triggerRules.find(({ id }) => id === 'F-schema-null');
  return schemaRefusals(schema, '$').map(({ path, what, mild }) => ({
    code: 'FLOW_RULE',
    rule: 'F-schema-null',
    severity: profile === 'ours' && mild !== true ? 'error' : 'warning',
    message: `As the schema of a trigger it refuses ${what}.`,
    at: { ...place, path },
    ...(rule === undefined ? {} : { remedy: rule.remedy }),
  }));
}
