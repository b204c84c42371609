import type { ServerResponse } from "node:http";
import type { WireEvent } from "../../contract";
import type { Secrets } from "../secrets";

const MOST_EVENTS = 1_000;
const MOST_CHARACTERS = 16_000_000;
/** What may wait for a page that does not read; beyond it the page has to ask anew. */
const MOST_WAITING = 8_000_000;
const HEARTBEAT_MS = 15_000;

/** Sends everything to all pages, and keeps what a page may have missed. */
export class Hub {
  readonly #pages = new Set<ServerResponse>();
  #kept: { readonly id: number; readonly text: string }[] = [];
  #characters = 0;
  #lastId = 0;
  readonly #heartbeat: NodeJS.Timeout;

  constructor(private readonly secrets: Secrets) {
    this.#heartbeat = setInterval(() => this.#send(": still here\n\n"), HEARTBEAT_MS);
    this.#heartbeat.unref();
  }

  tell(event: WireEvent): void {
    this.#lastId += 1;
    const text = `id: ${this.#lastId}\ndata: ${this.secrets.json(event)}\n\n`;
    this.#kept.push({ id: this.#lastId, text });
    this.#characters += text.length;
    while (this.#kept.length > MOST_EVENTS || this.#characters > MOST_CHARACTERS) {
      this.#characters -= this.#kept.shift()?.text.length ?? 0;
    }
    this.#send(text);
  }

  /** @param lastId id of the event that the page has seen last; "" for a page that begins */
  join(response: ServerResponse, lastId: string): void {
    response.writeHead(200, { "Content-Type": "text/event-stream; charset=utf-8" });
    response.write("retry: 1000\n\n");
    const seen = /^\d{1,15}$/.test(lastId) ? Number(lastId) : this.#lastId;
    for (const { id, text } of this.#kept) if (id > seen) response.write(text);
    this.#pages.add(response);
    response.once("close", () => this.#pages.delete(response));
  }

  close(): void {
    clearInterval(this.#heartbeat);
    for (const page of this.#pages) page.end();
  }

  #send(text: string): void {
    for (const page of this.#pages) {
      page.write(text);
      if (page.writableLength > MOST_WAITING) page.destroy();
    }
  }
}
