import type { RunningParams } from "../bulk/runByRule";
import type { BulkResult, BulkRowResult } from "../bulk/types";

/** A queue, a marketing list or a team, as far as it is known. */
export interface GroupReference {
  readonly id: string;
  /** Its name, if it was read. */
  readonly name?: string | undefined;
}

/** What became of each record. */
export interface GroupResult<Row = BulkRowResult> extends Omit<BulkResult, "results"> {
  /** False when another run has to go on with `startAt`. */
  readonly complete: boolean;
  readonly results: readonly Row[];
}

export interface ListParams extends RunningParams {
  /** A marketing list by id, name or any other reference. */
  readonly list: unknown;
  /** Records of the list's member type, in every form of a reference. */
  readonly members: readonly unknown[];
}

export interface ListResult extends GroupResult {
  /** Undefined where there was no member to write. */
  readonly list?: GroupReference | undefined;
  /** Logical name of the table that the members are of. */
  readonly memberTable?: string | undefined;
}

export interface TeamParams extends RunningParams {
  /** A team by id, name, e-mail address or any other reference. */
  readonly team: unknown;
  /** Users by id, name, e-mail address or any other reference. */
  readonly members: readonly unknown[];
}

export interface TeamResult extends GroupResult {
  /** Undefined where there was no member to write. */
  readonly team?: GroupReference | undefined;
}

export interface AddToQueueParams extends RunningParams {
  readonly entityType: string;
  /** A queue by id, name, e-mail address or any other reference. */
  readonly queue: unknown;
  /** Records in every form of a reference. */
  readonly records: readonly unknown[];
  /** What becomes of a record that is in another queue; default `move`. */
  readonly ifInAnotherQueue?: "move" | "fail" | undefined;
}

export interface QueueItemParams extends RunningParams {
  /** Table of the records; if not given, they are queue items unless they say their table. */
  readonly entityType?: string | undefined;
  /** The queue that is meant, where a record may be in several. */
  readonly queue?: unknown;
  /** Records or queue items in every form of a reference. */
  readonly records: readonly unknown[];
}

export interface PickParams extends QueueItemParams {
  /** The user who is to work on it; default the one that the action acts for. */
  readonly worker?: unknown;
  /** Whether the item is given back to the queue instead; default false. */
  readonly release?: boolean | undefined;
}

export interface QueueRow extends BulkRowResult {
  /** Id of the queue item, if it is known. */
  readonly queueItemId?: string | undefined;
}

export interface QueueResult extends GroupResult<QueueRow> {
  readonly queue?: GroupReference | undefined;
  /** Who works on the items now. */
  readonly worker?: GroupReference | undefined;
}
