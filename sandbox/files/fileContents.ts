import { randomBytes } from "node:crypto";
import type { Row, Store } from "../types";

/** Bytes that one block, one chunk and one request for a part hold at most: 4 MB. */
export const usualBlockBytes = 4_194_304;

/** Where a content belongs: a column of a row. */
export interface Place {
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

export interface Content extends Place {
  readonly data: Buffer;
}

/** An upload in blocks, or in chunks, which has not been committed yet. */
export interface OpenUpload {
  /** What the blocks are for: only the operation that opened it may commit it. */
  readonly purpose: string;
  readonly place: Place;
  readonly name: string;
  readonly blocks: Map<string, Buffer>;
}

/** A content that is read in blocks, as it was when the reading began. */
export interface OpenDownload {
  readonly data: Buffer;
}

/** What files and full images consist of, by the ids in their rows, and what is under way. */
export class FileContents {
  readonly #contents = new Map<string, Content>();
  readonly #uploads = new Map<string, OpenUpload>();
  readonly #downloads = new Map<string, OpenDownload>();

  constructor(readonly blockBytes: number = usualBlockBytes) {}

  /** Keeps a content, and drops those that no row refers to any more. */
  put(store: Store, id: string, place: Place, data: Buffer): void {
    for (const [other, content] of this.#contents) {
      if (!isReferredTo(store, other, content)) this.#contents.delete(other);
    }
    this.#contents.set(id, { ...place, data });
  }

  get(id: Row[string] | undefined): Buffer | undefined {
    return this.#contents.get(String(id))?.data;
  }

  /** Every content by its id. */
  save(): [id: string, content: Content][] {
    return [...this.#contents];
  }

  /** Has these contents only; whatever was under way has ended. */
  restore(contents: readonly (readonly [id: string, content: Content])[]): void {
    this.#uploads.clear();
    this.#downloads.clear();
    this.#contents.clear();
    for (const [id, content] of contents) this.#contents.set(id, content);
  }

  openUpload(upload: Omit<OpenUpload, "blocks">): string {
    const token = newToken();
    this.#uploads.set(token, { ...upload, blocks: new Map() });
    return token;
  }

  upload(token: string): OpenUpload | undefined {
    return this.#uploads.get(token);
  }

  closeUpload(token: string): void {
    this.#uploads.delete(token);
  }

  openDownload(data: Buffer): string {
    const token = newToken();
    this.#downloads.set(token, { data });
    return token;
  }

  download(token: string): OpenDownload | undefined {
    return this.#downloads.get(token);
  }
}

function isReferredTo(store: Store, id: string, { table, row, column }: Content): boolean {
  return store.read(table, row)?.[column] === id;
}

function newToken(): string {
  return randomBytes(48).toString("base64");
}
