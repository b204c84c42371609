import type { Impersonation } from "../types";

/** A file as it travels between steps. */
export interface FileValue {
  readonly data: Buffer;
  readonly contentType: string;
}

/** How a text is read that is given for a file: see `readFile`. */
export type TextEncoding = "auto" | "base64" | "text";

/** A file that was given, with whatever came along with its bytes. */
export interface GivenFile {
  readonly data: Buffer;
  readonly contentType?: string | undefined;
  readonly name?: string | undefined;
}

export interface FileColumnParams extends Impersonation {
  readonly entityType: string;
  readonly entityId: string;
  /** A file or image column by any of its names. */
  readonly fileColumn: string;
}

/** A file that is ready to be sent. */
export interface NamedFile {
  readonly data: Buffer;
  /** Empty for an image that was given none. */
  readonly name: string;
  readonly contentType: string;
}

export interface UploadFileParams extends FileColumnParams {
  /** A file in any form: see `readFile`. */
  readonly file: unknown;
  readonly encoding?: TextEncoding | undefined;
  /** Default: the name that comes with the file. An image needs none. */
  readonly name?: string | undefined;
  /** Default: the type that comes with the file, or the one of its name's extension. */
  readonly contentType?: string | undefined;
  /** Bytes of a block, beyond which a file goes in blocks. */
  readonly blockBytes?: number | undefined;
}

export interface UploadFileResult {
  readonly record: { readonly table: string; readonly id: string };
  /** Logical name of the column. */
  readonly column: string;
  /** Null for an image that was given none. */
  readonly name: string | null;
  /** In bytes. */
  readonly size: number;
  readonly contentType: string;
}

export interface DeleteFileResult {
  /** False where Dataverse says that the column was empty. */
  readonly deleted: boolean;
}

export interface DownloadFileParams extends FileColumnParams {
  /** Of an image: the thumbnail (default), or the whole. */
  readonly imageSize?: "thumbnail" | "full" | undefined;
  /** Megabytes of 1,048,576 bytes that are read at most; default 50. */
  readonly maxSizeMB?: number | undefined;
  /** Bytes of a part, beyond which a file comes in parts. */
  readonly partBytes?: number | undefined;
}

export interface DownloadFileResult {
  /** Null where the column is empty. */
  readonly file: FileValue | null;
  readonly name: string | null;
  /** In bytes. */
  readonly size: number | null;
}
