import { useVirtualTime } from "../support/time";

/** One moment for the sandbox and the runner alike, moved on by hand. */
export const useClock = (start: string) => {
  const time = useVirtualTime();
  let now = Date.parse(start);
  let runnerAhead = 0;
  const set = () => time.advance(now + runnerAhead - time.now());
  beforeEach(() => {
    runnerAhead = 0;
    set();
  });
  return {
    now: () => now,
    later: (seconds: number) => {
      now += seconds * 1_000;
      set();
    },
    /** Lets time pass for the runner alone, whose timers do not fire. */
    runnerBusy: (seconds: number) => time.skip(seconds * 1_000),
    /** Puts the runner's clock ahead of the server's, by seconds. */
    runnerAhead: (seconds: number) => {
      runnerAhead = seconds * 1_000;
      set();
    },
  };
};
