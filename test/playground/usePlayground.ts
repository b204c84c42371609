import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Routes, WireEvent } from "../../playground/contract";
import { type RunningPlayground, startPlayground } from "../../playground/server/startPlayground";
import type { PublishedComponent } from "../../runner/bundle";
import component from "../../src";
import type { Bench } from "../support/sandbox";

type Answer<Name extends keyof Routes> = Routes[Name]["gets"];

/** A page of the playground, as far as HTTP goes. */
export interface Page {
  readonly origin: string;
  readonly cookie: string;
  /** Asks a route; fails where it is refused. */
  ask<Name extends keyof Routes>(
    name: Name,
    body?: unknown,
    places?: Readonly<Record<string, string>>,
  ): Promise<Answer<Name>>;
  /** Any request, with what a browser adds to it. */
  send(path: string, init?: RequestInit): Promise<Response>;
  /** Joins the stream of events until the test ends. */
  listen(lastId?: string): Promise<Listener>;
}

export interface Listener {
  readonly events: (WireEvent & { readonly id: string })[];
  /** The first event that meets a condition, seen before or still to come. */
  next<Kind extends WireEvent["kind"]>(
    kind: Kind,
    meets?: (event: Extract<WireEvent, { kind: Kind }>) => boolean,
  ): Promise<Extract<WireEvent, { kind: Kind }>>;
  close(): void;
}

/** A playground in front of the sandbox of a test; `outside` as if real data were behind it. */
export const usePlayground = (bench: Bench, options: { outside?: boolean } = {}) => {
  let running: RunningPlayground | undefined;
  const folder = mkdtempSync(path.join(tmpdir(), "playground-"));
  const open: Listener[] = [];
  beforeAll(async () => {
    writeFileSync(path.join(folder, "index.html"), "<!DOCTYPE html><title>Page</title>");
    writeFileSync(path.join(folder, "page.js"), "export {};");
    running = await startPlayground({
      component: component as unknown as PublishedComponent,
      target: {
        name: `a local Dataverse at ${bench.sandbox.url}`,
        connection: bench.connection(),
        sandbox: options.outside ? undefined : bench.sandbox,
        isPerson: false,
        close: () => Promise.resolve(),
      },
      folder,
      ...options,
    });
  });
  afterEach(() => {
    for (const listener of open.splice(0)) listener.close();
  });
  afterAll(async () => {
    await running?.close();
    rmSync(folder, { recursive: true });
  });
  const playground = (): RunningPlayground => {
    if (!running) throw new Error("The playground runs only inside of tests.");
    return running;
  };
  const openPage = async (): Promise<Page> => {
    const { address, origin } = playground();
    const entered = await fetch(address(), { redirect: "manual" });
    const [cookie = ""] = (entered.headers.get("set-cookie") ?? "").split(";");
    return pageOf(origin, cookie, open);
  };
  return { playground, openPage };
};

const pageOf = (origin: string, cookie: string, open: Listener[]): Page => {
  const send: Page["send"] = (at, init = {}) => {
    const isRead = (init.method ?? "GET") === "GET";
    const headers = { cookie, ...(isRead ? {} : { origin, "content-type": "application/json" }) };
    return fetch(`${origin}${at}`, { ...init, headers: { ...headers, ...init.headers } });
  };
  return {
    origin,
    cookie,
    send,
    ask: async (name, body, places = {}) => {
      const [method = "", template = ""] = name.split(" ");
      const at = template.replace(/:(\w+)/g, (_, place: string) =>
        encodeURIComponent(places[place] ?? ""),
      );
      const query = places["query"] ?? "";
      const hasBody = method === "POST" || method === "PATCH";
      const response = await send(at + query, {
        method,
        ...(hasBody ? { body: JSON.stringify(body ?? {}) } : {}),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${response.status}: ${text}`);
      return JSON.parse(text);
    },
    listen: async (lastId) => {
      const listener = await listen(origin, cookie, lastId);
      open.push(listener);
      return listener;
    },
  };
};

const listen = async (origin: string, cookie: string, lastId?: string): Promise<Listener> => {
  const ending = new AbortController();
  const response = await fetch(`${origin}/api/wire`, {
    headers: { cookie, ...(lastId === undefined ? {} : { "last-event-id": lastId }) },
    signal: ending.signal,
  });
  const events: Listener["events"] = [];
  let waiting: (() => void)[] = [];
  const read = async () => {
    let text = "";
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk as Uint8Array).toString("utf8");
      const blocks = text.split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) {
        const [, id = "", data = ""] = /^id: (\d+)\ndata: (.*)$/.exec(block) ?? [];
        if (data !== "") events.push({ id, ...(JSON.parse(data) as WireEvent) });
      }
      for (const wake of waiting.splice(0)) wake();
    }
  };
  read().catch(() => undefined);
  return {
    events,
    next: async (kind, meets = () => true) => {
      for (;;) {
        const found = events.find((event) => event.kind === kind && meets(event as never));
        if (found) return found as never;
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
    close: () => {
      waiting = [];
      ending.abort();
    },
  };
};
