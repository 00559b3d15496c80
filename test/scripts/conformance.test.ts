import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { conformanceCommand } from '../../scripts/conformance/conformance-command.ts';
import { inTemporaryFolder, runInProcess } from './run-in-process.ts';

const right = { id: 'r', kind: 'expression', function: 'add', expression: 'add(2, 3)', expected: 5 };
const wrong = { id: 'w', kind: 'expression', function: 'add', expression: 'add(2, 3)', expected: 6 };

async function withFile(cases: readonly unknown[], ...argv: readonly string[]) {
  return inTemporaryFolder(async (folder) => {
    await writeFile(join(folder, 'cases.json'), JSON.stringify({ about: 'mine', cases }));
    return runInProcess(conformanceCommand, ['--cases', 'cases.json', ...argv], { cwd: folder });
  });
}

describe('conformance', () => {
  it('counts what is right and tells what is not', async () => {
    const { code, out } = await withFile([right, wrong]);
    expect(code).toBe(1);
    expect(out).toContain('values        1/2\n');
    expect(out).toContain('  w (expression, unmarked)\n    add(2, 3)\n    expected 6\n    got      5\n');
  });

  it('is content where all is right', async () => {
    const { code, out } = await withFile([right]);
    expect(code).toBe(0);
    expect(out).not.toContain('not as expected');
  });

  it('writes JSON', async () => {
    const { code, out } = await withFile([right, wrong], '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      cases: [
        { id: 'r', kind: 'expression', passed: true, expected: 5, got: 5 },
        { id: 'w', kind: 'expression', passed: false, expected: 6, got: 5 },
      ],
      totals: {
        value: { passed: 1, total: 2 },
        mustFail: { passed: 0, total: 0 },
        errorText: { passed: 0, total: 0 },
        schema: { passed: 0, total: 0 },
      },
    });
  });

  it('names files that are not there or hold no cases', async () => {
    const { code, error } = await withFile([], '--cases', 'nowhere.json', '--records', 'no-folder');
    expect(code).toBe(2);
    expect(error).toContain('There is no file');
    expect(error).toContain('There is no folder');
    await inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'list.json'), '[]');
      const result = await runInProcess(conformanceCommand, ['--cases', 'list.json'], { cwd: folder });
      expect(result.code).toBe(2);
      expect(result.error).toContain('There is no array "cases" in it.');
    });
  });
});
