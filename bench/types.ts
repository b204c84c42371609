/** What one fresh process tells after it has fetched all rows. */
export interface Fetched {
  readonly ms: number;
  /** Processor time of the process, user and system. */
  readonly cpuMs: number;
  readonly peakRssMb: number;
  readonly rows: number;
  readonly digest: number;
}

/** Medians of many reads of one record, in microseconds. */
export interface OneRecord {
  readonly bareUs: number;
  readonly oursUs: number;
  readonly peerUs: number;
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
}
