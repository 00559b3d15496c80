/**
 * The order of day, month and year in a pattern, such as `dMy`: each letter once, names of weekdays and quoted text
 * left out.
 */
export function dateOrder(pattern: string): string {
  let order = '';
  let quoted = false;
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern[at] ?? '';
    if (character === '\\' || character === '%') {
      at += 1;
      continue;
    }
    if (character === "'" || character === '"') quoted = !quoted;
    if (quoted || !'dMy'.includes(character)) continue;
    let count = 1;
    while (pattern[at + count] === character) count += 1;
    at += count - 1;
    if (character !== 'd' || count <= 2) order += character;
  }
  return order;
}
