import type { CallTime } from '../host.ts';
import type { FlowRun } from './flow-run.ts';

/**
 * Runs a run to its end. Virtual time moves on only when nothing is ready and no call is under way, and calls that
 * end in one moment are taken in the order in which they began: the same input gives the same log.
 */
export async function drive(run: FlowRun, step: (run: FlowRun) => void): Promise<void> {
  for (;;) {
    step(run);
    if (run.end !== undefined) return;
    if (run.settled.length > 0 && (run.host.time === 'real' || run.pending === 0)) {
      for (const { settle } of run.settled.splice(0).sort((a, b) => a.sequence - b.sequence)) settle();
      continue;
    }
    // In real time a call may outlast its limit, which is a timer that keeps nothing going by itself.
    const timer = run.host.time === 'real' && run.pending > 0 ? run.clock.first() : run.clock.next();
    if (run.host.time === 'virtual') {
      if (run.pending > 0) await woken(run, undefined);
      else if (timer !== undefined) run.clock.advance(timer);
      else throw new Error(`Run ${run.id} of '${run.flow.trigger.name}' waits for nothing.`);
      continue;
    }
    if (timer !== undefined && timer.due <= run.clock.now()) run.clock.advance(timer);
    else await woken(run, timer === undefined ? undefined : timer.due - run.clock.now());
  }
}

/** Waits until a call ends or, in real time, until so many milliseconds have passed. */
function woken(run: FlowRun, milliseconds: number | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = milliseconds === undefined ? undefined : setTimeout(resolve, milliseconds);
    run.wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}

/** Work of one action outside the run. It counts as under way unless it waits for the run's own time. */
export interface Call {
  waits: number;
  tracked: boolean;
  done: boolean;
}

export function newCall(): Call {
  return { waits: 0, tracked: false, done: false };
}

/** Takes the result of a call in turn. */
export function track<T>(
  run: FlowRun,
  call: Call,
  work: Promise<T>,
  done: (result: T) => void,
  failed: (reason: unknown) => void,
): void {
  const { sequence } = run;
  run.sequence += 1;
  call.tracked = true;
  if (call.waits === 0) run.pending += 1;
  const settle = (take: () => void): void => {
    if (call.waits === 0) run.pending -= 1;
    call.done = true;
    run.settled.push({ sequence, settle: take });
    run.wake();
  };
  work.then(
    (result) => settle(() => done(result)),
    (reason: unknown) => settle(() => failed(reason)),
  );
}

function startWait(run: FlowRun, call: Call): void {
  call.waits += 1;
  if (call.waits > 1 || !call.tracked || call.done) return;
  run.pending -= 1;
  run.wake();
}

function endWait(run: FlowRun, call: Call): void {
  call.waits -= 1;
  if (call.waits === 0 && call.tracked && !call.done) run.pending += 1;
}

/** Passes time of the run inside a call. */
export function passTime(run: FlowRun, call: Call, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    startWait(run, call);
    run.clock.after(milliseconds, () => {
      endWait(run, call);
      resolve();
    });
  });
}

/**
 * Waits for work that may pass time of the run itself, at most so many milliseconds; `undefined` when they are over.
 * What the work still waits for is forgotten then.
 */
export function within<T>(
  run: FlowRun,
  call: Call,
  milliseconds: number,
  start: (time: CallTime) => Promise<T>,
): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    let over = false;
    let waiting = 0;
    const time: CallTime = {
      now: () => run.clock.now(),
      wait: (wanted) =>
        new Promise((pass) => {
          if (over) return;
          waiting += 1;
          startWait(run, call);
          run.clock.after(wanted, () => {
            if (over) return;
            waiting -= 1;
            endWait(run, call);
            pass();
          });
        }),
    };
    const limit = run.clock.after(
      milliseconds,
      () => {
        over = true;
        for (; waiting > 0; waiting -= 1) endWait(run, call);
        resolve(undefined);
      },
      true,
    );
    const finish = (): void => {
      over = true;
      limit.cancelled = true;
    };
    start(time).then(
      (result) => {
        finish();
        resolve(result);
      },
      (reason: unknown) => {
        finish();
        reject(reason instanceof Error ? reason : new Error(String(reason)));
      },
    );
  });
}
