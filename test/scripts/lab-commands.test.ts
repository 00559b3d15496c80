import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Command, ExitCode } from '../../scripts/cli/command.ts';
import { runCommand } from '../../scripts/cli/run-command.ts';
import { flowCommand } from '../../scripts/lab/flow-command.ts';
import { labCommand } from '../../scripts/lab/lab-command.ts';
import { sendCommand } from '../../scripts/lab/send-command.ts';
import { clientData, compose, respond, writeLead } from '../mock-server/lab/small-flows.ts';

let cwd: string;
let labEnded: Promise<ExitCode> | undefined;
let endLab = new AbortController();

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'lab commands '));
  await writeFile(
    join(cwd, 'flow.json'),
    clientData({ ...writeLead, Done: compose('@item', { Write_lead: ['Succeeded'] }) }).replace(
      '"@item"',
      "\"@toUpper(triggerBody()?['UserDetails']?['LastName'])\"",
    ),
  );
});

afterEach(async () => {
  endLab.abort();
  await labEnded;
  labEnded = undefined;
  await rm(cwd, { recursive: true, force: true });
});

interface Outcome {
  readonly code: ExitCode;
  readonly out: string;
  readonly error: string;
}

async function run(command: Command, ...args: readonly string[]): Promise<Outcome> {
  let out = '';
  let error = '';
  const code = await runCommand(command, args, {
    cwd,
    environment: {},
    out: (text) => (out += text),
    error: (text) => (error += text),
    signal: new AbortController().signal,
  });
  return { code, out, error };
}

async function openLab(...args: readonly string[]): Promise<{ readonly output: () => string }> {
  let out = '';
  endLab = new AbortController();
  labEnded = runCommand(labCommand, ['--solution', 'flow.json', '--port', '0', ...args], {
    cwd,
    environment: {},
    out: (text) => (out += text),
    error: (text) => (out += text),
    signal: endLab.signal,
  });
  await expect.poll(() => out, { timeout: 30_000 }).toContain('npm run send');
  return { output: () => out };
}

