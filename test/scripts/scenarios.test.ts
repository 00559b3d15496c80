import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { readXml } from '../../connector/solution/xml/read-xml.ts';
import { attribute, child, childrenNamed } from '../../connector/solution/xml/xml-node.ts';
import { scenariosCommand } from '../../scripts/scenarios/scenarios-command.ts';
import { inTemporaryFolder, runInProcess } from './run-in-process.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const good = `
title: A lead
steps:
  - send: contact-me
    expect: { answer: 202, outcome: created, run: Succeeded }
expect: { leads: 1 }
`;
const bad = `
title: A lead & <more>
steps:
  - send: contact-me
    expect: { answer: 200, outcome: merged, run: Failed, flags: [truncated], actions: 3, error: { contains: x }, response: Succeeded }
expect: { leads: 2, notes: [{ subject: nothing }], mails: 1 }
`;

/** Runs the command over a folder with these scenarios. */
async function run(files: Readonly<Record<string, string>>, ...argv: readonly string[]) {
  return inTemporaryFolder(async (folder) => {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const xml = join(folder, 'out', 'junit.xml');
    const result = await runInProcess(scenariosCommand, ['--folder', folder, '--junit', xml, ...argv], {
      cwd: root,
    });
    return { ...result, junit: await readFile(xml, 'utf8').catch(() => '') };
  });
}

describe('npm run scenarios', () => {
  it('tells good from bad, each difference in one line', async () => {
    const { code, out, junit } = await run({ 'bad.yaml': bad, 'good.yaml': good });
    expect(code).toBe(1);
    expect(out).toContain('1 of 2 scenarios passed');
    for (const text of [
      'step 1: answer is 202, not 200',
      'step 1: run is "Succeeded", not "Failed"',
      'step 1: outcome is "created", not "merged"',
      'step 1: flags is [], not ["truncated"]',
      'step 1: error lacks "x"',
      'step 1: response is "none", not "Succeeded"',
      'actions were executed, at most 3 are expected',
      'leads: 1 rows, not 2',
      'notes[0].subject is',
      'mails: 0 rows, not 1',
    ]) {
      expect(out).toContain(text);
    }
    const suites = readXml(junit, { file: 'junit.xml' });
    expect(attribute(suites, 'tests')).toBe('2');
    expect(attribute(suites, 'failures')).toBe('1');
    const cases = childrenNamed(child(suites, 'testsuite'), 'testcase');
    expect(cases.map((entry) => [attribute(entry, 'name'), childrenNamed(entry, 'failure').length])).toEqual([
      ['bad', 1],
      ['good', 0],
    ]);
  });

  it('runs the scenarios that are named, and knows the nearest to a mistyped one', async () => {
    const one = await run({ 'bad.yaml': bad, 'good.yaml': good }, 'good');
    expect([one.code, one.out.trim().split('\n').at(-1)]).toEqual([0, '1 of 1 scenarios passed']);
    const none = await run({ 'good.yaml': good }, 'goood');
    expect(none.code).toBe(2);
    expect(none.error).toContain('good');
  });

  it('refuses a scenario with an unknown word, with its place', async () => {
    const { code, error } = await run({ 'typo.yaml': good.replace('outcome:', 'outcom:') });
    expect(code).toBe(2);
    expect(error).toMatch(/typo\.yaml:5:\d+.*outcom/);
  });
});
