/** Whether branches are counted, which takes several times as long: nothing is said of times then. */
export const countsBranches = (): boolean => "__coverage__" in globalThis;

/** What else the machine does strikes one measurement; what is too slow fails all of them. */
export const MEASUREMENTS = 3;

/** What runs takes less time of the processor, which a busy machine does not stretch by much. */
export const expectAtOnce = (run: () => unknown, limitMs = 1_000): void => {
  const times: number[] = [];
  do {
    const begin = process.cpuUsage();
    run();
    times.push(process.cpuUsage(begin).user / 1_000);
  } while (times.length < MEASUREMENTS && Math.min(...times) >= limitMs);
  if (!countsBranches()) expect(Math.min(...times)).toBeLessThan(limitMs);
};
