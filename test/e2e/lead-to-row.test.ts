import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { afterEach, describe, expect, it } from 'vitest';

/** Processes start slowly on a busy machine. */
const patience = 120_000;
const root = fileURLToPath(new URL('../../', import.meta.url));
const tsx = fileURLToPath(new URL('../../node_modules/tsx/dist/cli.mjs', import.meta.url));
const sample = fileURLToPath(new URL('../leads/samples/doc-2021-sample.json', import.meta.url));

let stopLab: (() => Promise<number | null>) | undefined;
afterEach(async () => {
  await stopLab?.();
  stopLab = undefined;
});

function start(script: string, ...args: readonly string[]) {
  const child = spawn(process.execPath, [tsx, `scripts/${script}.ts`, ...args], { cwd: root });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, ended, output: () => out };
}

async function run(script: string, ...args: readonly string[]) {
  const { ended, output } = start(script, ...args);
  const code = await ended;
  return { code, out: output() };
}

describe("the documentation's sample lead", { timeout: patience }, () => {
  it('ends in a row by flow', async () => {
    const { code, out } = await run('flow', '--file', sample, '--json', '--show-data');
    expect([code, code === 0 ? '' : out]).toEqual([0, '']);
    const { answer, runs, rows } = JSON.parse(out) as {
      answer: { statusCode: number };
      runs: { status: string }[];
      rows: { table: string; kind: string; values: Record<string, unknown> }[];
    };
    expect([answer.statusCode, runs.map(({ status }) => status)]).toEqual([202, ['Succeeded']]);
    const lead = rows.find(({ table }) => table === 'lead');
    const { UserDetails } = JSON.parse(await readFile(sample, 'utf8')) as {
      UserDetails: Record<string, string>;
    };
    expect(lead).toMatchObject({
      kind: 'created',
      values: {
        firstname: UserDetails['FirstName'],
        lastname: UserDetails['LastName'],
        emailaddress1: UserDetails['Email'],
        companyname: UserDetails['Company'],
        telephone1: UserDetails['Phone'],
        donotemail: false,
      },
    });
  });

  it('ends in a row by send through the lab, which ends on Ctrl+C', async () => {
    const lab = start('lab', '--port', '0', '--json');
    stopLab = () => {
      lab.child.kill('SIGINT');
      return lab.ended;
    };
    await expect.poll(lab.output, { timeout: 60_000 }).toContain('"triggers"');
    const sent = await run('send', '--file', sample, '--json');
    expect([sent.code, sent.code === 0 ? '' : sent.out]).toEqual([0, '']);
    const { deliveries } = JSON.parse(sent.out) as {
      deliveries: { outcome: { runs: { status: string }[]; changes: { table: string }[] } }[];
    };
    expect(deliveries.map(({ outcome }) => outcome.runs.map(({ status }) => status))).toEqual([
      ['Succeeded'],
    ]);
    expect(deliveries[0]?.outcome.changes.map(({ table }) => table)).toContain('lead');
    const { base } = JSON.parse(lab.output()) as { base: string };
    const rows = (await (await fetch(`${base}/api/tables/lead`)).json()) as { lastname: string }[];
    expect(rows.map(({ lastname }) => lastname)).toEqual(['One']);
    const end = stopLab;
    stopLab = undefined;
    expect(await end()).toBe(0);
  });
});
