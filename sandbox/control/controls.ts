import type { ClockControls } from "../clock";
import type { FaultRule } from "../faults/types";
import type { RecordedRefusal } from "../recorded";

/** What tests and people do with snapshots; a part of `Sandbox`. */
export interface SnapshotControls {
  /** Keeps the environment as it is under a name, in place of what had the name before. */
  save(name: string): void;
  /** Brings the environment back to what it was. Throws where there is no such snapshot. */
  restore(name: string): void;
  remove(name: string): void;
  list(): string[];
  /** A snapshot as text, for a file: rows and definitions, no secrets of the sign-in. */
  export(name: string): string;
  /** Keeps what was exported under a name. Throws where the text is none, or is of other tables. */
  import(name: string, text: string): void;
}

/** What may be done over HTTP as well; a part of `Sandbox`. */
export interface Controls {
  /**
   * Adds a rule (see `faults/types.ts`); rules apply in the order they were added. Throws where a part of
   * it is unknown, or has a value that no answer can have.
   */
  fault(rule: FaultRule): void;
  clearFaults(): void;
  /** The clock that stamps, tokens, limits and the `Date` header follow. */
  readonly clock: ClockControls;
  /** The environment as it was, by names: rows, files, definitions, counted requests, clock. */
  readonly snapshots: SnapshotControls;
  /**
   * Brings back rows, definitions, rules, clock and app registrations of the start; faults and logs are
   * empty. Tokens stay good. The first time takes as long as a start, each later time some milliseconds.
   */
  reset(): Promise<void>;
  /** Everything that was refused because the sandbox does not simulate it, each thing once. */
  unsimulated(): RecordedRefusal[];
  /**
   * Inserts rows past the API, all or none, and returns their ids: objects as they are written to the
   * Web API, with GUIDs or `contacts(<GUID>)` as lookups, or CSV with the names of columns in its first line.
   */
  insertRows(table: string, rows: string | readonly Readonly<Record<string, unknown>>[]): string[];
}
