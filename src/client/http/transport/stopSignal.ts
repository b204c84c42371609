type Listener = () => void;

/**
 * Ends a request, as far as axios asks an `AbortSignal` for. Node's own is an event target with weak
 * references, which would take longer to make than the rest of a request's way through the client.
 */
export class StopSignal {
  aborted = false;
  readonly #listeners = new Set<Listener>();

  addEventListener(_: "abort", listener: Listener): void {
    this.#listeners.add(listener);
  }

  removeEventListener(_: "abort", listener: Listener): void {
    this.#listeners.delete(listener);
  }

  abort(): void {
    this.aborted = true;
    for (const listener of this.#listeners) listener();
  }
}
