import { measure, rotated, withServer } from "../measure/processes";
import { median, medianRatio } from "../measure/statistics";
import type { Fetched, Figure, Scale, Section, Target } from "../types";

const SUBJECTS = ["existing", "lists", "pages"] as const;
type Subject = (typeof SUBJECTS)[number];
type Measured = Record<Subject, Fetched[]>;

const NAMES: Readonly<Record<Subject, string>> = {
  existing: "the approach in wide use",
  lists: "ours, one payload",
  pages: "ours, page by page",
};
const MEASURES = [
  ["Time", "ms", "ms"],
  ["Processor time", "cpuMs", "ms"],
  ["Peak memory (RSS)", "peakRssMb", "MB"],
] as const;
/** Share of the memory that the whole backlog at once takes. */
const MOST_MEMORY_OF_PAGES = 0.6;

/** A poll that finds a backlog: in one payload, page by page, and as it is done today. */
export const poll = (
  { rows, pageSize, fetchXmlRounds: rounds }: Scale,
  bundle: string,
): Promise<Section> =>
  withServer({ rows, pageSize, delayMs: 0 }, async (url) => {
    const measured: Measured = { existing: [], lists: [], pages: [] };
    for (let round = 0; round < rounds; round += 1) {
      for (const subject of rotated(SUBJECTS, round)) {
        const options = JSON.stringify({ subject, url, bundle });
        measured[subject].push(await measure<Fetched>("subjects/poll.js", options));
      }
    }
    confirm(measured, rows);
    return {
      title: `New and Updated Records: a poll over ${rows.toLocaleString("en")} changed rows of 20 columns, the server answers at once`,
      how: `${pageSize.toLocaleString("en")} rows a page, n = ${rounds}, each run in a fresh process. Ours is the built bundle's trigger: without batching (one payload of all rows) and with it (a call a page, the state from each to the next; what was handed over is let go). The approach in wide use reads the whole backlog with dynamics-web-api before it sorts it into new and updated.`,
      ratioOf: "the approach in wide use",
      figures: MEASURES.flatMap(([what, key, unit]) =>
        SUBJECTS.map((subject) => figure(measured, subject, what, key, unit)),
      ),
    };
  });

/** Whoever lost a row, or handed one over twice, has not won anything. */
const confirm = (measured: Measured, rows: number): void => {
  const all = SUBJECTS.flatMap((subject) => measured[subject]);
  const different = all.some(({ digest }) => digest !== all[0]?.digest);
  if (different || all.some((run) => run.rows !== rows)) {
    throw new Error(`Not everybody handed over the same ${rows} rows: ${JSON.stringify(measured)}`);
  }
};

const figure = (
  measured: Measured,
  subject: Subject,
  what: string,
  key: "ms" | "cpuMs" | "peakRssMb",
  unit: string,
): Figure => {
  const of = (whose: Subject) => measured[whose].map((run) => run[key]);
  const ratio = medianRatio(of(subject), of("existing"));
  return {
    what: `${what}, ${NAMES[subject]}`,
    median: `${Math.round(median(of(subject)))} ${unit}`,
    ratio: ratio.toFixed(2),
    targets: targetsOf(subject, key, ratio),
  };
};

const targetsOf = (subject: Subject, key: string, ratio: number): Target[] => {
  if (subject === "existing" || key === "cpuMs") return [];
  const most = key === "peakRssMb" && subject === "pages" ? MOST_MEMORY_OF_PAGES : 1;
  return [{ text: `≤ ${most} × the approach in wide use`, met: ratio <= most }];
};
