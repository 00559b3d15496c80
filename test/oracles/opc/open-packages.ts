import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface OpenedPackage {
  readonly error?: string;
  readonly parts?: readonly { readonly uri: string; readonly type: string; readonly sha256: string }[];
}

let built: string | undefined;

/** The words for a skipped test where .NET is absent; `undefined` where it is there. */
export const missing: string | undefined = (() => {
  try {
    execFileSync('dotnet', ['--version'], { stdio: 'pipe' });
    return undefined;
  } catch {
    return ' (skipped: the dotnet command is not installed here)';
  }
})();

/** Opens packages with System.IO.Packaging, built once in a temporary folder outside the repository. */
export function openPackages(paths: readonly string[]): Readonly<Record<string, OpenedPackage>> {
  const output = execFileSync('dotnet', [build(), ...paths], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(output) as Record<string, OpenedPackage>;
}

function build(): string {
  if (built !== undefined) return built;
  const folder = mkdtempSync(join(tmpdir(), 'opc-'));
  for (const name of ['opc.csproj', 'Program.cs'])
    copyFileSync(fileURLToPath(new URL(name, import.meta.url)), join(folder, name));
  execFileSync(
    'dotnet',
    ['build', '--nologo', '-v', 'q', '-o', join(folder, 'out'), join(folder, 'opc.csproj')],
    {
      stdio: 'pipe',
      env: { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: '1' },
    },
  );
  built = join(folder, 'out', 'opc.dll');
  return built;
}
