import { countsBranches, MEASUREMENTS } from "./expectAtOnce";

const RUNS = 9;
const [SHORT, LONG] = [10_000, 60_000];
/** Below it what the machine does beside says more than the reader does; a quadratic one takes far longer. */
const LEAST_MS = 10;

/**
 * The median of nine runs over 60,000 characters takes at most 12 times that over 10,000, in time of the
 * processor, which a busy machine does not stretch by much.
 */
export const expectLinear = (
  textOf: (size: number) => string,
  read: (text: string) => unknown,
): void => {
  const [short, long] = [textOf(SHORT), textOf(LONG)];
  let [most, took] = [0, 0];
  for (let n = 0; n < MEASUREMENTS; n += 1) {
    most = Math.min(2_000, 12 * Math.max(medianOf(short, read, LEAST_MS), LEAST_MS));
    took = medianOf(long, read, most);
    if (took <= most || countsBranches()) return;
  }
  expect(took).toBeLessThanOrEqual(most);
};

/** The median; `enough` as soon as most of the runs take no longer, which the others cannot change. */
const medianOf = (text: string, read: (text: string) => unknown, enough: number): number => {
  const times: number[] = [];
  let quick = 0;
  while (times.length < RUNS) {
    const time = timeOf(text, read);
    times.push(time);
    if (time <= enough) quick += 1;
    if (quick > RUNS / 2) return enough;
  }
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
};

const timeOf = (text: string, read: (text: string) => unknown): number => {
  const begin = process.cpuUsage();
  try {
    read(text);
  } catch {
    // A refusal takes as long as it takes to find it.
  }
  return process.cpuUsage(begin).user / 1_000;
};
