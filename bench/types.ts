/** What one fresh process reports after it has fetched all rows. */
export interface Fetched {
  readonly ms: number;
  /** Processor time of the process, user and system. */
  readonly cpuMs: number;
  readonly peakRssMb: number;
  readonly rows: number;
  readonly digest: number;
}

/** How one subject reads all contacts. */
export interface UnifiedOptions {
  /** Query Entities, or List Unified Records. */
  readonly subject: "raw" | "unified";
  readonly url: string;
  readonly token: string;
  readonly bundle: string;
  readonly pageSize: number;
}

/** Medians of many reads of one record, in microseconds. */
export interface OneRecord {
  readonly bareUs: number;
  readonly oursUs: number;
  readonly peerUs: number;
}

/** Medians of one batch by one subject, in milliseconds. */
export interface BatchTimes {
  readonly wholeMs: number;
  /** A bare POST of the same bytes. */
  readonly bareMs: number;
}

export interface BatchCodec {
  readonly ours: BatchTimes;
  /** Ours, with values as Dataverse takes them. */
  readonly typed: BatchTimes;
  readonly peer: BatchTimes;
  /** Whether everybody read the same ids. */
  readonly alike: boolean;
}

/** How one subject writes the rows of a table. */
export interface BulkOptions {
  /** Ours, batches of 1,000 in sequence, `Promise.all` over single requests, or one by one. */
  readonly subject: "ours" | "batches" | "together" | "single";
  readonly action: "create" | "upsert";
  readonly rows: number;
  /** Of ours: how many requests at once at most; without it as many as it likes. */
  readonly maxParallel?: number;
  readonly url: string;
  readonly token: string;
  readonly bundle: string;
}

/** What one fresh process reports after it has written its rows. */
export interface BulkRun {
  readonly ms: number;
  readonly cpuMs: number;
  /** Before the first request, with the input in memory. */
  readonly beforeRssMb: number;
  readonly peakRssMb: number;
  /** Numbers of the rows that were not reported as done. */
  readonly notDone: readonly number[];
}

/** A list of which most rows are in the table as they are. */
export interface MirrorOptions {
  /** Ours, all rows by an upsert, or what an upsert would do. */
  readonly subject: "mirror" | "upsertAll" | "preview";
  readonly rows: number;
  /** One row in so many differs. */
  readonly every: number;
  readonly url: string;
  readonly token: string;
  readonly bundle: string;
}

/** What one fresh process reports after it has dealt with its list. */
export type MirrorRun = Omit<BulkRun, "notDone"> & { readonly written: number };

/** One file, up or down. */
export interface FileOptions {
  /** Ours, or the same messages by `node:http`, one at a time. */
  readonly subject: "ours" | "bare";
  readonly direction: "up" | "down";
  readonly bytes: number;
  readonly table: string;
  readonly set: string;
  readonly column: string;
  readonly id: string;
  readonly url: string;
  readonly token: string;
  readonly bundle: string;
}

/** What one fresh process reports after it has moved its file. */
export interface FileRun {
  readonly ms: number;
  readonly cpuMs: number;
  /** Before the first request, with the input in memory. */
  readonly beforeRssMb: number;
  readonly peakRssMb: number;
  /** Bytes that the subject was told of. */
  readonly size: number;
}

/** A target and whether it was met. */
export interface Target {
  readonly text: string;
  readonly met: boolean;
}

/** One line of the results. */
export interface Figure {
  readonly what: string;
  /** The median with its unit. */
  readonly median: string;
  /** Against the bare loop, or whatever the section names. */
  readonly ratio?: string | undefined;
  readonly targets: readonly Target[];
}

export interface Section {
  readonly title: string;
  /** How it was measured, in a sentence or two. */
  readonly how: string;
  readonly ratioOf: string;
  readonly figures: readonly Figure[];
}

/** How much is measured: all of it, or enough to see that it runs. */
export interface Scale {
  readonly rows: number;
  readonly pageSize: number;
  readonly fetchRounds: number;
  readonly recordReads: number;
  readonly recordRounds: number;
  readonly loadRounds: number;
  readonly webhookRounds: number;
  readonly definitionRounds: number;
  readonly fetchXmlRounds: number;
  readonly batchTurns: number;
  readonly batchRounds: number;
  /** Rows that ours and the batches write. */
  readonly bulkRows: number;
  /** Rows that go by single requests. */
  readonly bulkSampleRows: number;
  readonly bulkRounds: number;
  readonly bulkMemoryRounds: number;
  readonly mirrorRows: number;
  readonly mirrorRounds: number;
  readonly fileBytes: number;
  readonly fileRounds: number;
}
