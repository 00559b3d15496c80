import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

const script = fileURLToPath(new URL('waiting-command.ts', import.meta.url));
const command = [process.execPath, '--import', 'tsx', script] as const;

test('Ctrl+C ends a waiting command with exit code 130 and without a stack', async () => {
  const [program, ...argv] = command;
  const child = spawn(program, argv, { stdio: ['ignore', 'pipe', 'pipe'] });
  let error = '';
  child.stderr.on('data', (chunk: Buffer) => {
    error += chunk.toString();
  });
  await once(child.stdout, 'data');
  child.kill('SIGINT');
  const [code] = (await once(child, 'exit')) as [number];
  expect([code, error]).toEqual([130, '']);
});

test('a reader that stops early, as head does, is no fault', () => {
  const shell = `${command.map((word) => `"${word}"`).join(' ')} --lines 200000 | head -n 1; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', shell], { encoding: 'utf8' });
  expect([stdout, stderr]).toEqual(['waiting 0\n0\n', '']);
});
