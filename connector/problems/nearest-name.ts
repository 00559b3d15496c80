/**
 * The allowed name that a mistyped one most likely meant, ignoring case, or `undefined` where none is near:
 * at most one edit for every three characters, a swap of neighbours counting as one.
 */
export function nearestName(found: string, allowed: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(found.length / 3)) + 1;
  for (const name of allowed) {
    const edits = distance(found.toLowerCase(), name.toLowerCase());
    if (edits < least) [best, least] = [name, edits];
  }
  return best;
}

/** `; did you mean "x"?`, or nothing: ready to stand behind a sentence. */
export function didYouMean(found: string, allowed: readonly string[]): string {
  const near = nearestName(found, allowed);
  return near === undefined ? '' : `; did you mean "${near}"?`;
}

/** Optimal string alignment distance. */
function distance(left: string, right: string): number {
  let before: number[] = [];
  let above = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      let edits = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1])
        edits = Math.min(edits, (before[column - 2] ?? 0) + 1);
      current.push(edits);
    }
    [before, above] = [above, current];
  }
  return above[right.length] ?? 0;
}
