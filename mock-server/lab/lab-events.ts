import type { Stage } from './stage.ts';

/** What the lab tells its listeners; ids grow by one. */
export interface LabEvent {
  readonly id: number;
  readonly kind: 'call-started' | 'call-answered' | 'call-ended' | 'faults' | 'reset';
  /** Call that it is about. */
  readonly call?: string;
}

/** The last events of a lab, for listeners that come back. */
export class EventLog {
  readonly #events: LabEvent[] = [];
  readonly #listeners = new Set<(event: LabEvent) => void>();
  #last = 0;

  constructor(stage: Stage, limit = 1000) {
    stage.onEvent((event) => {
      this.#last += 1;
      const entry: LabEvent = {
        id: this.#last,
        kind: event.kind,
        ...('call' in event && { call: event.call.id }),
      };
      this.#events.push(entry);
      if (this.#events.length > limit) this.#events.shift();
      for (const listener of this.#listeners) listener(entry);
    });
  }

  /** Number of the newest event. */
  get last(): number {
    return this.#last;
  }

  get listenerCount(): number {
    return this.#listeners.size;
  }

  /** Events after this one that are still remembered. */
  since(id: number): readonly LabEvent[] {
    return this.#events.filter((event) => event.id > id);
  }

  listen(listener: (event: LabEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
