import { type Runtime, runtime } from "../../src/client/runtime";
import { Timers } from "./timers";
import { onUnanswered } from "./unanswered";

/** The client's clock and chance in the hands of a test. */
export interface VirtualTime {
  /** The virtual clock in milliseconds since the epoch: it stands still but for sleeps. */
  now(): number;
  /** Moves the clock on without a sleep, and fires the timers that end by then. */
  advance(ms: number): void;
  /** Moves the clock on and fires no timer, as for a process that was too busy to see them. */
  skip(ms: number): void;
  /** Moves the clock on to the next timer, and fires it. */
  toNextTimer(): void;
  /** Milliseconds of every sleep since the test began. */
  readonly sleeps: number[];
  /** What the client's random draws from now on: 0 inclusive to 1 exclusive, 0.5 at first. */
  draw(value: number): void;
}

/**
 * Puts a virtual clock under the client for every test of the file. A sleep takes no time, moves the
 * clock on and is recorded. Timers fire only when a request has reached a sandbox that leaves it
 * unanswered: the clock moves on to the next timer. Each test begins at the real time with nothing recorded.
 */
export const useVirtualTime = (): VirtualTime => {
  const real: Runtime = { ...runtime };
  const sleeps: number[] = [];
  let nowMs = Date.now();
  let drawn = 0.5;
  const timers = new Timers();
  let unlisten = () => {};
  const toNextTimer = () =>
    timers.fireNext((ms) => {
      nowMs = Math.max(nowMs, ms);
    });
  beforeEach(() => {
    nowMs = Date.now();
    drawn = 0.5;
    sleeps.length = 0;
    timers.clear();
    unlisten = onUnanswered(toNextTimer);
    Object.assign(runtime, {
      now: () => nowMs,
      sleep: (ms) => {
        sleeps.push(ms);
        nowMs += ms;
        return Promise.resolve();
      },
      random: () => drawn,
      timer: (ms, fire) => timers.set(nowMs + ms, fire),
    } satisfies Partial<Runtime>);
  });
  afterEach(() => {
    unlisten();
    Object.assign(runtime, real);
  });
  return {
    now: () => nowMs,
    advance: (ms) => {
      nowMs += ms;
      timers.fireUntil(nowMs);
    },
    skip: (ms) => {
      nowMs += ms;
    },
    toNextTimer,
    sleeps,
    draw: (value) => {
      drawn = value;
    },
  };
};
