/** Where a clock is: so far ahead of the machine's, or stopped. */
export interface ClockState {
  offsetMs: number;
  /** Milliseconds since the epoch; null while it runs. */
  stoppedAt: number | null;
}

/** What tests and people do to the clock; a part of `Sandbox`. */
export interface ClockControls {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Sets the time; from there it goes on, or, `stopped`, waits until it is set or advanced. */
  set(moment: number | Date | string, options?: { stopped?: boolean }): void;
  /** Moves the time ahead by so many milliseconds, whether it runs or not. */
  advance(milliseconds: number): void;
  /** Follows the machine's clock again, or the one that `startSandbox` was given. */
  reset(): void;
}

const earliest = Date.UTC(1753, 0, 1);
const latest = Date.UTC(9999, 11, 31);

/** The clock that everything in a sandbox follows. */
export class Clock implements ClockControls {
  #state: ClockState = { offsetMs: 0, stoppedAt: null };

  /** @param base milliseconds since the epoch */
  constructor(private readonly base: () => number) {}

  readonly now = (): number => this.#state.stoppedAt ?? this.base() + this.#state.offsetMs;

  set(given: number | Date | string, { stopped = false }: { stopped?: boolean } = {}): void {
    const moment = typeof given === "number" ? given : new Date(given).getTime();
    this.#go(moment, stopped);
  }

  advance(milliseconds: number): void {
    this.#go(this.now() + milliseconds, this.#state.stoppedAt !== null);
  }

  reset(): void {
    this.#state = { offsetMs: 0, stoppedAt: null };
  }

  save(): ClockState {
    return { ...this.#state };
  }

  /** Throws where the clock would not take a moment. */
  check({ stoppedAt, offsetMs }: ClockState): void {
    checkMoment(stoppedAt ?? this.base() + offsetMs);
  }

  restore(state: ClockState): void {
    this.#state = { ...state };
  }

  #go(moment: number, stopped: boolean): void {
    checkMoment(moment);
    this.#state = { offsetMs: moment - this.base(), stoppedAt: stopped ? moment : null };
  }
}

function checkMoment(moment: number): void {
  // Whatever is no number fails both comparisons.
  if (moment >= earliest && moment <= latest) return;
  throw new Error("The clock takes a moment between the years 1753 and 9999.");
}
