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
    const timer = run.clock.next();
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

/** Counts a call as under way and takes its result in turn. */
export function track<T>(
  run: FlowRun,
  call: Promise<T>,
  done: (result: T) => void,
  failed: (reason: unknown) => void,
): void {
  const { sequence } = run;
  run.sequence += 1;
  run.pending += 1;
  const settle = (take: () => void): void => {
    run.pending -= 1;
    run.settled.push({ sequence, settle: take });
    run.wake();
  };
  call.then(
    (result) => settle(() => done(result)),
    (reason: unknown) => settle(() => failed(reason)),
  );
}

/** Passes time of the run inside a tracked call. */
export function passTime(run: FlowRun, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    run.pending -= 1;
    run.clock.after(milliseconds, () => {
      run.pending += 1;
      resolve();
    });
    run.wake();
  });
}
