import type { FiscalSettings } from "./query/sql/fiscal";
import type { Row } from "./row";
import type { Schema } from "./schema/derived";
import type { TableDeclaration } from "./schema/types";
import type { RowIdentity } from "./store/identity";
import type { EventPipeline } from "./webhooks/types";

export type { Row } from "./row";

/** A request as the pure handler sees it, whether it came over a socket or out of a batch. */
export interface SandboxRequest {
  method: string;
  /** Path and query from the host on, as sent: `/api/data/v9.2/accounts?$top=1`. */
  url: string;
  /** Header names in lower case; several `Prefer` headers are joined by `, `. */
  headers: Record<string, string>;
  body: Buffer;
}

export interface SandboxResponse {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
  /** The record that a write was about, whatever a fault made of the header that names it. */
  record?: string | undefined;
}

/** Who asks, and when; made once a request. */
export interface RequestContext {
  /** `http://127.0.0.1:4711`, for links. */
  origin: string;
  /** systemuserid of the caller (the impersonated user where one is named). */
  userId: string;
  /** systemuserid of the user who signed in, where another one is impersonated. */
  actingUserId?: string;
  /** The organization's fiscal settings; those of a new organization where there are none. */
  fiscal?: FiscalSettings;
  /** Milliseconds since the epoch on the sandbox's own clock. */
  now: () => number;
  /** Inside of a change set: what its Content-IDs stand for so far, as URLs of rows. */
  contentIds?: ReadonlyMap<string, string>;
  /** Adds up what the request costs, a batch with all of its parts. */
  tally?: Tally;
  /** Where what the request does is told to webhooks; not there where none is registered. */
  pipeline?: EventPipeline;
  /** What the events of a request have in common. */
  correlationId?: string;
  /** How many operations deep the request is; 1 unless logic of the environment makes it. */
  depth?: number;
}

/** Work done for a request. */
export interface Tally {
  operations: number;
  /** Rows of bulk messages. */
  bulkRows: number;
}

/** A row that was written and whose transaction has been committed. */
export interface StoredChange {
  kind: "create" | "update" | "delete";
  /** Logical name of the table. */
  table: string;
  id: string;
  /** The row as it stood until then, with all of its columns; not there for a create. */
  before?: Row;
  /** What was written: the whole row of a create, the changed columns of an update. */
  changes?: Row;
}

/** All that a store holds, with the declarations that its tables follow. */
export interface StoredState {
  /** A file of SQLite. */
  readonly content: Uint8Array;
  /** The row version that was given last. */
  readonly version: number;
  readonly tables: readonly TableDeclaration[];
}

export interface Store {
  readonly schema: Schema;
  /** Rows of any SELECT over the derived tables (SQL table name = logical name). */
  select(sql: string, parameters?: readonly (Row[string] | Uint8Array)[]): Row[];
  /** An id alone means the row in the partition of that name, where the table is elastic. */
  read(table: string, identity: string | RowIdentity): Row | undefined;
  /** Rows whose columns equal these values (null included), strings compared as Dataverse does. */
  find(table: string, values: Row): Row[];
  insert(table: string, row: Row): void;
  /** The same as inserting each, all or none, and several times as fast for hundreds of rows. */
  insertMany(table: string, rows: readonly Row[]): void;
  update(table: string, identity: string | RowIdentity, changes: Row): void;
  /** Leaves a tombstone (`tombstonesTable`) of that version, the next one where none is named. */
  remove(table: string, identity: string | RowIdentity, version?: number): void;
  /** Many-to-many rows, by relationship schema name; `a` is the declaring table's row. */
  link(relationship: string, a: string, b: string): void;
  unlink(relationship: string, a: string, b: string): void;
  /** Runs `work` in a savepoint: all of it or nothing. Nests. */
  atomic<T>(work: () => T): T;
  /**
   * Puts another version of a table in the place of the one of the same name, in the schema and in
   * the SQL table: columns come, empty, and go, with their values.
   */
  reshape(declaration: TableDeclaration): void;
  /** A number that grows with every write to one of these tables, none of them a view over others. */
  revision(tables: readonly string[]): number;
  /** The next row version (`versionnumber`, and the ETag of standard tables). */
  nextVersion(): number;
  /**
   * The lowest version that a transaction still open may commit, as SQL Server's
   * MIN_ACTIVE_ROWVERSION has it: everything below is settled. The next version where none is open.
   */
  minActiveVersion(): number;
  /** Keeps `minActiveVersion` at the next version; ends when the function returned is called. */
  holdVersions(): () => void;
  /**
   * Reports every committed write from now on, in the order of the writes, after the outermost
   * `atomic` has succeeded; links are creates and deletes of rows of their intersect table.
   */
  onChange(listener: (change: StoredChange) => void): void;
  /** A copy of everything that is stored. Throws inside of a transaction. */
  save(): StoredState;
  /** Throws where a state, as it came from elsewhere, could not be restored. */
  check(state: StoredState): void;
  /** Puts what was saved in the place of everything; listeners hear nothing of it. */
  restore(state: StoredState): void;
  close(): void;
}
