import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { KitError } from '../../connector/problems/problem.ts';
import type { DataverseSettings } from '../../mock-server/crm/dataverse/dataverse-settings.ts';
import { builtSource } from '../../mock-server/lab/built-source.ts';
import { readFlowSource, type FlowSource } from '../../mock-server/lab/flow-source.ts';
import { readFaults } from '../../mock-server/lab/read-faults.ts';
import type { StageFlow } from '../../mock-server/lab/stage-flow.ts';
import type { StageOptions } from '../../mock-server/lab/stage-options.ts';
import type { CommandInput, CommandOption } from '../cli/command.ts';
import { list, pairs, text, usage } from './lead-options.ts';

/** Options of commands that run flows here. */
export const stageOptions = {
  solution: {
    type: 'string',
    value: 'PATH',
    summary: 'a solution zip or unpacked folder; default: ours, built now',
  },
  var: {
    type: 'string',
    value: 'NAME=VALUE',
    multiple: true,
    summary: 'value of an environment variable, by its schema name',
  },
  'schema-validation': {
    type: 'string',
    value: 'on|off',
    summary: "the trigger's schema validation; default: as defined",
  },
  profile: {
    type: 'string',
    value: 'low|standard',
    summary: 'plan that retry defaults hang on; default standard',
  },
  'unique-key': {
    type: 'string',
    value: 'TABLE.COLUMN',
    multiple: true,
    summary: 'a column with a unique key in your environment, such as lead.cts_leadkey',
  },
  faults: { type: 'string', value: 'FILE', summary: 'JSON list of faults of the fakes' },
  'real-time': { type: 'boolean', summary: 'waits and retries take their time' },
} as const satisfies Record<string, CommandOption>;

/** The flows to run: of `--solution`, else those that the files in `connector` make. */
export async function sourceFor(input: CommandInput): Promise<FlowSource> {
  const path = text(input.options['solution']);
  return path === undefined
    ? builtSource(join(input.cwd, 'connector'))
    : readFlowSource(resolve(input.cwd, path));
}

export function stageOptionsFor(input: CommandInput): StageOptions {
  const validation = oneOf(input, 'schema-validation', ['on', 'off']);
  const profile = oneOf(input, 'profile', ['low', 'standard', 'logic-apps']);
  return {
    variables: pairs(input, 'var'),
    ...(validation !== undefined && { schemaValidation: validation }),
    ...(profile !== undefined && { profile }),
    time: input.options['real-time'] === true ? 'real' : 'virtual',
    settings: { dataverse: { keys: uniqueKeys(input) } },
  };
}

function uniqueKeys(input: CommandInput): NonNullable<DataverseSettings['keys']> {
  const keys = list(input.options['unique-key']).map((written) => {
    const [table, column] = written.split('.');
    if (table === undefined || column === undefined)
      throw usage(`--unique-key takes TABLE.COLUMN, not "${written}"`);
    return { table, column };
  });
  return Object.fromEntries(
    keys.map(({ table }) => [
      table,
      keys.filter((key) => key.table === table).map(({ column }) => ({ name: column, columns: [column] })),
    ]),
  );
}

/** Refuses to go on with a flow that the loader refused: every sentence with its place. */
export function requireLoaded(flow: StageFlow): void {
  if (flow.loaded !== undefined) return;
  throw new KitError(
    flow.problems.map((problem) => ({
      code: 'FLOW_REFUSED',
      severity: 'error',
      message: `${problem.code}: ${problem.message}`,
      at: { file: flow.text.place, path: problem.path },
    })),
  );
}

function oneOf<T extends string>(input: CommandInput, name: string, allowed: readonly T[]): T | undefined {
  const written = text(input.options[name]);
  if (written === undefined) return undefined;
  const found = allowed.find((value) => value === written);
  if (found === undefined) throw usage(`--${name} is one of ${allowed.join(', ')}, not "${written}"`);
  return found;
}

/** The faults of `--faults FILE`. Throws a `KitError` that names each wrong part. */
export async function faultOptions(input: CommandInput): Promise<Pick<StageOptions, 'faults'>> {
  const written = text(input.options['faults']);
  if (written === undefined) return {};
  const file = resolve(input.cwd, written);
  try {
    return { faults: readFaults(JSON.parse(await readFile(file, 'utf8'))) };
  } catch (error) {
    if (error instanceof KitError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new KitError([
      {
        code: 'FILE_UNREADABLE',
        severity: 'error',
        message: `"${written}" cannot be read: ${reason}`,
        at: { file },
      },
    ]);
  }
}
