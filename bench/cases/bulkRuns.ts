import { measure } from "../measure/processes";
import type { HostOptions, TableCount } from "../sandbox/types";
import { withSandbox } from "../sandbox/withSandbox";
import type { BulkOptions, BulkRun } from "../types";

/** A run and what the table says of it. */
export interface Outcome extends BulkRun {
  readonly rows: number;
  readonly requests: number;
  /** Requests answered with 429, and requests struck by a fault or a deadlock. */
  readonly refused: number;
  readonly struck: number;
  /** Rows that are not in the table. */
  readonly lost: number;
  /** Rows that are there more than once, counted as often as they are too many. */
  readonly doubled: number;
  /** Rows that were reported as failed and are there, or as done and are not. */
  readonly misreported: number;
  /** Processor time of the sandbox. */
  readonly serverCpuMs: number;
}

export type Subject = Pick<BulkOptions, "subject" | "action" | "rows" | "maxParallel">;

/** One run in a fresh process, against its own sandbox. */
export function runBulk(
  subject: Subject,
  bundle: string,
  host: Omit<HostOptions, "existing">,
  flags: readonly string[] = [],
): Promise<Outcome> {
  // Every other row of an upsert is there before.
  const existing = subject.action === "upsert" ? subject.rows >> 1 : 0;
  return withSandbox({ ...host, existing }, async (address, count) => {
    const options: BulkOptions = { ...subject, ...address, bundle };
    const run = await measure<BulkRun>("subjects/bulk.js", JSON.stringify(options), flags);
    return { ...run, ...audit(subject.rows, run, await count()) };
  });
}

const audit = (
  rows: number,
  { notDone }: BulkRun,
  { marks, requests, refused, struck, serverCpuMs }: TableCount,
): Omit<Outcome, keyof BulkRun> => {
  const there = new Set(marks);
  const failed = new Set(notDone);
  let misreported = 0;
  for (let index = 0; index < rows; index += 1) {
    if (there.has(index) === failed.has(index)) misreported += 1;
  }
  const doubled = marks.length - there.size;
  const lost = rows - there.size;
  return { rows, requests, refused, struck, lost, doubled, misreported, serverCpuMs };
};
