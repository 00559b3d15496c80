import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Rooms of the kit and the rooms that each may import; the longest matching room is the file's. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  connector: ['connector'],
  scripts: ['scripts', 'connector', 'mock-server', 'test/bench'],
  'mock-server/runner': ['mock-server/runner'],
  'mock-server/auto': ['mock-server/auto', 'mock-server/runner'],
  'mock-server/conformance': ['mock-server/conformance', 'mock-server/runner'],
  'mock-server/corpus': ['mock-server', 'connector'],
  'mock-server/crm': ['mock-server/crm', 'mock-server/runner', 'connector/operations', 'connector/problems'],
  'mock-server/lab': ['mock-server', 'connector'],
  'mock-server/lint': ['mock-server/lint', 'mock-server/runner', 'connector'],
  'mock-server/marketplace': ['mock-server/marketplace', 'mock-server/samples', 'connector'],
  'mock-server/scenarios': ['mock-server', 'connector'],
};

/** Rooms that may take types, but no values, from the runner. */
const typesOfRunnerOnly = ['mock-server/crm'];

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name).split(sep).join('/'));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = text.matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from\s+'(\.[^']+)'/gms);
  return [...found].map(([, type, path]) => ({
    from: file,
    to: relative(root, resolve(root, dirname(file), path ?? ''))
      .split(sep)
      .join('/'),
    typeOnly: type !== undefined,
  }));
}

function roomOf(path: string): string {
  const names = Object.keys(rooms).filter((room) => path === room || path.startsWith(`${room}/`));
  return names.sort((a, b) => b.length - a.length)[0] ?? path;
}

function isWithin(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => path.startsWith(`${folder}/`));
}

const files = ['connector', 'scripts', 'mock-server'].flatMap(sources);
const imports = files.flatMap(importsOf);

describe('import rules', () => {
  it('finds imports to check', () => {
    expect(imports.length).toBeGreaterThan(50);
  });

  it('every source file stands in a known room', () => {
    expect(files.filter((file) => !(roomOf(file) in rooms))).toEqual([]);
  });

  it('no file imports from a room that its own may not know', () => {
    const forbidden = imports.filter(({ from, to }) => !isWithin(to, rooms[roomOf(from)] ?? []));
    expect(forbidden.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it('the fakes take types alone from the runner', () => {
    const values = imports.filter(
      ({ from, to, typeOnly }) =>
        !typeOnly && isWithin(from, typesOfRunnerOnly) && isWithin(to, ['mock-server/runner']),
    );
    expect(values.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it('the runner uses no package but names of time zones', () => {
    const packages = files
      .filter((file) => file.startsWith('mock-server/runner/'))
      .flatMap((file) =>
        [...readFileSync(join(root, file), 'utf8').matchAll(/^import\s[^;]*?from\s+'([^.'][^']*)'/gms)].map(
          ([, name]) => name,
        ),
      );
    const allowed = new Set(['windows-iana']);
    expect([...new Set(packages)].filter((name) => name !== undefined && !allowed.has(name))).toEqual([]);
  });

  it('only scripts/cli touches the console, the process and the environment', () => {
    const touching = files.filter(
      (file) =>
        !file.startsWith('scripts/cli/') &&
        /\bconsole\.|\bprocess\.(?:exit|env|argv|stdout|stderr|exitCode)\b/.test(
          readFileSync(join(root, file), 'utf8'),
        ),
    );
    expect(touching).toEqual([]);
  });

  it('an npm script is a thin file', () => {
    const thick = files
      .filter((file) => /^scripts\/[^/]+\.ts$/.test(file))
      .filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 100);
    expect(thick).toEqual([]);
  });
});
