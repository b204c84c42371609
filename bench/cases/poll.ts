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
/** What the trigger asks for in a flow that batches. */
const STREAMED_PAGE_SIZE = 1_000;
/** One payload also holds what was delivered, so that nothing is delivered twice. */
const MOST_MEMORY_OF_LISTS = 1.2;
/** Node alone takes a good quarter of what the whole backlog takes. */
const MOST_MEMORY_OF_PAGES = 0.75;

/** A poll that finds a backlog: in one payload, page by page, and as it is done today. */
export async function poll(
  { rows, pageSize, fetchXmlRounds: rounds }: Scale,
  bundle: string,
): Promise<Section> {
  const measured: Measured = { existing: [], lists: [], pages: [] };
  await withServer({ rows, pageSize, delayMs: 0 }, (url) =>
    withServer({ rows, pageSize: STREAMED_PAGE_SIZE, delayMs: 0 }, async (streamed) => {
      for (let round = 0; round < rounds; round += 1) {
        for (const subject of rotated(SUBJECTS, round)) {
          const options = { subject, url: subject === "pages" ? streamed : url, bundle };
          measured[subject].push(
            await measure<Fetched>("subjects/poll.js", JSON.stringify(options)),
          );
        }
      }
    }),
  );
  confirm(measured, rows);
  return {
    title: `New and Updated Records: a poll over ${rows.toLocaleString("en")} changed rows of 20 columns, the server answers at once`,
    how: `n = ${rounds}, each run in a fresh process. Ours is the built bundle's trigger: without batching (pages of ${pageSize.toLocaleString("en")} rows, one payload of all of them) and with it (pages of ${STREAMED_PAGE_SIZE.toLocaleString("en")} rows, a call each, the state from each to the next; what was delivered is let go). The approach in wide use reads the whole backlog with dynamics-web-api, in pages of ${pageSize.toLocaleString("en")}, before it sorts it into new and updated.`,
    ratioOf: "the approach in wide use",
    figures: MEASURES.flatMap(([what, key, unit]) =>
      SUBJECTS.map((subject) => figure(measured, subject, what, key, unit)),
    ),
  };
}

/** Whoever lost a row, or handed one over twice, has not won anything. */
const confirm = (measured: Measured, rows: number): void => {
  const all = SUBJECTS.flatMap((subject) => measured[subject]);
  const different = all.some(({ digest }) => digest !== all[0]?.digest);
  if (different || all.some((run) => run.rows !== rows)) {
    throw new Error(`Not everybody delivered the same ${rows} rows: ${JSON.stringify(measured)}`);
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
  const memory = subject === "pages" ? MOST_MEMORY_OF_PAGES : MOST_MEMORY_OF_LISTS;
  const most = key === "peakRssMb" ? memory : 1;
  return [{ text: `≤ ${most} × the approach in wide use`, met: ratio <= most }];
};
