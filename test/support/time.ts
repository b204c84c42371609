import { type Runtime, runtime } from "../../src/client/runtime";

/** The client's clock and chance in the hands of a test. */
export interface VirtualTime {
  /** The virtual clock in milliseconds since the epoch: it stands still but for sleeps. */
  now(): number;
  /** Moves the clock on without a sleep. */
  advance(ms: number): void;
  /** Milliseconds of every sleep since the test began. */
  readonly sleeps: number[];
  /** What the client's random draws from now on: 0 inclusive to 1 exclusive, 0.5 at first. */
  draw(value: number): void;
  /**
   * Lets every timer fire after `realMs`, whatever it was set to, and moves the clock on by what it was
   * set to; timers are real otherwise.
   */
  timeoutAfter(realMs: number): void;
}

/**
 * Puts a virtual clock under the client for every test of the file: a sleep takes no time, moves the
 * clock on and is recorded. Each test begins at the real time with nothing recorded.
 */
export const useVirtualTime = (): VirtualTime => {
  const real: Runtime = { ...runtime };
  const sleeps: number[] = [];
  let nowMs = Date.now();
  let drawn = 0.5;
  let timeoutMs: number | undefined;
  beforeEach(() => {
    nowMs = Date.now();
    drawn = 0.5;
    timeoutMs = undefined;
    sleeps.length = 0;
    Object.assign(runtime, {
      now: () => nowMs,
      sleep: (ms) => {
        sleeps.push(ms);
        nowMs += ms;
        return Promise.resolve();
      },
      random: () => drawn,
      timer: (ms, fire) => {
        const shortMs = timeoutMs;
        if (shortMs === undefined) return real.timer(ms, fire);
        const endsMs = nowMs + ms;
        return real.timer(shortMs, () => {
          nowMs = Math.max(nowMs, endsMs);
          fire();
        });
      },
    } satisfies Partial<Runtime>);
  });
  afterEach(() => {
    Object.assign(runtime, real);
  });
  return {
    now: () => nowMs,
    advance: (ms) => {
      nowMs += ms;
    },
    sleeps,
    draw: (value) => {
      drawn = value;
    },
    timeoutAfter: (realMs) => {
      timeoutMs = realMs;
    },
  };
};
