import type { Host } from '../host.ts';

export interface Timer {
  readonly due: number;
  readonly sequence: number;
  /** Does not keep the run going by itself. */
  readonly weak: boolean;
  readonly fire: () => void;
  cancelled: boolean;
}

/** The time of one run: virtual, moved on by whoever drives the run, or real. */
export interface Clock {
  now(): number;
  /** Calls `fire` after so many milliseconds. Timers of one moment fire in the order in which they were set. */
  after(milliseconds: number, fire: () => void, weak?: boolean): Timer;
  /** The next timer that keeps the run going, if any; in real time it may not be due yet. */
  next(): Timer | undefined;
  /** The next timer of all. */
  first(): Timer | undefined;
  /** Fires every timer up to this one; virtual time moves to its moment. */
  advance(to: Timer): void;
}

/** A clock for one run, started at the host's time. */
export function newClock(host: Host): Clock {
  let now = host.startTime();
  let sequence = 0;
  const timers: Timer[] = [];
  const current = (): number => (host.time === 'virtual' ? now : host.startTime());
  const before = (a: Timer, b: Timer): number => a.due - b.due || a.sequence - b.sequence;
  return {
    now: current,
    after(milliseconds, fire, weak = false) {
      const timer = { due: current() + Math.max(0, milliseconds), sequence, weak, fire, cancelled: false };
      sequence += 1;
      let at = timers.length;
      for (let previous = timers[at - 1]; previous !== undefined && before(timer, previous) < 0;) {
        at -= 1;
        previous = timers[at - 1];
      }
      timers.splice(at, 0, timer);
      return timer;
    },
    next() {
      while (timers[0]?.cancelled === true) timers.shift();
      return timers.some((timer) => !timer.weak && !timer.cancelled) ? timers[0] : undefined;
    },
    first() {
      while (timers[0]?.cancelled === true) timers.shift();
      return timers[0];
    },
    advance(to) {
      for (let timer = timers[0]; timer !== undefined && before(timer, to) <= 0; timer = timers[0]) {
        timers.shift();
        if (timer.cancelled) continue;
        now = Math.max(now, timer.due);
        timer.fire();
      }
    },
  };
}
