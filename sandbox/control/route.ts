import type { Service } from "../http/service";
import { saying } from "../text/saying";
import { ControlError } from "./controlError";
import type { Schema } from "./schema";

/** A request to the control of the sandbox, with what its path and query say. */
export interface ControlCall {
  service: Service;
  body: Buffer;
  contentType: string;
  /** What is in the places of the path, decoded. */
  parameters: Readonly<Record<string, string>>;
  query: URLSearchParams;
}

/** One way to control a running sandbox; the page of the routes is made of these. */
export interface Route {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Behind `/sandbox`, with places such as `{name}`. */
  path: string;
  /** One sentence. */
  summary: string;
  parameters?: Record<string, string>;
  query?: Record<string, string>;
  /** By content type. */
  body?: Record<string, Schema>;
  answer: { status: 200 | 201 | 204; description: string; type?: string; schema?: Schema };
  /** Whether it answers without the control key. */
  open?: true;
  /** What is answered: text where the answer has a type, nothing with 204, JSON otherwise. */
  run(call: ControlCall): unknown;
}

/** Nothing is answered but that it is done. */
export function done(description: string): Route["answer"] {
  return { status: 204, description };
}

/** The body as a JSON object. */
export function objectIn(call: ControlCall): Record<string, unknown> {
  const value = jsonIn(call);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return Object.fromEntries(Object.entries(value));
  }
  throw new ControlError(400, "The body must be a JSON object.");
}

export function jsonIn({ body }: ControlCall): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new ControlError(400, "The body is not JSON.");
  }
}

/** What a place of the path holds. */
export function parameter({ parameters }: ControlCall, name: string): string {
  return parameters[name] ?? "";
}

/** Does something whose errors are the caller's. */
export function asked<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ControlError) throw error;
    throw new ControlError(400, saying(error));
  }
}
