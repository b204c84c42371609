import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type Listening, listen } from "../http/listen";
import { readBytes } from "../http/readBytes";

export interface HookRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly queryParameters: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Answers an event; the status is what the sandbox gets. */
export type HookReceiver = (request: HookRequest) => Promise<{ status: number; body: string }>;

const MOST_BYTES = 1_000_000;

/**
 * Where webhooks post to: a port for nothing else, on the loopback interface. Whoever does not know the
 * random path of a webhook gets 404.
 */
export class Hooks {
  readonly #receivers = new Map<string, HookReceiver>();
  #listening: Promise<Listening> | undefined;

  /** The address of a new webhook. */
  async open(receiver: HookReceiver): Promise<string> {
    this.#listening ??= listen(0, (message, response) => {
      this.#answer(message, response).catch(() => response.destroy());
    });
    const { port } = await this.#listening;
    const path = `/${randomBytes(24).toString("base64url")}`;
    this.#receivers.set(path, receiver);
    return `http://127.0.0.1:${port}${path}`;
  }

  shut(address: string): void {
    this.#receivers.delete(new URL(address).pathname);
  }

  async close(): Promise<void> {
    this.#receivers.clear();
    await (await this.#listening)?.close();
  }

  async #answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(`http://127.0.0.1${message.url}`);
    const receiver = this.#receivers.get(pathname);
    const isEvent = receiver !== undefined && message.method === "POST";
    const bytes = isEvent ? await readBytes(message, MOST_BYTES) : undefined;
    if (!receiver || !bytes) {
      response.writeHead(404).end();
      return;
    }
    const headers = Object.entries(message.headers).map(([name, value]) => [name, String(value)]);
    const { status, body } = await receiver({
      headers: Object.fromEntries(headers),
      queryParameters: Object.fromEntries(searchParams),
      text: bytes.toString("utf8"),
    });
    response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" }).end(body);
  }
}
