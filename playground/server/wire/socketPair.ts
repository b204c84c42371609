import { Duplex } from "node:stream";

/** One end of a connection inside of this process, as much of a socket as HTTP needs. */
class End extends Duplex {
  other: End | undefined;
  #taken: (() => void) | undefined;

  override _read(): void {
    const taken = this.#taken;
    this.#taken = undefined;
    taken?.();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.other?.accept(chunk, done);
  }

  override _final(done: () => void): void {
    this.other?.accept(null, done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    if (this.other && !this.other.destroyed) this.other.destroy();
    done(error);
  }

  accept(chunk: Buffer | null, done: () => void): void {
    if (this.push(chunk) || chunk === null) done();
    else this.#taken = done;
  }

  /** What is asked of sockets, and means nothing here. */
  setTimeout(): this {
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
}

/** Two ends: what is written to one is read from the other. No other process can reach them. */
export function socketPair(): readonly [Duplex, Duplex] {
  const [one, two] = [new End(), new End()];
  one.other = two;
  two.other = one;
  return [one, two];
}
