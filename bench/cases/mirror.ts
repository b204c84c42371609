import { measure } from "../measure/processes";
import { median } from "../measure/statistics";
import { withSandbox } from "../sandbox/withSandbox";
import type { Figure, MirrorOptions, MirrorRun, Scale, Section, Target } from "../types";

/** One row in a hundred differs. */
const EVERY = 100;
const MODEL = { cost: {}, limits: { requests: 600, windowSeconds: 30 } };
const MOST_WRITTEN = 1 / 50;
const MOST_MEMORY = 1.5;
const PREVIEWED = 10_000;

/** What a query of 5,000 rows takes, and how much faster a mirror has to be than to upsert all. */
const PAGES = [
  { pageMs: 500, least: 2.5 },
  { pageMs: 0, least: 5 },
] as const;

/** A list of which one row in a hundred differs from the table. */
export async function mirror(
  { mirrorRows, mirrorRounds }: Scale,
  bundle: string,
): Promise<Section> {
  const runOf = (
    subject: MirrorOptions["subject"],
    rows: number,
    pageMs: number,
  ): Promise<MirrorRun> =>
    withSandbox(
      { sandbox: MODEL, existing: rows, faults: "none", filled: true, pageMs },
      (address) => {
        const options: MirrorOptions = { subject, rows, every: EVERY, bundle, ...address };
        return measure<MirrorRun>("subjects/mirror.js", JSON.stringify(options));
      },
    );
  const figures: Figure[] = [];
  for (const { pageMs, least } of PAGES) {
    const [ours, all]: [MirrorRun[], MirrorRun[]] = [[], []];
    for (let round = 0; round < mirrorRounds; round += 1) {
      all.push(await runOf("upsertAll", mirrorRows, pageMs));
      ours.push(await runOf("mirror", mirrorRows, pageMs));
    }
    figures.push(...figuresOf(ours, all, { rows: mirrorRows, pageMs, least }));
  }
  const previewed = Math.min(PREVIEWED, mirrorRows);
  const preview = await runOf("preview", previewed, 0);
  figures.push({
    what: `Preview Write of ${previewed.toLocaleString("en")} rows`,
    median: seconds(preview.ms),
    targets: [],
  });
  return {
    title: `Mirror: a list of ${mirrorRows.toLocaleString("en")} rows, one in ${EVERY} of which differs`,
    how: `The built bundle's Mirror Records, and its Bulk Upsert of all rows, against the local Dataverse with the model of cost of Bulk: 20 ms a request, 4 ms a row of a batch, 1 ms a row of a bulk message; a query of 5,000 rows takes 500 ms more, or nothing more. n = ${mirrorRounds}, each run in a fresh process with its own sandbox.`,
    ratioOf: "upserting all",
    figures,
  };
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

interface Scenario {
  readonly rows: number;
  readonly pageMs: number;
  readonly least: number;
}

const figuresOf = (
  ours: readonly MirrorRun[],
  all: readonly MirrorRun[],
  { rows, pageMs, least }: Scenario,
): Figure[] => {
  const of = (runs: readonly MirrorRun[], value: (run: MirrorRun) => number) =>
    median(runs.map(value));
  const faster = of(all, (run) => run.ms) / of(ours, (run) => run.ms);
  const share = of(ours, (run) => run.written) / rows;
  const memory = of(ours, (run) => run.peakRssMb) / of(all, (run) => run.peakRssMb);
  const target = (text: string, met: boolean): Target => ({ text, met });
  const page = `${pageMs + 20} ms a page`;
  return [
    {
      what: `Upserting all, ${page}`,
      median: seconds(of(all, (run) => run.ms)),
      targets: [],
    },
    {
      what: `Mirror, ${page}`,
      median: seconds(of(ours, (run) => run.ms)),
      ratio: (1 / faster).toFixed(2),
      targets: [target(`≥ ${least} × as fast (${faster.toFixed(1)} ×)`, faster >= least)],
    },
    {
      what: "… processor time",
      median: seconds(of(ours, (run) => run.cpuMs)),
      ratio: (of(ours, (run) => run.cpuMs) / of(all, (run) => run.cpuMs)).toFixed(2),
      targets: [],
    },
    {
      what: "… rows written",
      median: String(of(ours, (run) => run.written)),
      targets: [target("≤ 1/50 of the rows", share <= MOST_WRITTEN)],
    },
    {
      what: "… peak memory (RSS)",
      median: `${Math.round(of(ours, (run) => run.peakRssMb))} MB`,
      ratio: memory.toFixed(2),
      targets: [target(`≤ ${MOST_MEMORY} × upserting all`, memory <= MOST_MEMORY)],
    },
  ];
};
