import type { Row } from "../row";
import type { Table } from "../schema/derived";

/** Messages that events are told of; the rows of bulk messages count one by one. */
export const simulatedMessages = [
  "Create",
  "Update",
  "Delete",
  "Associate",
  "Disassociate",
] as const;

export type Message = (typeof simulatedMessages)[number];

/** Where in the pipeline of an operation a step runs. */
export const stages = { preValidation: 10, preOperation: 20, postOperation: 40 } as const;

export const imageTypes = { pre: 0, post: 1, both: 2 } as const;

/** A row at one moment, with the activity parties that are columns of it to the outside. */
export interface Snapshot {
  row: Row;
  /** Rows of `activityparty` by party list column. */
  parties: ReadonlyMap<string, Row[]>;
}

/** One operation on a row, as steps are told of it. */
export interface Operation {
  message: Message;
  table: Table;
  id: string;
  /** The columns the caller gave, by logical name. */
  given: Row;
  /** Those and what the platform added: the whole row of a create, what an update wrote. */
  written: Row;
  /** The party lists among the columns given. */
  partiesWritten?: boolean;
  before?: Snapshot;
  after?: Snapshot;
  /** Associate and Disassociate only. */
  association?: { relationship: string; table: string; id: string };
}

/** An enabled step with the webhook it posts to. */
export interface Step {
  id: string;
  name: string;
  message: string;
  /** Logical name; undefined for a step on all tables. */
  table: string | undefined;
  filteringAttributes: readonly string[];
  stage: number;
  asynchronous: boolean;
  autoDelete: boolean;
  /** systemuserid of who the step runs as, instead of the caller. */
  impersonates: string | undefined;
  endpoint: Endpoint;
}

export interface Endpoint {
  id: string;
  url: string;
  authtype: number;
  authvalue: string;
}

/** A registered image of a step. */
export interface ImageRegistration {
  alias: string;
  type: number;
  /** Columns to show; all of them where the list is empty. */
  columns: readonly string[];
}

/** Everything about a request that its events say. */
export interface Caller {
  userId: string;
  depth: number;
  correlationId: string;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Whether the request keeps steps of one kind from hearing of it. */
  bypasses: (asynchronous: boolean) => boolean;
}

/** Where what a request does is told to webhooks. */
export interface EventPipeline {
  /** Whether any step could want to hear of such an operation. */
  listens(message: Message, table: string): boolean;
  /** Reports an operation that has been carried out but not committed. */
  completed(operation: Operation, caller: Caller): void;
  /** Runs `work` in a transaction, and forgets its events if it is rolled back. */
  atomic<T>(work: () => T): T;
}
