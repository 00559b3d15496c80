import { randomUUID } from 'node:crypto';

/** Chance for a run: numbers in [0, 1) and GUIDs. */
export interface Chance {
  random(): number;
  newId(): string;
}

/** The machine's own chance, or the same sequence for the same seed (mulberry32). */
export function createChance(seed?: number): Chance {
  if (seed === undefined) return { random: Math.random, newId: randomUUID };
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const hex = (digits: number) =>
    Array.from({ length: digits }, () => Math.floor(next() * 16).toString(16)).join('');
  const variant = () => (8 + Math.floor(next() * 4)).toString(16);
  return { random: next, newId: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${variant()}${hex(3)}-${hex(12)}` };
}
