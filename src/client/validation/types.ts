export interface ValidationParams {
  /** Tables to check privileges for, by any of their names. */
  readonly entityTypes?: readonly string[] | undefined;
  /** Actions to check privileges for; if none, every right on the tables is looked for. */
  readonly actions?: readonly ActionNeeds[] | undefined;
}

/**
 * Names of the privileges that an operation takes. `<Table>` in a name is the table of the operation,
 * `<Related>` is any table that records of this one refer to.
 */
export interface Privileges {
  readonly always: readonly string[];
  /** What only some inputs, or some events, make it take. */
  readonly sometimes?: readonly SometimesTaken[] | undefined;
}

export interface SometimesTaken {
  /** Follows *if* in a sentence. */
  readonly when: string;
  readonly takes: readonly string[];
}

/** The privileges of one action, by its key. */
export interface ActionNeeds extends Privileges {
  readonly action: string;
}

/** Whether the user holds what an action takes, on one table. */
export interface ActionCheck {
  /** Key of the action. */
  readonly action: string;
  /** The table as it was named in the input; null where none was given. */
  readonly entityType: string | null;
  /** Null if that is not known. */
  readonly ok: boolean | null;
  /** Privileges that the action always takes, and the user lacks. */
  readonly missing: readonly string[];
  /** Privileges that it takes only sometimes, and the user lacks. */
  readonly sometimesMissing: readonly SometimesTaken[];
  /** What was found, in one sentence. */
  readonly detail: string;
}

/** One thing that was looked at. */
export interface ValidationStep {
  readonly name: string;
  /** Null for a step that was skipped, which is neither right nor wrong. */
  readonly ok: boolean | null;
  /** True where an earlier failure, or the lack of an input, left nothing to look at. */
  readonly skipped: boolean;
  /** What was found. */
  readonly detail: string;
  /** What to do about it; null where there is nothing to do. */
  readonly todo: string | null;
}

export interface MissingPrivilege {
  /** The table as it was named in the input. */
  readonly entityType: string;
  readonly logicalName: string;
  /** `create`, `read`, `write`, `delete`, `append`, `appendTo`, `assign` or `share`. */
  readonly right: string;
  /** `prvReadAccount` and the like. */
  readonly privilege: string;
}

/** What is right and wrong with a connection. */
export interface Validation {
  /** No step failed. */
  readonly ok: boolean;
  readonly steps: ValidationStep[];
  readonly missingPrivileges: MissingPrivilege[];
  /** One for each action that was asked about, and each table. */
  readonly actions: ActionCheck[];
}
