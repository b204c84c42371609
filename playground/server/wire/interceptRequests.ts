import { AsyncLocalStorage } from "node:async_hooks";
import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from "node:http";
import https from "node:https";

/** A request that is about to be made, as `node:http` was asked for it. */
export interface Outgoing {
  readonly protocol: "http:" | "https:";
  readonly options: RequestOptions;
  readonly callback: ((response: IncomingMessage) => void) | undefined;
  /** Makes the request; with other options where they are given. */
  send(options?: RequestOptions): ClientRequest;
  /** Makes it with an answer for somebody else. */
  forward(options: RequestOptions, callback: (response: IncomingMessage) => void): ClientRequest;
}

export type Watcher = (outgoing: Outgoing) => ClientRequest;

type Request = typeof http.request;

const watchers = new AsyncLocalStorage<Watcher>();
const modules = { "http:": http, "https:": https } as const;
/** What was there before, for as long as somebody wants requests to be watched. */
let originals: { readonly "http:": Request; readonly "https:": Request } | undefined;
let users = 0;

/**
 * Lets `watching` see the requests of this process, whoever makes them and by whichever library. Requests
 * outside of `watching` go on as ever.
 *
 * @returns what ends it
 */
export function interceptRequests(): () => void {
  users += 1;
  if (originals === undefined) {
    originals = { "http:": http.request, "https:": https.request };
    for (const protocol of ["http:", "https:"] as const) {
      Object.assign(modules[protocol], { request: watched(protocol, originals[protocol]) });
    }
  }
  let ended = false;
  return () => {
    if (ended) return;
    ended = true;
    users -= 1;
    if (users > 0 || originals === undefined) return;
    for (const protocol of ["http:", "https:"] as const) {
      Object.assign(modules[protocol], { request: originals[protocol] });
    }
    originals = undefined;
  };
}

/** Every request that `work` leads to is made by the watcher. */
export function watching<T>(watcher: Watcher, work: () => T): T {
  return watchers.run(watcher, work);
}

const watched = (protocol: Outgoing["protocol"], original: Request): Request =>
  ((...given: unknown[]) => {
    const watcher = watchers.getStore();
    if (watcher === undefined) return Reflect.apply(original, undefined, given);
    const { options, callback } = readArguments(given);
    return watcher({
      protocol,
      options,
      callback,
      send: (other = options) => original(other, callback),
      forward: original,
    });
  }) as Request;

/** `request(options, callback)`, `request(url, callback)` or `request(url, options, callback)`. */
const readArguments = (given: readonly unknown[]): Pick<Outgoing, "options" | "callback"> => {
  const callback = given.find((each) => typeof each === "function") as Outgoing["callback"];
  const [first, second] = given;
  const isAddress = typeof first === "string" || first instanceof URL;
  const own = (isAddress ? second : first) as RequestOptions | undefined;
  const options = typeof own === "object" ? own : {};
  if (!isAddress) return { options, callback };
  const { protocol, hostname, port, pathname, search } = new URL(first);
  return {
    options: { protocol, hostname, port, path: `${pathname}${search}`, ...options },
    callback,
  };
};
