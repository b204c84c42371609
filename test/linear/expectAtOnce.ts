/** Whether branches are counted, which takes several times as long: nothing is said of times then. */
export const countsBranches = (): boolean => "__coverage__" in globalThis;

/** What runs takes less time of the processor, which a busy machine does not stretch. */
export const expectAtOnce = (run: () => unknown, limitMs = 1_000): void => {
  const begin = process.cpuUsage();
  run();
  const ms = process.cpuUsage(begin).user / 1_000;
  if (!countsBranches()) expect(ms).toBeLessThan(limitMs);
};
