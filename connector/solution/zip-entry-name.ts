import type { ProblemCode } from '../problems/problem-codes.ts';

/** Why an entry's name is refused; `undefined` for a good one. Directory entries end with a slash. */
export function refusedName(name: string): { readonly code: ProblemCode; readonly why: string } | undefined {
  const refuse = (why: string) => ({ code: 'ZIP_PATH' as const, why });
  if (name === '') return refuse('has no name');
  if (name.includes('\\')) return refuse('holds a backslash');
  if (/\p{Cc}/u.test(name)) return refuse('holds a control character');
  if (name.startsWith('/')) return refuse('is absolute');
  if (/^[A-Za-z]:/.test(name)) return refuse('names a drive');
  const parts = (name.endsWith('/') ? name.slice(0, -1) : name).split('/');
  if (parts.includes('..')) return refuse('leaves the package with ".."');
  if (parts.includes('') || parts.includes('.')) return refuse('has an empty or "." part');
  return undefined;
}

/** Keeps names apart as a file system that ignores case would: two equal ones, or a file that is also a folder. */
export class TakenNames {
  readonly #files = new Set<string>();
  readonly #folders = new Set<string>();

  /** Takes a name; false where it collides with one taken before. */
  take(name: string): boolean {
    const folded = name.normalize('NFC').toLowerCase();
    const isFolder = folded.endsWith('/');
    const path = isFolder ? folded.slice(0, -1) : folded;
    const parts = path.split('/');
    const parents = parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('/'));
    if (parents.some((parent) => this.#files.has(parent))) return false;
    for (const parent of parents) this.#folders.add(parent);
    if (isFolder) {
      this.#folders.add(path);
      return !this.#files.has(path);
    }
    if (this.#files.has(path) || this.#folders.has(path)) return false;
    this.#files.add(path);
    return true;
  }
}
