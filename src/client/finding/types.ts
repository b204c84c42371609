import type {
  DataverseRecord,
  MappingOptions,
  ReadOptions,
  ValueOptions,
  WriteOptions,
} from "../types";

/** What becomes of a search that finds nothing. */
export type IfNone = "null" | "fail" | "create";

/** Which record is meant where several are found. */
export type IfMany = "fail" | "first" | "newest" | "all";

/** A column by any name that columns are found by, and the value it has to have. */
export interface MatchField {
  readonly key: string;
  readonly value?: unknown;
}

export interface FindEntityParams extends ReadOptions, WriteOptions, ValueOptions, MappingOptions {
  readonly entityType: string;
  /** All of them have to fit. */
  readonly matchFields?: readonly MatchField[] | undefined;
  /** A key in the place of match fields: an alternate key, a GUID, or an address. */
  readonly alternateKey?: string | undefined;
  /** Default `null`. */
  readonly ifNone?: IfNone | undefined;
  /** Default `fail`. */
  readonly ifMany?: IfMany | undefined;
  /** Columns of the record that is created, beside those it is found by. */
  readonly record?: DataverseRecord | undefined;
  readonly fieldNames?: readonly string[] | undefined;
  /** Records that `all` reads at most, up to the end of a page. */
  readonly maxRecords?: number | undefined;
}

export interface FindResult {
  readonly found: boolean;
  /** Whether this run created the record. */
  readonly created: boolean;
  /** Records that fit; as Dataverse counts, at most 5,000 unless all are read. */
  readonly count: number;
  /** The record that was found or created; the first one of several. */
  readonly record: DataverseRecord | null;
  readonly records: readonly DataverseRecord[];
  /** Whether `records` has every record that fits. */
  readonly complete: boolean;
  /** Why not all records were read, where they were asked for. */
  readonly warning?: string | undefined;
}
