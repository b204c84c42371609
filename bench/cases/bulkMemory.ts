import { median } from "../measure/statistics";
import type { Figure, Scale, Section } from "../types";
import { type Outcome, runBulk } from "./bulkRuns";

/** A server that costs nothing but its own processor time, and never says 429. */
const FREE = { limits: { requests: Number.MAX_SAFE_INTEGER, windowSeconds: 1 } };

/** What a large run takes of memory, beside one of a tenth of its rows. */
export const bulkMemory = async (
  { rows, bulkMemoryRounds }: Scale,
  bundle: string,
): Promise<Section> => {
  const figures: Figure[] = [];
  for (const size of [rows / 10, rows]) {
    const runs: Outcome[] = [];
    for (let round = 0; round < bulkMemoryRounds; round += 1) {
      const subject = { subject: "ours", action: "create", rows: size } as const;
      runs.push(await runBulk(subject, bundle, { sandbox: FREE, faults: "none" }));
    }
    if (runs.some(({ lost, doubled }) => lost + doubled > 0)) {
      throw new Error(`Not every row is there, once: ${JSON.stringify(runs)}`);
    }
    figures.push(...figuresOf(size, runs));
  }
  return {
    title: "Bulk: memory of a large run",
    how: `Creates of 8 columns by the built bundle's Bulk Create against the local Dataverse without a model of cost, whose own processor time is most of the time. Input and result are in memory as a whole, everything else is not to grow. n = ${bulkMemoryRounds}, each run in a fresh process.`,
    ratioOf: "before the run",
    figures,
  };
};

const figuresOf = (rows: number, runs: readonly Outcome[]): Figure[] => {
  const of = (value: (run: Outcome) => number) => median(runs.map(value));
  const before = of((run) => run.beforeRssMb);
  const peak = of((run) => run.peakRssMb);
  const what = `${rows.toLocaleString("en")} rows`;
  return [
    {
      what: `${what}: memory (RSS) before the run, input and bundle loaded`,
      median: `${Math.round(before)} MB`,
      ratio: "1.00",
      targets: [],
    },
    {
      what: `${what}: peak memory (RSS)`,
      median: `${Math.round(peak)} MB`,
      ratio: (peak / before).toFixed(2),
      targets: [],
    },
    {
      what: `${what}: rows a second`,
      median: Math.round(of((run) => (run.rows * 1000) / run.ms)).toLocaleString("en"),
      targets: [],
    },
    {
      what: `${what}: processor time of ours a row`,
      median: `${of((run) => (run.cpuMs * 1000) / run.rows).toFixed(0)} µs`,
      targets: [],
    },
  ];
};
