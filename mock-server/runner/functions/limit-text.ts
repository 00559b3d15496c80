import { fail } from '../expression/fault.ts';

/**
 * Longest text, in UTF-16 units, that a function of Power Automate may return (functions reference, `concat`; the
 * limits page of Logic Apps says 131,072, flows build longer ones).
 */
export const TEXT_LIMIT = 104_857_600;

/** Passes a text on, or fails where it is longer than the service allows. */
export function limitText(text: string, name: string): string {
  if (text.length <= TEXT_LIMIT) return text;
  return fail(
    `The template language function '${name}' produced a text of '${text.length}' characters, which exceeds the limit of '${TEXT_LIMIT}' characters.`,
  );
}
