import type { SandboxOptions } from "dataverse-sandbox";

/** Where among the four kinds of faults a run begins; `none` for a run without any. */
export type Faults = "none" | "lostFirst" | "refusedFirst";

/** What a sandbox is started with, as JSON. */
export interface HostOptions {
  readonly sandbox: Pick<SandboxOptions, "cost" | "generate" | "latencyMs" | "limits" | "log">;
  /** Rows that are there before, numbered from 0 by their alternate keys. */
  readonly existing: number;
  readonly faults: Faults;
  /** Whether the rows that are there are as they are written, rather than with their keys only. */
  readonly filled?: boolean;
  /** What a query of rows takes, in milliseconds. */
  readonly pageMs?: number;
}

export interface Counts {
  /** API requests received; those in batches count as one. */
  requests: number;
  /** Answered with 429. */
  refused: number;
  /** Struck by a fault, or the victim of a deadlock. */
  struck: number;
}

/** The table after a run. */
export interface TableCount extends Counts {
  /** The numbers of the rows that were written, once for each time a row is there. */
  readonly marks: readonly number[];
  readonly tableRows: number;
  /** Processor time of the sandbox since it listens. */
  readonly serverCpuMs: number;
}
