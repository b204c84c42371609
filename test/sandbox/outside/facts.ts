import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * What the real service answers to a request, taken from the exchanges that Microsoft's documentation
 * shows: method, address, headers, status, and of bodies the names and kinds of values. Where a test
 * compares a whole body, names, texts and amounts in it are our own.
 */
export interface Fact {
  /** Topic and number: `query/002`. */
  name: string;
  request: { method: string; url: string; headers: [string, string][]; body?: string };
  response: {
    status: number;
    headers: [string, string][];
    body?: string;
    /** Names and kinds of values of a JSON body that is not kept. */
    shape?: unknown;
    /** Of an error whose body is not kept. */
    code?: string;
  };
}

/** The facts of a topic, in their order. */
export function facts(topic: string): Fact[] {
  return JSON.parse(readFileSync(join(__dirname, "facts", `${topic}.json`), "utf8")) as Fact[];
}

/** One fact by its name. */
export function fact(name: string): Fact {
  const found = facts(name.split("/")[0] ?? "").find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no fact ${name}.`);
  return found;
}

/** The placeholder for an environment's address. */
export const anywhere = /\[Organization URI\]/g;

/** A request's path, from the host on. */
export function pathOf({ request }: Fact): string {
  return request.url.replace(anywhere, "");
}

/** The body answered, as JSON. */
export function answerOf({ response }: Fact): Record<string, unknown> {
  return JSON.parse(response.body ?? "null") as Record<string, unknown>;
}

/** Names and kinds of the body answered; undefined where there is none. */
export function shapeOfAnswer(given: Fact): unknown {
  const { body, shape } = given.response;
  return body === undefined ? shape : shapeOf(answerOf(given));
}

/** Rows for `it.each`. */
export function named(...names: string[]): (readonly [string, Fact])[] {
  return names.map((name) => [name, fact(name)]);
}

/** Several headers of one name are one, joined. */
export function headersOf(pairs: readonly [string, string][]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of pairs) {
    const known = headers[name];
    headers[name] = known === undefined ? value : `${known}, ${value}`;
  }
  return headers;
}

/** What a JSON value looks like: the names in it and the kinds of values, without the values. */
export function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])];
  if (typeof value !== "object" || value === null) return value === null ? "null" : typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shapeOf(inner)]));
}
