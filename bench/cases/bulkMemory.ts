import { median } from "../measure/statistics";
import type { Figure, Scale, Section } from "../types";
import { type Outcome, runBulk } from "./bulkRuns";

/** A server that costs nothing but its own processor time, and never says 429. */
const FREE = { limits: { requests: Number.MAX_SAFE_INTEGER, windowSeconds: 1 } };
/** Input and result of 100,000 rows take about 90 MB of it. */
const SMALL_HEAP_MB = 128;

/** What a large run takes of memory, where there is plenty and where there is little. */
export async function bulkMemory(
  { rows, bulkMemoryRounds }: Scale,
  bundle: string,
): Promise<Section> {
  const subject = { subject: "ours", action: "create", rows } as const;
  const runsWith = async (flags: readonly string[]): Promise<Outcome[]> => {
    const runs: Outcome[] = [];
    for (let round = 0; round < bulkMemoryRounds; round += 1) {
      runs.push(await runBulk(subject, bundle, { sandbox: FREE, faults: "none" }, flags));
    }
    if (runs.some(({ lost, doubled }) => lost + doubled > 0)) {
      throw new Error(`Not every row is there, once: ${JSON.stringify(runs)}`);
    }
    return runs;
  };
  const usual = await runsWith([]);
  const small = await runsWith([`--max-old-space-size=${SMALL_HEAP_MB}`]);
  return {
    title: `Bulk: memory of a run of ${rows.toLocaleString("en")} rows`,
    how: `Creates of 8 columns by the built bundle's Bulk Create against the local Dataverse without a model of cost, whose own processor time is most of the time. Input and result are in memory as a whole, everything else is not to grow: Node lets garbage lie while there is room, so that the run with a heap of ${SMALL_HEAP_MB} MB is the one to read. n = ${bulkMemoryRounds}, each run in a fresh process.`,
    ratioOf: "before the run",
    figures: figuresOf(usual, small),
  };
}

const figuresOf = (usual: readonly Outcome[], small: readonly Outcome[]): Figure[] => {
  const of = (runs: readonly Outcome[], value: (run: Outcome) => number) => median(runs.map(value));
  const before = of(usual, (run) => run.beforeRssMb);
  const memory = (what: string, megabytes: number): Figure => ({
    what,
    median: `${Math.round(megabytes)} MB`,
    ratio: (megabytes / before).toFixed(2),
    targets: [],
  });
  return [
    memory("Memory (RSS) before the run, with input and bundle", before),
    memory(
      "Peak memory (RSS)",
      of(usual, (run) => run.peakRssMb),
    ),
    memory(
      `Peak memory (RSS), heap held to ${SMALL_HEAP_MB} MB`,
      of(small, (run) => run.peakRssMb),
    ),
    {
      what: "Rows a second",
      median: Math.round(of(usual, (run) => (run.rows * 1000) / run.ms)).toLocaleString("en"),
      targets: [],
    },
    {
      what: "Processor time of ours a row",
      median: `${of(usual, (run) => (run.cpuMs * 1000) / run.rows).toFixed(0)} µs`,
      targets: [],
    },
  ];
};
