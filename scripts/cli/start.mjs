// Starts the TypeScript command scripts/NAME.ts: `node scripts/cli/start.mjs NAME [arguments]`.
// One bundle replaces some hundred module loads, which cost several times the work of a short command.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { buildSync } from 'esbuild';

const kit = fileURLToPath(new URL('../../', import.meta.url));
const [name] = process.argv.splice(2, 1);
const [bundle] = buildSync({
  absWorkingDir: kit,
  entryPoints: [join('scripts', `${name}.ts`)],
  bundle: true,
  // Packages go into the bundle, too: what nobody calls of them is left out. Those in CommonJS ask for `require`.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  mainFields: ['module', 'main'],
  platform: 'node',
  format: 'esm',
  target: 'node20',
  write: false,
}).outputFiles;

// Named for its content and renamed into place, so that commands may start side by side.
const folder = join(kit, 'node_modules', '.cache', 'lead-kit');
const path = join(folder, `${createHash('sha256').update(bundle.contents).digest('hex').slice(0, 16)}.mjs`);
if (!existsSync(path)) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${path}.${process.pid}`, bundle.contents);
  renameSync(`${path}.${process.pid}`, path);
}
await import(pathToFileURL(path).href);
