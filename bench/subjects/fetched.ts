import type { Fetched } from "../types";

export type Row = Record<string, unknown>;

/** A figure that is equal only where every row arrived, in order. */
const digest = (rows: readonly Row[]): number =>
  rows.reduce(
    (sum, row, index) =>
      (sum * 31 + Number(row["numberofemployees"]) + Number(row["versionnumber"]) + index) %
      1_000_000_007,
    0,
  );

/** Measures one way to fetch all rows, reports to the parent process, and ends. */
export async function tellFetched(fetchAll: () => Promise<readonly Row[]>): Promise<void> {
  const cpuBefore = process.cpuUsage();
  const startedMs = performance.now();
  const rows = await fetchAll();
  const ms = performance.now() - startedMs;
  const cpu = process.cpuUsage(cpuBefore);
  const peakRssMb = process.resourceUsage().maxRSS / 1024;
  const cpuMs = (cpu.user + cpu.system) / 1000;
  const fetched: Fetched = { ms, cpuMs, peakRssMb, rows: rows.length, digest: digest(rows) };
  process.send?.(fetched, () => process.exit());
}
