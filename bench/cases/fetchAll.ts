import { measure, rotated, withServer } from "../measure/processes";
import { median, medianRatio } from "../measure/statistics";
import type { Fetched, Figure, Scale, Section, Target } from "../types";

const SUBJECTS = ["ours", "bare", "peer"] as const;
type Subject = (typeof SUBJECTS)[number];
type Measured = Record<Subject, Fetched[]>;

/** Fetch All of a whole table, with a server that answers at once or takes its time for every page. */
export const fetchAll = (
  { rows, pageSize, fetchRounds }: Scale,
  delayMs: number,
  bundle: string,
): Promise<Section> =>
  withServer({ rows, pageSize, delayMs }, async (url) => {
    const measured: Measured = { ours: [], bare: [], peer: [] };
    for (let round = 0; round < fetchRounds; round += 1) {
      for (const subject of rotated(SUBJECTS, round)) {
        const options = JSON.stringify({ subject, url, bundle, pageSize });
        measured[subject].push(await measure<Fetched>("subjects/fetchAll.js", options));
      }
    }
    confirm(measured, rows);
    const pause =
      delayMs === 0 ? "the server answers at once" : `${delayMs} ms of server time a page`;
    return {
      title: `Fetch All of ${rows.toLocaleString("en")} rows of 20 columns, ${pause}`,
      how: `${pageSize.toLocaleString("en")} rows a page, n = ${fetchRounds}, each run in a fresh process. Ours is the built bundle's Query Entities.`,
      ratioOf: "bare loop",
      figures: figures(measured, delayMs),
    };
  });

/** Whoever lost or changed a row has not won anything. */
const confirm = (measured: Measured, rows: number): void => {
  const all = SUBJECTS.flatMap((subject) => measured[subject]);
  const different = all.some(({ digest }) => digest !== all[0]?.digest);
  if (different || all.some((run) => run.rows !== rows)) {
    throw new Error(`Not everybody fetched the same ${rows} rows: ${JSON.stringify(measured)}`);
  }
};

const figures = (measured: Measured, delayMs: number): Figure[] => {
  const of = (subject: Subject, key: "ms" | "cpuMs" | "peakRssMb") =>
    measured[subject].map((run) => run[key]);
  const figure = (
    what: string,
    subject: Subject,
    key: "ms" | "cpuMs" | "peakRssMb",
    targets: (ratio: number) => Target[] = () => [],
  ): Figure => {
    const ratio = medianRatio(of(subject, key), of("bare", key));
    const unit = key === "peakRssMb" ? "MB" : "ms";
    return {
      what,
      median: `${Math.round(median(of(subject, key)))} ${unit}`,
      ratio: ratio.toFixed(2),
      targets: targets(ratio),
    };
  };
  const faster = medianRatio(of("peer", "ms"), of("ours", "ms"));
  const againstPeer: Target = {
    text: `≥ 3 × as fast as dynamics-web-api (${faster.toFixed(1)} ×)`,
    met: faster >= 3,
  };
  const most = (limit: number) => (ratio: number) => ({
    text: `≤ ${limit} × bare`,
    met: ratio <= limit,
  });
  return [
    figure("Time, bare node:http loop", "bare", "ms"),
    figure("Time, ours", "ours", "ms", (ratio) =>
      // Where the server's own time is most of it, nobody can be three times as fast as anybody.
      delayMs === 0 ? [most(1.15)(ratio), againstPeer] : [most(1.15)(ratio)],
    ),
    figure("Time, dynamics-web-api", "peer", "ms"),
    figure("Processor time, bare node:http loop", "bare", "cpuMs"),
    figure("Processor time, ours", "ours", "cpuMs"),
    figure("Processor time, dynamics-web-api", "peer", "cpuMs"),
    figure("Peak memory (RSS), bare node:http loop", "bare", "peakRssMb"),
    figure("Peak memory (RSS), ours", "ours", "peakRssMb", (ratio) => [most(1.3)(ratio)]),
    figure("Peak memory (RSS), dynamics-web-api", "peer", "peakRssMb"),
  ];
};
