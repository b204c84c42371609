import type { Impersonation, RecordAddress, WriteOptions } from "../types";

export interface SetRecordStateParams
  extends Impersonation,
    RecordAddress,
    Pick<WriteOptions, "bypassCustomLogic"> {
  /** Label or number of a status reason, or of a state, which means its default status reason. */
  readonly status: string;
  /** What the activity is to say that a message creates when it closes the record. */
  readonly details?: Readonly<Record<string, unknown>> | undefined;
  /** IANA name of the zone in which a close date without an offset is meant; default UTC. */
  readonly timeZone?: string | undefined;
}

/** Where a record is, in numbers and in the caller's words. */
export interface RecordState {
  readonly state: string;
  readonly status: string;
  readonly statecode: number;
  readonly statuscode: number;
}

export interface StateStep {
  /** `Update`, or the message that was sent. */
  readonly by: string;
  /** Where the step led to. */
  readonly to: RecordState;
}

/** The activity that a message created when it closed the record. */
export interface CloseActivity {
  /** Logical name of its table, e.g. `opportunityclose`. */
  readonly table: string;
  readonly id: string;
}

export interface StateChange {
  /** False where the record was there already: nothing was written. */
  readonly changed: boolean;
  readonly from: RecordState;
  readonly to: RecordState;
  readonly steps: readonly StateStep[];
  /** Left out where nothing was created, or where it could not be read. */
  readonly created?: CloseActivity;
}
