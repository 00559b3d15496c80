import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

const script = fileURLToPath(new URL('./print-zip-hash.ts', import.meta.url));

function run(environment: Readonly<Record<string, string>>, ...args: readonly string[]): readonly string[] {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script, ...args], {
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout.split(' ');
}

test('the same inputs give the same zips in every time zone, locale and order', () => {
  const [, ...expected] = run({ TZ: 'UTC', LANG: 'C' });
  expect(expected).toHaveLength(3);
  for (const hash of expected) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  const others = [
    run({ TZ: 'America/Los_Angeles', LANG: 'en_US.UTF-8' }),
    run({ TZ: 'Asia/Tokyo', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }),
    run({ TZ: 'Pacific/Kiritimati', LANG: 'ja_JP.UTF-8' }, 'reversed'),
    run({ TZ: 'UTC' }, 'reversed'),
  ];
  expect(others.map(([zone]) => zone)).toEqual([
    'America/Los_Angeles',
    'Asia/Tokyo',
    'Pacific/Kiritimati',
    'UTC',
  ]);
  expect(others.map(([, ...hashes]) => hashes)).toEqual(others.map(() => expected));
}, 120_000);
