export interface ValidationParams {
  /** Tables to check privileges for, by any of their names. */
  readonly entityTypes?: readonly string[] | undefined;
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
  /** `create`, `read`, `write`, `delete`, `append` or `appendTo`. */
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
}
