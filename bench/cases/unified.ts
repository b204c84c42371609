import { measure, rotated } from "../measure/processes";
import { median, medianRatio } from "../measure/statistics";
import { withSandbox } from "../sandbox/withSandbox";
import type { Fetched, Figure, Scale, Section, UnifiedOptions } from "../types";

const SUBJECTS = ["raw", "unified"] as const;
type Measured = Record<(typeof SUBJECTS)[number], Fetched[]>;

const PAGE_SIZE = 1_000;
const MOST_TIME = 1.3;

/** All contacts in the one shape for every CRM, against the same pages as Dataverse has them. */
export async function unified({ rows, fetchXmlRounds }: Scale, bundle: string): Promise<Section> {
  const measured: Measured = { raw: [], unified: [] };
  const sandbox = { generate: { contact: rows }, log: { entries: 1, bodyLength: 100 } };
  await withSandbox({ sandbox, existing: 0, faults: "none" }, async ({ url, token }) => {
    for (let round = 0; round < fetchXmlRounds; round += 1) {
      for (const subject of rotated(SUBJECTS, round)) {
        const options: UnifiedOptions = { subject, url, token, bundle, pageSize: PAGE_SIZE };
        measured[subject].push(
          await measure<Fetched>("subjects/unified.js", JSON.stringify(options)),
        );
      }
    }
  });
  confirm(measured);
  return {
    title: `List Unified Records: ${rows.toLocaleString("en")} contacts with their whole records`,
    how: `The built bundle's List Unified Records against its Query Entities with the same annotations, both in pages of ${PAGE_SIZE.toLocaleString("en")} from the local Dataverse. n = ${fetchXmlRounds}, each run in a fresh process.`,
    ratioOf: "Query Entities",
    figures: figures(measured),
  };
}

/** Whoever lost a row, or returned one twice, has not won anything. */
const confirm = (measured: Measured): void => {
  const all = SUBJECTS.flatMap((subject) => measured[subject]);
  const [first] = all;
  if (all.some(({ rows, digest }) => rows !== first?.rows || digest !== first.digest)) {
    throw new Error(`Not everybody listed the same contacts: ${JSON.stringify(measured)}`);
  }
};

const MEASURES = [
  ["Time", "ms", "ms"],
  ["Processor time", "cpuMs", "ms"],
  ["Peak memory (RSS)", "peakRssMb", "MB"],
] as const;

const figures = ({ raw, unified: ours }: Measured): Figure[] =>
  MEASURES.flatMap(([what, key, unit]) => {
    const of = (runs: readonly Fetched[]) => runs.map((run) => run[key]);
    const ratio = medianRatio(of(ours), of(raw));
    const target = { text: `≤ ${MOST_TIME} × the raw list`, met: ratio <= MOST_TIME };
    return [
      {
        what: `${what}, Query Entities`,
        median: `${Math.round(median(of(raw)))} ${unit}`,
        ratio: "1.00",
        targets: [],
      },
      {
        what: `${what}, List Unified Records`,
        median: `${Math.round(median(of(ours)))} ${unit}`,
        ratio: ratio.toFixed(2),
        targets: key === "ms" ? [target] : [],
      },
    ];
  });
