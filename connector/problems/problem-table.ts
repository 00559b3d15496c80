import { problemCodes } from './problem-codes.ts';

/** The text of `docs/errors.md`: one chapter a code, so that a code in a message leads to its remedy. */
export function problemTable(): string {
  const chapters = Object.entries(problemCodes)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(
      ([code, { title, cause, remedy, exit }]) =>
        `## ${code}\n\n${title}.\n\n- **Cause:** ${cause}\n- **Remedy:** ${remedy}\n- **Exit code:** ${exit}\n`,
    );
  return `# Errors

Every problem that the kit reports has one of these codes. Problems are collected: a command names all that it
finds, each with its file, line and column where there is one. Notes and warnings do not stop a command.

${chapters.join('\n')}`;
}
