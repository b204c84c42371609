import { measure, rotated } from "../measure/processes";
import { median, medianRatio } from "../measure/statistics";
import type { Fetched, Figure, Target } from "../types";

const SUBJECTS = ["ours", "bare", "peer"] as const;
type Subject = (typeof SUBJECTS)[number];
export type FetchedBySubject = Record<Subject, Fetched[]>;

/** Runs a script for each subject in turn, each time in a fresh process, and checks what they read. */
export async function fetchInTurn(
  script: string,
  options: object,
  { rows, rounds }: { readonly rows: number; readonly rounds: number },
): Promise<FetchedBySubject> {
  const measured: FetchedBySubject = { ours: [], bare: [], peer: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const subject of rotated(SUBJECTS, round)) {
      const argument = JSON.stringify({ subject, ...options });
      measured[subject].push(await measure<Fetched>(script, argument));
    }
  }
  confirm(measured, rows);
  return measured;
}

/** Whoever lost or changed a row has not won anything. */
const confirm = (measured: FetchedBySubject, rows: number): void => {
  const all = SUBJECTS.flatMap((subject) => measured[subject]);
  const different = all.some(({ digest }) => digest !== all[0]?.digest);
  if (different || all.some((run) => run.rows !== rows)) {
    throw new Error(`Not everybody fetched the same ${rows} rows: ${JSON.stringify(measured)}`);
  }
};

/** What is asked of ours: the ratio to the bare loop, and how many times as fast as the peer it was. */
export interface FetchTargets {
  readonly time: (ratio: number, faster: number) => readonly Target[];
  readonly memory: (ratio: number) => readonly Target[];
}

type Key = "ms" | "cpuMs" | "peakRssMb";

const MEASURES: readonly (readonly [what: string, key: Key, unit: string])[] = [
  ["Time", "ms", "ms"],
  ["Processor time", "cpuMs", "ms"],
  ["Peak memory (RSS)", "peakRssMb", "MB"],
];
const NAMES: readonly (readonly [Subject, string])[] = [
  ["bare", "bare node:http loop"],
  ["ours", "ours"],
  ["peer", "dynamics-web-api"],
];

/** Time, processor time and memory of each subject, with the ratio to the bare loop. */
export function fetchFigures(measured: FetchedBySubject, targets: FetchTargets): Figure[] {
  const of = (subject: Subject, key: Key) => measured[subject].map((run) => run[key]);
  const asked = (subject: Subject, key: Key, ratio: number): readonly Target[] => {
    if (subject !== "ours") return [];
    if (key === "ms") return targets.time(ratio, medianRatio(of("peer", "ms"), of("ours", "ms")));
    return key === "peakRssMb" ? targets.memory(ratio) : [];
  };
  return MEASURES.flatMap(([what, key, unit]) =>
    NAMES.map(([subject, name]) => {
      const ratio = medianRatio(of(subject, key), of("bare", key));
      return {
        what: `${what}, ${name}`,
        median: `${Math.round(median(of(subject, key)))} ${unit}`,
        ratio: ratio.toFixed(2),
        targets: asked(subject, key, ratio),
      };
    }),
  );
}
