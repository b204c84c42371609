/** Moments of the last so many milliseconds, counted. */
export class SlidingWindow {
  private moments: number[] = [];
  /** Index of the oldest moment still inside. */
  private first = 0;

  constructor(private readonly lengthMs: number) {}

  /** The moments that may still be inside. */
  kept(): number[] {
    return this.moments.slice(this.first);
  }

  add(moment: number): void {
    this.moments.push(moment);
  }

  /** How many moments lie inside the window that ends now. */
  count(now: number): number {
    const start = now - this.lengthMs;
    while (this.first < this.moments.length && (this.moments[this.first] ?? 0) <= start) {
      this.first += 1;
    }
    // Dropping the dead half only now and then keeps counting cheap at thousands of moments.
    if (this.first > 1024 && this.first * 2 > this.moments.length) {
      this.moments = this.moments.slice(this.first);
      this.first = 0;
    }
    return this.moments.length - this.first;
  }

  /** When the oldest moment leaves the window; undefined while the window is empty. */
  freeAt(): number | undefined {
    const oldest = this.moments[this.first];
    return oldest === undefined ? undefined : oldest + this.lengthMs;
  }
}
