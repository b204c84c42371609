import { createHash } from "node:crypto";
import { defaults } from "../../defaults";
import type { DataverseRecord } from "../../types";
import { DeliveredVersions } from "../shared/DeliveredVersions";
import { cameAt, changeTypeOf, identityOf, keyOf } from "../shared/rowIdentity";
import { timeOf } from "../shared/times";
import type { PolledTable } from "../shared/types";
import type { TrackedChange, TrackedType, TrackingState } from "./types";

/** Remembered in the place of a version. */
const DELETED = "deleted";

/** Turns the rows of one page into changes, and remembers those that may come once more. */
export class ChangeEmitter {
  readonly changes: TrackedChange[] = [];
  readonly #seen: DeliveredVersions;
  readonly #table: PolledTable;
  readonly #since: number | undefined;
  /** Distinguishes deletions that one id had at different times: the link that reports them. */
  readonly #mark: string;
  readonly #wanted: ReadonlySet<string>;

  /** @param at the server's time at the begin of the round, in milliseconds since the epoch */
  constructor(
    { table, since, seen, link }: TrackingState,
    wanted: readonly TrackedType[],
    private readonly at: number,
  ) {
    this.#table = table;
    this.#since = plausible(timeOf(since), at);
    this.#seen = DeliveredVersions.read(seen) ?? new DeliveredVersions();
    this.#mark = createHash("sha256")
      .update(link?.url ?? "")
      .digest("hex")
      .slice(0, 8);
    this.#wanted = new Set(wanted);
  }

  /**
   * Hands a row over, unless this version of it was already.
   *
   * @param keepFrom versions stamped since then are remembered; rows without a stamp always are
   * @param tracked version the change was reported with, where the row was read after it
   */
  row(row: DataverseRecord, keepFrom: number, tracked?: string): void {
    const identity = identityOf(row, this.#table);
    const { id, version } = identity;
    if (this.#seen.has(id, version)) return;
    const isThere = this.#seen.knows(id) && !this.#seen.has(id, DELETED);
    const changeType = this.#typeOf(row, isThere);
    const stamp = this.#stampOf(row, identity.at);
    const isNewer = tracked !== undefined && tracked !== version;
    if (stamp >= keepFrom || isNewer || this.#seen.knows(id)) this.#seen.add(id, version, stamp);
    this.#add({ changeType, id, record: row, key: keyOf(identity) });
  }

  /** Hands a deletion over, unless it was already and the row has not been there again since. */
  deleted(id: string): void {
    if (this.#seen.has(id, DELETED)) return;
    this.#seen.add(id, DELETED, this.at);
    this.#add({ changeType: "deleted", id, key: `${id}:deleted:${this.#mark}` });
  }

  /** The versions to keep: of all, those stamped since `from`. */
  seen(from: number): TrackingState["seen"] {
    return this.#seen.save(from, defaults.trackingMemoryRows).saved;
  }

  #typeOf(row: DataverseRecord, known: boolean): "created" | "updated" {
    if (this.#since !== undefined) return changeTypeOf(row, this.#table, this.#since, known);
    return known ? "updated" : "created";
  }

  #stampOf(row: DataverseRecord, at: number | undefined): number {
    const created = cameAt(row, this.#table);
    if (at === undefined && created === undefined) return this.at;
    return Math.max(at ?? 0, created ?? 0);
  }

  #add(change: TrackedChange): void {
    if (this.#wanted.has(change.changeType)) this.changes.push(change);
  }
}

/** A lower end in the server's future is of a clock that was set back since: it would make no row a new one. */
const plausible = (since: number | undefined, at: number): number | undefined =>
  since !== undefined && since > at + defaults.trackingOverlapMs
    ? at - defaults.lateCommitMs
    : since;
