import { median, medianRatio } from "../measure/statistics";
import type { Faults } from "../sandbox/types";
import type { Figure, Scale, Section, Target } from "../types";
import { type Outcome, runBulk, type Subject } from "./bulkRuns";

/** The usual cost of work, and a tenth of the usual requests in a tenth of the time. */
const MODEL = { cost: {}, limits: { requests: 600, windowSeconds: 30 } };
const LEAST_OVER_SINGLE = 20;
const LEAST_OVER_BATCHES = 3;
/** Runs of the others that are under way at once: they sleep most of the time. */
const LANES = 6;

const NAMES = {
  ours: "ours",
  batches: "batches of 1,000 in sequence",
  together: "Promise.all over single requests",
  single: "one by one",
} as const;
const OTHERS = ["batches", "together", "single"] as const;

interface Scenario {
  readonly action: "create" | "upsert";
  readonly faults: Faults;
}

const SCENARIOS: readonly Scenario[] = [
  { action: "create", faults: "none" },
  { action: "upsert", faults: "none" },
  { action: "create", faults: "lostFirst" },
  { action: "upsert", faults: "refusedFirst" },
];

/** Many rows into a table whose server takes its time and refuses those who ask too often. */
export async function bulk(
  { bulkRows, bulkSampleRows, bulkRounds }: Scale,
  bundle: string,
): Promise<Section> {
  const runOf = (subject: Subject["subject"], { action, faults }: Scenario) => {
    const rows = subject === "ours" || subject === "batches" ? bulkRows : bulkSampleRows;
    return runBulk({ subject, action, rows }, bundle, { sandbox: MODEL, faults });
  };
  const jobs = SCENARIOS.flatMap((scenario) =>
    OTHERS.map((subject) => () => runOf(subject, scenario)),
  );
  const others = await inLanes(jobs, LANES);
  const figures: Figure[] = [];
  for (const [at, scenario] of SCENARIOS.entries()) {
    const ours: Outcome[] = [];
    for (let round = 0; round < bulkRounds; round += 1) ours.push(await runOf("ours", scenario));
    const beside = others.slice(at * OTHERS.length, (at + 1) * OTHERS.length);
    figures.push(...figuresOf(scenario, ours, beside));
  }
  return {
    title: `Bulk: ${count(bulkRows)} rows of 8 columns against a model of Dataverse`,
    how: HOW(bulkRows, bulkSampleRows, bulkRounds),
    ratioOf: "ours a row",
    figures,
  };
}

const HOW = (rows: number, sample: number, rounds: number): string =>
  [
    "The server is the local Dataverse with a model of cost, which resembles no real environment: 20 ms a request, 4 ms a single row or a row in a batch, 1 ms a row of a bulk message, at most 600 requests in 30 s, which is a tenth of the real limit, and a recommended parallelism of 8.",
    `Upserts go by an alternate key, and half of the rows are there before. Ours is the built bundle's Bulk Create or Bulk Upsert with nothing else set, n = ${rounds}; the others use dynamics-web-api, n = 1, and wait for 429 as little as lets them finish, all of them for the longest Retry-After that one was told.`,
    `Promise.all and one by one write ${count(sample)} rows, of which 600 meet no limit; for ${count(rows)} rows a row would take them 50 ms. By the model alone a batch of 1,000 takes 4.0 s and a single row 24 ms; what comes on top is processor time of the sandbox, and of the machine they share. They and the batches run ${LANES} at a time, ours alone; each run has its own process and sandbox.`,
    "With faults, one request in twenty is struck, from the fifth on: in turn by 503, a closed connection, 429, and an answer that is lost after the work was done. Nobody but ours repeats anything for other reasons than 429.",
  ].join(" ");

/** Runs all jobs, so many at a time; results in the order of the jobs. */
const inLanes = async <T>(jobs: readonly (() => Promise<T>)[], lanes: number): Promise<T[]> => {
  const results: T[] = [];
  const waiting = [...jobs.entries()];
  const lane = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) results[job[0]] = await job[1]();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
};

const figuresOf = (
  { action, faults }: Scenario,
  ours: readonly Outcome[],
  others: readonly Outcome[],
): Figure[] => {
  const scenario = `${action === "create" ? "Creates" : "Upserts"}${faults === "none" ? "" : " with faults"}`;
  const factors = others.map((other) => factor(other, ours));
  const exact = ours.every(({ lost, doubled, misreported }) => lost + doubled + misreported === 0);
  const targets: readonly Target[] = [
    least(LEAST_OVER_BATCHES, "batches", factors[0] ?? 0),
    least(LEAST_OVER_SINGLE, "one by one", factors[2] ?? 0),
  ];
  const promised = { text: "every row there, none twice, all reported as done", met: exact };
  return [
    ...lines(`${scenario}, ${NAMES.ours}`, ours, 1, targets, [promised]),
    ...others.flatMap((other, at) =>
      lines(`${scenario}, ${NAMES[OTHERS[at] ?? "single"]}`, [other], factors[at] ?? 0, [], []),
    ),
  ];
};

const perRow = ({ ms, rows }: Outcome): number => ms / rows;

const factor = (other: Outcome, ours: readonly Outcome[]): number =>
  medianRatio(
    ours.map(() => perRow(other)),
    ours.map(perRow),
  );

const least = (times: number, what: string, is: number): Target => ({
  text: `≥ ${times} × as fast as ${what} (${is.toFixed(is < 10 ? 1 : 0)} ×)`,
  met: is >= times,
});

const lines = (
  what: string,
  runs: readonly Outcome[],
  ratio: number,
  targets: readonly Target[],
  promised: readonly Target[],
): Figure[] => {
  const ms = median(runs.map((run) => run.ms));
  const each = median(runs.map(perRow));
  const most = (of: (run: Outcome) => number) => Math.max(...runs.map(of));
  const wire = [
    `${count(median(runs.map((run) => run.requests)))} requests`,
    `${most((run) => run.refused)} answered with 429`,
    `${most((run) => run.struck)} struck`,
    `${(median(runs.map((run) => run.serverCpuMs)) / 1000).toFixed(1)} s`,
  ].join(", ");
  return [
    {
      what: `${what}: ${count(runs[0]?.rows ?? 0)} rows`,
      median: `${(ms / 1000).toFixed(1)} s, ${each.toFixed(2)} ms a row, ${count(Math.round(1000 / each))} rows/s`,
      ratio: ratio.toFixed(ratio < 10 ? 2 : 0),
      targets,
    },
    { what: "… on the wire; processor time of the sandbox", median: wire, targets: [] },
    {
      what: "… rows lost, doubled, reported wrongly",
      median: [
        most((run) => run.lost),
        most((run) => run.doubled),
        most((run) => run.misreported),
      ].join(", "),
      targets: promised,
    },
  ];
};

const count = (number: number): string => number.toLocaleString("en");
