import { changeTypeOf, identityOf, keyOf } from "../changes/changeOf";
import { SeenVersions } from "../changes/SeenVersions";
import { timeOf } from "../changes/times";
import type { PolledTable } from "../changes/types";
import { defaults } from "../defaults";
import type { DataverseRecord } from "../types";
import type { TrackedChange, TrackedType, TrackingState } from "./types";

/** Turns the rows of one page into changes, and remembers those that may come once more. */
export class Handover {
  readonly changes: TrackedChange[] = [];
  readonly #seen: SeenVersions;
  readonly #table: PolledTable;
  readonly #since: number | undefined;
  readonly #wanted: ReadonlySet<string>;

  constructor({ table, since, seen }: TrackingState, wanted: readonly TrackedType[]) {
    this.#table = table;
    this.#since = timeOf(since);
    this.#seen = SeenVersions.read(seen) ?? new SeenVersions();
    this.#wanted = new Set(wanted);
  }

  /**
   * Hands a row over, unless this version of it was already.
   *
   * @param keepFrom versions stamped since then are remembered
   * @param tracked version the change was reported with, where the row was read after it
   */
  row(row: DataverseRecord, keepFrom: number, tracked?: string): void {
    const identity = identityOf(row, this.#table);
    const { id, version } = identity;
    if (this.#seen.has(id, version)) return;
    const changeType = this.#typeOf(row, this.#seen.knows(id));
    const stamp = Math.max(identity.at ?? 0, this.#createdAt(row) ?? 0);
    const isNewer = tracked !== undefined && tracked !== version;
    if (stamp >= keepFrom || isNewer) this.#seen.add(id, version, stamp);
    this.#add({ changeType, id, record: row, key: keyOf(identity) });
  }

  deleted(id: string): void {
    this.#add({ changeType: "deleted", id, key: `${id}:deleted` });
  }

  /** The versions to keep: of all, those stamped since `from`. */
  seen(from: number): TrackingState["seen"] {
    return this.#seen.save(from, defaults.trackingMemoryRows).saved;
  }

  #typeOf(row: DataverseRecord, known: boolean): "created" | "updated" {
    if (this.#since !== undefined) return changeTypeOf(row, this.#table, this.#since, known);
    return known ? "updated" : "created";
  }

  #createdAt(row: DataverseRecord): number | undefined {
    const times = this.#table.createdColumns.map((column) => timeOf(row[column]));
    return times.find((time) => time !== undefined);
  }

  #add(change: TrackedChange): void {
    if (this.#wanted.has(change.changeType)) this.changes.push(change);
  }
}
