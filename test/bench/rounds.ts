/** Something to time: `run` does `count` operations. */
export interface Contestant {
  readonly name: string;
  readonly run: (count: number) => void | Promise<void>;
}

export interface Timing {
  readonly name: string;
  /** Median over the rounds, in nanoseconds of processor time an operation: other work on the machine disturbs it least. */
  readonly nanoseconds: number;
}

const ROUNDS = 9;
const ROUND_MILLISECONDS = 60;
/** Of processor time; long enough for the engine to have compiled what runs often in a small program. */
const WARM_UP_MILLISECONDS = 1500;

/**
 * Times the contestants in rounds whose order rotates, so that drift of the machine meets all of them alike.
 * Each is warmed up first, for so many milliseconds of processor time (the threads of the compiler count as well),
 * and its count is chosen so that a round lasts about 60 ms.
 */
export async function timeInRounds(
  contestants: readonly Contestant[],
  warmUp = WARM_UP_MILLISECONDS,
): Promise<readonly Timing[]> {
  const counts = new Map<Contestant, number>();
  for (const contestant of contestants) counts.set(contestant, await countFor(contestant, warmUp));
  const times = new Map(contestants.map((contestant): [Contestant, number[]] => [contestant, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let turn = 0; turn < contestants.length; turn += 1) {
      const contestant = contestants[(round + turn) % contestants.length];
      if (contestant === undefined) continue;
      const count = counts.get(contestant) ?? 1;
      times.get(contestant)?.push((await duration(contestant, count)) / count);
    }
  }
  return contestants.map((contestant) => ({
    name: contestant.name,
    nanoseconds: median(times.get(contestant) ?? []),
  }));
}

/** The geometric mean of ratios. */
export function geometricMean(ratios: readonly number[]): number {
  return Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
}

async function countFor(contestant: Contestant, warmUp: number): Promise<number> {
  let count = 1;
  for (let left = warmUp * 1e6; left > 0;) left -= await duration(contestant, count);
  for (;;) {
    const nanoseconds = await duration(contestant, count);
    if (nanoseconds >= (ROUND_MILLISECONDS * 1e6) / 2) {
      return Math.max(1, Math.round((count * ROUND_MILLISECONDS * 1e6) / nanoseconds));
    }
    count *= 2;
  }
}

async function duration(contestant: Contestant, count: number): Promise<number> {
  const start = process.cpuUsage();
  await contestant.run(count);
  const { user, system } = process.cpuUsage(start);
  return (user + system) * 1000;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
