import type { ChainedCall } from '../../expression/function-entry.ts';
import type { Value } from '../../value/value.ts';

/**
 * Many replacements of constant texts, one after another. One look at the text tells whether anything has to be
 * replaced at all, which is seldom so. `undefined` where a replacement would be refused.
 */
export function replaceChain(steps: readonly (readonly Value[])[]): ChainedCall | undefined {
  const pairs: (readonly [string, string])[] = [];
  for (const [old, replacement, ...more] of steps) {
    if (typeof old !== 'string' || old === '' || typeof replacement !== 'string' || more.length > 0) {
      return undefined;
    }
    pairs.push([old, replacement]);
  }
  // Without the flag `u` a pattern is matched by UTF-16 units, as the replacements are.
  const any = new RegExp(pairs.map(([old]) => escapeUnits(old)).join('|'));
  return (text) => {
    if (typeof text !== 'string') return undefined;
    if (!any.test(text)) return text;
    let result = text;
    for (const [old, replacement] of pairs) result = replaceText(result, old, replacement);
    return result;
  };
}

/** Every occurrence of a text that is not empty replaced by another one, taken literally. */
export function replaceText(text: string, old: string, replacement: string): string {
  return text.includes(old) ? text.replaceAll(old, () => replacement) : text;
}

function escapeUnits(text: string): string {
  let pattern = '';
  for (let at = 0; at < text.length; at += 1) {
    pattern += String.raw`\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`;
  }
  return pattern;
}