describe('send and lab', { timeout: 60_000 }, () => {
  it('prints one line out and one line back with one delivery id, and what became of it', async () => {
    const lab = await openLab();
    const { code, out, error } = await run(sendCommand, 'azure-marketplace-install');
    expect([code, error]).toEqual([0, '']);
    const lines = out.trim().split('\n');
    const [sent, back, outcome] = lines;
    const id = /-->\s+(d-[0-9a-f]{8})\s/.exec(sent ?? '')?.[1] ?? 'none';
    expect(sent).toMatch(/azure-marketplace-install {2}POST http:\/\/127\.0\.0\.1:\d+\/workflows\//);
    expect(back).toMatch(new RegExp(`<--\\s+${id}\\s+202 Accepted\\s+\\d+ ms\\s+run `));
    expect(outcome).toMatch(new RegExp(`run\\s+${id}\\s+Succeeded\\s+lead: 1 created`));
    expect(lines).toHaveLength(3);
    await expect.poll(lab.output, { timeout: 20_000 }).toContain('Succeeded');
  });

  it('shows no signature anywhere, and keeps its state for its user alone', async () => {
    const lab = await openLab();
    const file = join(cwd, 'dist', '.lab.json');
    const state = await readFile(file, 'utf8');
    const signature = /sig=([\w-]{43})/.exec(state)?.[1] ?? '';
    expect(signature).toHaveLength(43);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const texts = [await run(sendCommand, 'contact-me'), await run(sendCommand, 'contact-me', '--json')];
    const printed = [lab.output(), ...texts.flatMap((outcome) => [outcome.out, outcome.error])].join('\n');
    expect(printed).toContain('sig=***');
    expect(printed).not.toContain(signature);
  });

  it('takes its state away when it ends', async () => {
    await openLab();
    endLab.abort();
    expect(await labEnded).toBe(0);
    await expect(stat(join(cwd, 'dist', '.lab.json'))).rejects.toThrow('ENOENT');
    const { code, error } = await run(sendCommand, 'contact-me');
    expect(code).toBe(3);
    expect(error).toContain('LAB_NOT_RUNNING');
    expect(error).toContain('npm run lab');
  });

  it('sends changes, files and repeats, and tells as JSON', async () => {
    await openLab();
    await writeFile(
      join(cwd, 'mine.json'),
      '{"UserDetails":{"LastName":"Mine","Email":"m@x.example"},"OfferTitle":"O"}',
    );
    const { code, out } = await run(
      sendCommand,
      '--file',
      join(cwd, 'mine.json'),
      '--set',
      'UserDetails.LastName=Yours',
      '--repeat',
      '3',
      '--burst',
      '2',
      '--json',
    );
    expect(code).toBe(0);
    const { deliveries } = JSON.parse(out) as {
      deliveries: { deliveryId: string; delivered: boolean; outcome: { changes: unknown[] } }[];
    };
    expect(deliveries.map((delivery) => delivery.delivered)).toEqual([true, true, true]);
    expect(new Set(deliveries.map((delivery) => delivery.deliveryId)).size).toBe(3);
    expect(deliveries.map((delivery) => delivery.outcome.changes.length)).toEqual([1, 1, 1]);
  });

  it('explains a refusal, with exit code 1', async () => {
    await openLab();
    const { code, out } = await run(sendCommand, 'test-lead-as-printed');
    expect(code).toBe(1);
    expect(out).toMatch(/<-- .*400 Bad Request/);
    expect(out).toContain('not valid JSON');
  });

  it.each([
    [['--dry-run', 'contact-me', '--set', 'ActionCode=XYZ'], 0, '"ActionCode":"XYZ"'],
    [['contact-mee'], 2, 'did you mean "contact-me"'],
    [[], 2, 'name a sample'],
    [['contact-me', '--to', 'https://evil.example/x?sig=1'], 2, '--allow-host evil.example'],
    [['contact-me', '--to', 'https://x.logic.azure.com/x?sig=1', '--repeat', '2'], 2, '--i-own-this-flow'],
    [['contact-me', '--set', 'nonsense'], 2, 'path=value'],
    [['contact-me', '--casing', 'loud'], 2, 'camel-wrapper'],
    [['contact-me', '--repeat', 'many'], 2, '--repeat'],
    [['contact-me', '--to', 'http://127.0.0.1:59999/x'], 4, 'ECONNREFUSED'],
    [['--file', '/nosuch.json'], 2, 'LEAD_UNREADABLE'],
  ] as const)('%j', async (args, code, words) => {
    const outcome = await run(sendCommand, ...args);
    expect(outcome.out + outcome.error).toContain(words);
    expect(outcome.code).toBe(code);
  });

  it('names every sample in --help', async () => {
    const { out } = await run(sendCommand, '--help');
    for (const name of ['azure-marketplace-install', 'test-lead', 'do-not-contact', 'private-offer'])
      expect(out).toContain(name);
  });

  it('says that the port is taken', async () => {
    await openLab();
    const { base } = JSON.parse(await readFile(join(cwd, 'dist', '.lab.json'), 'utf8')) as { base: string };
    const { code, error } = await run(labCommand, '--solution', 'flow.json', '--port', new URL(base).port);
    expect([code, error.includes('PORT_UNAVAILABLE')]).toEqual([3, true]);
  });
});

describe('flow', () => {
  it('prints answer, run, each action with status and time, and rows', async () => {
    const { code, out } = await run(flowCommand, '--solution', 'flow.json', 'azure-marketplace-install');
    expect(code).toBe(0);
    expect(out).toMatch(/^answer 202 Accepted\nrun \S+ {2}Succeeded {2}[\d.]+ s\n/);
    expect(out).toMatch(/ {2}Succeeded {2}Write_lead {2}[\d.]+ s \+[\d.]+ s/);
    expect(out).toMatch(/ {2}created {2}lead {2}[0-9a-f-]{36} {2}subject, lastname, emailaddress1/);
  });

  it('gives the record as JSON, without what a lead of the user says unless asked', async () => {
    const sample = JSON.parse(
      (await run(flowCommand, '--solution', 'flow.json', 'contact-me', '--json')).out,
    ) as Record<string, unknown>;
    expect(sample).toMatchObject({
      answer: { statusCode: 202 },
      runs: [
        {
          status: 'Succeeded',
          actions: [{ name: 'Row_id' }, { name: 'Write_lead' }, { name: 'Done', outputs: 'HADDAD' }],
        },
      ],
      rows: [{ table: 'lead', kind: 'created', values: { lastname: 'Haddad' } }],
    });
    await writeFile(join(cwd, 'mine.json'), '{"UserDetails":{"LastName":"Secretname"},"OfferTitle":"O"}');
    const args = ['--solution', 'flow.json', '--file', 'mine.json', '--json'];
    expect((await run(flowCommand, ...args)).out).not.toMatch(/secretname/i);
    expect((await run(flowCommand, ...args, '--show-data')).out).toMatch(/secretname/i);
  });

  it('explains the expressions of an action, part by part', async () => {
    const { code, out } = await run(
      flowCommand,
      '--solution',
      'flow.json',
      'contact-me',
      '--explain',
      'done',
    );
    expect(code).toBe(0);
    expect(out).toContain(`toUpper(triggerBody()?['UserDetails']?['LastName'])  [1-52]  = "HADDAD"`);
    expect(out).toContain(`triggerBody()?['UserDetails']?['LastName']  [9-51]  = "Haddad"`);
    const unknown = await run(flowCommand, '--solution', 'flow.json', 'contact-me', '--explain', 'nosuch');
    expect([unknown.code, unknown.error.includes('Row_id')]).toEqual([2, true]);
  });

  it('ends with 1 where the run fails, and says what the service said', async () => {
    await writeFile(
      join(cwd, 'faults.json'),
      JSON.stringify([
        {
          api: 'dataverse',
          effect: { kind: 'status', status: 403, body: '{"error":{"code":"x","message":"no privilege"}}' },
        },
      ]),
    );
    const { code, out } = await run(
      flowCommand,
      '--solution',
      'flow.json',
      'contact-me',
      '--faults',
      'faults.json',
    );
    expect(code).toBe(1);
    expect(out).toMatch(/Failed {5}Write_lead .* Forbidden: no privilege/);
    expect(out).toContain('no rows written');
  });

  it('runs a definition by a trigger file of each form', async () => {
    const echo = {
      Answer: respond({
        body: '@triggerBody()',
        queries: "@triggerOutputs()?['queries']",
        header: "@triggerOutputs()?['headers']?['x-a']",
      }),
    };
    await writeFile(join(cwd, 'echo.json'), clientData(echo));
    const answer = async (trigger: unknown) => {
      await writeFile(join(cwd, 'trigger.json'), JSON.stringify(trigger));
      const { out } = await run(
        flowCommand,
        '--definition',
        'echo.json',
        '--trigger',
        'trigger.json',
        '--json',
      );
      return (JSON.parse(out) as { answer: { body: unknown } }).answer.body;
    };
    expect(await answer({ a: 1 })).toMatchObject({ body: { a: 1 } });
    expect(await answer([1, 2])).toMatchObject({ body: [1, 2] });
    expect(await answer({ body: { b: 2 }, queries: { q: 'x y' }, headers: { 'x-a': 'h' } })).toEqual({
      body: { b: 2 },
      queries: { q: 'x y' },
      header: 'h',
    });
    await writeFile(join(cwd, 'trigger.json'), '{broken');
    const broken = await run(flowCommand, '--definition', 'echo.json', '--trigger', 'trigger.json');
    expect([broken.code, broken.error.includes('TRIGGER_UNREADABLE')]).toEqual([2, true]);
  });

  it('ticks a schedule, and delivers outputs to a connector trigger', async () => {
    const tick = clientData(
      { Note: compose('@utcNow()') },
      {
        type: 'Recurrence',
        kind: undefined,
        inputs: undefined,
        recurrence: { frequency: 'Day', interval: 1 },
      },
    );
    await writeFile(join(cwd, 'tick.json'), tick);
    expect((await run(flowCommand, '--definition', 'tick.json')).out).toContain('Succeeded  Note');
  });

  it('checks files, one line each, and as JSON', async () => {
    const bad = clientData({
      Odd: { type: 'JavaScriptCode', inputs: {}, runAfter: {} },
    });
    await writeFile(join(cwd, 'bad.json'), bad);
    await writeFile(join(cwd, 'broken.json'), '{"properties":');
    const { code, out } = await run(
      flowCommand,
      '--check',
      'flow.json',
      'bad.json',
      'broken.json',
      'absent.json',
    );
    expect(code).toBe(1);
    const lines = out.trim().split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toBe('ok       flow.json');
    expect(lines[1]).toContain('ActionTypeNotSupported at definition.actions.Odd.type');
    const { out: json } = await run(flowCommand, '--check', 'flow.json', 'bad.json', 'absent.json', '--json');
    const { files } = JSON.parse(json) as {
      files: { file: string; ok: boolean; problems: { code: string; path: string }[] }[];
    };
    expect(files.map(({ file, ok }) => [file, ok])).toEqual([
      ['flow.json', true],
      ['bad.json', false],
      ['absent.json', false],
    ]);
    expect(files[2]?.problems.map((problem) => problem.code)).toEqual(['PATH_UNREADABLE']);
    expect((await run(flowCommand, '--check', 'flow.json')).code).toBe(0);
  });
});
