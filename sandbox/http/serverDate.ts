/** The `Date` header: what the clock of the sandbox says, and how far the server's own is off. */
export class ServerDate {
  constructor(
    private readonly now: () => number,
    /** Milliseconds the header is ahead of the clock, negative if it is behind. */
    public skewMs: number,
  ) {}

  /** As HTTP writes a moment, in whole seconds: `Sun, 06 Nov 1994 08:49:37 GMT`. */
  header(): string {
    return new Date(this.now() + this.skewMs).toUTCString();
  }
}
