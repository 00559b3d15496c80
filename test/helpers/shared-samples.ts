import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const reference = fileURLToPath(new URL('../../../shared/reference/', import.meta.url));

/**
 * Files of other people, which stand beside the repository and not in it: `folder` ends with a slash. Tests over
 * them skip where they are not `there`, and `note`, at the end of a title, says why.
 */
export function sharedSamples(name: string) {
  const folder = `${reference}${name}`;
  const there = existsSync(folder);
  return { folder, there, note: there ? '' : ' (skipped: no ../shared here)' };
}
