import { describe, expect, test } from 'vitest';

import { KitError } from '../../../connector/problems/problem.ts';
import type { Command } from '../../../scripts/cli/command.ts';
import { redact } from '../../../scripts/cli/output.ts';
import { wantsColor } from '../../../scripts/cli/run-command.ts';
import { runInProcess } from '../run-in-process.ts';

/** A command that prints its input, or throws what a test gives it. */
function echo(thrown?: unknown, usage?: string): Command {
  return {
    name: 'echo',
    summary: 'Print what was given.',
    ...(usage !== undefined && { usage }),
    options: {
      out: { type: 'string', value: 'DIR', summary: 'where to' },
      set: { type: 'string', multiple: true, value: 'A=B', summary: 'override' },
      managed: { type: 'boolean', summary: 'managed' },
    },
    examples: ['npm run echo -- --managed'],
    run: async ({ options, positionals, json, output }) => {
      if (thrown !== undefined) throw thrown;
      output.json({ options, positionals, json });
      return 0;
    },
  };
}

describe('arguments', () => {
  test('options, repeated options, values with an equals sign, positionals', async () => {
    const { code, out } = await runInProcess(echo(undefined, '[NAME…]'), [
      'a',
      '--out=x',
      '--set',
      'a=b',
      '--set',
      'c=d',
      '--json',
      '--managed',
      'b',
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      options: { out: 'x', set: ['a=b', 'c=d'], managed: true },
      positionals: ['a', 'b'],
      json: true,
    });
  });

  test.each([
    [
      ['--mangaed'],
      '"--mangaed" is not an option of this command; did you mean "--managed"? Allowed: --out, --set, --managed, --json, --help',
    ],
    [['--zzz'], '"--zzz" is not an option of this command; allowed: --out, --set, --managed, --json, --help'],
    [['--out'], '"--out" needs a value: --out DIR'],
    [['--out', '--managed'], '"--out" needs a value: --out DIR'],
    [['--managed=yes'], '"--managed" takes no value, and "yes" is given'],
    [['surplus'], '"surplus" is not expected: the command takes options only'],
  ])('%j is refused', async (argv, message) => {
    expect(await runInProcess(echo(), argv)).toEqual({
      code: 2,
      out: '',
      error: `error USAGE: ${message}\n  See the options with --help.\n`,
    });
  });

  test('all faults of a command line are told at once', async () => {
    const { error } = await runInProcess(echo(), ['--mangaed', '--out']);
    expect(error.match(/error USAGE/g)).toHaveLength(2);
  });
});

describe('help', () => {
  test('names usage, options, examples and exit codes', async () => {
    expect((await runInProcess(echo(), ['--help'])).out).toBe(`npm run echo -- [options]

Print what was given.

  --out DIR  where to
  --set A=B  override (may be repeated)
  --managed  managed
  --json     print the result as JSON
  --help     print this help

Examples:
  npm run echo -- --managed

Exit codes:
  0    done
  1    it ran and the answer is no
  2    usage or configuration
  3    something missing on this machine
  4    remote unreachable or refused
  70   a fault of the kit
  130  interrupted
`);
  });

  test('wins over a mistake, has a short form, and is data with --json', async () => {
    expect((await runInProcess(echo(), ['-h', '--mangaed'])).code).toBe(0);
    const { out } = await runInProcess(echo(), ['--help', '--json']);
    expect(JSON.parse(out)).toMatchObject({
      name: 'echo',
      options: { out: { value: 'DIR' }, json: {} },
      exitCodes: { 130: 'interrupted' },
    });
  });
});

describe('what a command throws', () => {
  const refused = new KitError([
    { code: 'EXAMPLE_PUBLISHER', severity: 'note', message: 'an example' },
    {
      code: 'GENERATED_DRIFT',
      severity: 'error',
      message: 'it differs',
      at: { file: 'a.json', line: 3, column: 4, path: '$.x' },
      remedy: 'Look.',
    },
  ]);

  test('a refusal is its problems, with place and remedy, and the exit code of its first error', async () => {
    const { code, out, error } = await runInProcess(echo(refused), []);
    expect([code, out]).toEqual([1, '']);
    expect(error).toContain('note EXAMPLE_PUBLISHER: an example\n');
    expect(error).toContain('a.json:3:4: error GENERATED_DRIFT: it differs ($.x)\n  Look.\n');
  });

  test('as JSON it is data on the standard output', async () => {
    const { code, out } = await runInProcess(echo(refused), ['--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({ ok: false, problems: refused.problems });
  });

  test('anything else is a fault of the kit, in text and in JSON', async () => {
    const text = await runInProcess(echo(new TypeError('x is not a function')), []);
    expect(text.code).toBe(70);
    expect(text.error).toMatch(/^This is a fault of the kit[^]*TypeError: x is not a function\n {4}at /);
    const json = await runInProcess(echo(new TypeError('x is not a function')), ['--json']);
    expect(JSON.parse(json.out)).toEqual({ ok: false, fault: 'x is not a function' });
  });

  test('after Ctrl+C it is the interruption', async () => {
    const signal = AbortSignal.abort();
    expect(await runInProcess(echo(new Error('aborted')), [], { signal })).toEqual({
      code: 130,
      out: '',
      error: '',
    });
  });
});

describe('colors and secrets', () => {
  test.each([
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
  ])('with %j on a terminal (%s) colors are %s', (environment, terminal, wanted) => {
    expect(wantsColor(environment, terminal)).toBe(wanted);
  });

  test('a problem is colored only where colors are on', async () => {
    const plain = await runInProcess(echo(), ['--x']);
    const colored = await runInProcess(echo(), ['--x'], { color: true });
    expect(plain.error).not.toContain('\u001B');
    expect(colored.error).toContain('\u001B[31merror USAGE\u001B[39m');
  });

  test('signatures and tokens are masked in text and in JSON', async () => {
    expect(redact('https://h/invoke?api-version=1&sig=abc-DEF_1&x=2 Bearer eyJ0.a-b')).toBe(
      'https://h/invoke?api-version=1&sig=***&x=2 Bearer ***',
    );
    const { out } = await runInProcess(echo(), ['--out', 'https://h/?sig=abc', '--json']);
    expect(JSON.parse(out)).toMatchObject({ options: { out: 'https://h/?sig=***' } });
  });
});
