import type { GivenEntry } from "../files/entryId";
import type { FileValue, TextEncoding } from "../files/types";
import type { Impersonation } from "../types";

export interface NotedRecord extends Impersonation {
  readonly entityType: string;
  readonly entityId: string;
}

export interface AddNoteParams extends NotedRecord {
  readonly subject?: string | undefined;
  readonly text?: string | undefined;
  /** A file in any form: see `readFile`. */
  readonly file?: unknown;
  readonly encoding?: TextEncoding | undefined;
  /** Default: the name that comes with the file. */
  readonly name?: string | undefined;
  readonly contentType?: string | undefined;
  /** Id of the new note; one of our own by default. */
  readonly recordId?: string | undefined;
  /** Bytes of a block, beyond which a file goes in blocks. */
  readonly blockBytes?: number | undefined;
}

export interface NoteFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly contentType: string;
}

export interface AddedNote {
  readonly id: string;
  readonly record: { readonly table: string; readonly id: string };
  /** Null for a note without a file. */
  readonly file: NoteFile | null;
}

export interface ListNotesParams extends NotedRecord {
  /** Notes with a file only. */
  readonly filesOnly?: boolean | undefined;
  /** Stops after the page that reaches this number. */
  readonly maxRecords?: number | undefined;
}

export interface ListedNote {
  readonly id: string;
  readonly subject: string | null;
  readonly text: string | null;
  readonly file: {
    readonly name: string | null;
    readonly size: number | null;
    readonly contentType: string | null;
  } | null;
  readonly createdOn: string;
  readonly createdBy: string | null;
  readonly modifiedOn: string;
  readonly modifiedBy: string | null;
}

/** The youngest notes first. */
export interface NoteList {
  readonly notes: readonly ListedNote[];
  readonly hasMore: boolean;
  readonly warning?: string | undefined;
}

export interface DownloadNoteParams extends Impersonation {
  /** Its ID, an entry of *List Notes*, or a row that was read. */
  readonly noteId: GivenEntry;
  /** Megabytes of 1,048,576 bytes that are read at most; default 50. */
  readonly maxSizeMB?: number | undefined;
}

export interface DownloadedNote {
  readonly id: string;
  readonly subject: string | null;
  readonly text: string | null;
  /** Null for a note without a file. */
  readonly file: FileValue | null;
  readonly name: string | null;
  readonly size: number | null;
}
