/** Values of columns by logical name, every wrapper of the wire format taken off. */
export type ColumnValues = Record<string, unknown>;

/** A lookup's value, or a row that takes part in an event. */
export interface RowReference {
  readonly id: string | null;
  /** Logical name of the table. */
  readonly table: string | null;
  /** Primary name, where Dataverse sent it. */
  readonly name: string | null;
  /** Alternate key, where the row was named by one. */
  readonly key?: ColumnValues;
}

/** A whole row inside of a value: an activity party, a parameter of a custom message. */
export interface Row {
  readonly id: string | null;
  readonly table: string | null;
  readonly columns: ColumnValues;
  readonly formatted: Record<string, string>;
}

/** What happened, in plain values: the event that Dataverse posted as a `RemoteExecutionContext`. */
export interface WebhookEvent {
  /** Logical name of the table; null for messages that concern none. */
  readonly table: string | null;
  /** `Create`, `Update`, `Delete`, `Associate`, … or the name of a custom message. */
  readonly message: string;
  /** 10 before validation, 20 before the operation, 40 after it. */
  readonly stage: number | null;
  /** 0 synchronous, 1 asynchronous. */
  readonly mode: number | null;
  /** 1 for what a user or an application did; more for what other logic did in turn. */
  readonly depth: number | null;
  readonly primaryId: string | null;
  readonly correlationId: string | null;
  readonly operationId: string | null;
  readonly requestId: string | null;
  readonly organization: string | null;
  readonly userId: string | null;
  readonly initiatingUserId: string | null;
  /** ISO, UTC. */
  readonly occurredAt: string | null;
  /** The columns that were written; the whole row where `refetched` is true. */
  readonly changed: ColumnValues;
  /** With a field map: the same in the words of an app; null where that could not be said. */
  readonly mapped?: ColumnValues | null;
  /** With a unified model: the record as the model has it now; null where that could not be said. */
  readonly unified?: Readonly<Record<string, unknown>> | null;
  /** Labels as Dataverse formats them, by column, of the row after the event. */
  readonly formatted: Record<string, string>;
  /** The columns of the registered images, before and after; null where there is none. */
  readonly preImage: ColumnValues | null;
  readonly postImage: ColumnValues | null;
  /** Labels of the pre-image, by column; those of a deleted row are nowhere else. */
  readonly preImageFormatted: Record<string, string>;
  readonly deleted: boolean;
  /** Relationship and rows at its other end, of Associate and Disassociate. */
  readonly relationship: string | null;
  readonly related: RowReference[];
  /** All other parameters of the message, and what it answered with. */
  readonly parameters: ColumnValues;
  readonly outputs: ColumnValues;
  /** True where Dataverse left the parameters and images out, since the body passed 256 KB. */
  readonly truncated: boolean;
  /** True where `changed` is the row as it was read again after a cut. */
  readonly refetched: boolean;
  /** Whether the user of the connection did it; `unknown` where nobody asked, or nobody could tell. */
  readonly own: boolean | "unknown";
}
