const MOST_BYTES = 64_000;

/** Counts the bytes of a body, and keeps its beginning. */
export class CutBytes {
  #chunks: Buffer[] = [];
  #kept = 0;
  bytes = 0;

  add(chunk: unknown, encoding?: unknown): void {
    const buffer = toBuffer(chunk, encoding);
    if (buffer === undefined) return;
    this.bytes += buffer.length;
    if (this.#kept >= MOST_BYTES) return;
    // A copy: who sent the bytes may use their memory again.
    const begin = Buffer.from(buffer.subarray(0, MOST_BYTES - this.#kept));
    this.#kept += begin.length;
    this.#chunks.push(begin);
  }

  get begin(): Buffer {
    return Buffer.concat(this.#chunks);
  }

  get isCut(): boolean {
    return this.bytes > this.#kept;
  }
}

const toBuffer = (chunk: unknown, encoding: unknown): Buffer | undefined => {
  if (typeof chunk === "string") {
    return Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8");
  }
  return chunk instanceof Uint8Array ? Buffer.from(chunk) : undefined;
};
