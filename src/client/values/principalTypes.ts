export type PrincipalTable = "systemuser" | "team";

/** A user or a team: whoever can own records, and have them shared. */
export interface Principal {
  readonly table: PrincipalTable;
  readonly id: string;
  /** Full name of a user, name of a team; undefined where it was not read. */
  readonly name?: string | undefined;
}

/** One that was found by a text. */
export interface PrincipalRow extends Principal {
  readonly email?: string | undefined;
  /** False for a user who is disabled. */
  readonly isActive: boolean;
}

/** By what users and teams are looked for. */
export type PrincipalSearch =
  | { readonly id: string }
  /** Full name, user name or e-mail address of a user; name or e-mail address of a team. */
  | { readonly text: string; readonly table?: PrincipalTable | undefined };
