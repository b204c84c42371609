import type { IncomingMessage, ServerResponse } from "node:http";
import type { Routes } from "../../contract";
import { Problem } from "./problem";

/** A request as a route sees it. */
export interface Call<Asks = unknown> {
  /** Parts of the path in the places of `:name`. */
  readonly at: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Asks;
  readonly message: IncomingMessage;
  readonly response: ServerResponse;
}

/** Answers by the contract: what a route gets and gives is checked against it. */
export type Handlers = {
  readonly [Name in keyof Routes]: (
    call: Call<unknown>,
  ) => Routes[Name]["gets"] | Promise<Routes[Name]["gets"]>;
};

export interface Route {
  readonly method: string;
  readonly parts: readonly string[];
  readonly answer: (call: Call) => unknown;
}

export function routesOf(handlers: Partial<Handlers>): Route[] {
  return Object.entries(handlers).map(([name, answer]) => {
    const [method = "", path = ""] = name.split(" ");
    return { method, parts: path.split("/"), answer: answer as Route["answer"] };
  });
}

/**
 * The route of a path, and what the path has in its places.
 *
 * @throws Problem with 404 or 405
 */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): { readonly route: Route; readonly at: Record<string, string> } {
  const parts = path.split("/");
  const there = routes.flatMap((route) => {
    const at = placesIn(route.parts, parts);
    return at ? [{ route, at }] : [];
  });
  const found = there.find(({ route }) => route.method === method);
  if (found) return found;
  if (there.length === 0) throw new Problem(404, `There is no ${path}.`);
  const methods = there.map(({ route }) => route.method).join(", ");
  throw new Problem(405, `${path} takes ${methods}, not ${method}.`);
}

function placesIn(wanted: readonly string[], given: readonly string[]) {
  if (wanted.length !== given.length) return undefined;
  const places: [string, string][] = [];
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? "";
    if (part.startsWith(":")) places.push([part.slice(1), decoded(value)]);
    else if (part !== value) return undefined;
  }
  return Object.fromEntries(places);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Problem(400, "The path has a part that cannot be decoded.");
  }
}
