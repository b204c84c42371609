import { setOwn } from "../../src/client/objects/ownProperty";
import { wholeNumber } from "./numbers";
import type { LogicComponent } from "./types";

const DEFAULT_SLEEP_MS = 1000;
const LEVELS = ["debug", "info", "warn", "error"];

export const log: LogicComponent = {
  writeLog: {
    kind: "plain",
    inputs: ["level", "message"],
    perform: ({ level, message }, tools) => {
      const known = LEVELS.find((candidate) => candidate === level) ?? "info";
      tools.log(known, typeof message === "string" ? message : (JSON.stringify(message) ?? ""));
      return null;
    },
  },
};

export const sleep: LogicComponent = {
  sleep: {
    kind: "plain",
    // Its key is not documented.
    inputs: "one",
    perform: async (inputs, tools) => {
      const [milliseconds] = Object.values(inputs);
      await tools.sleep(wholeNumber("Milliseconds", milliseconds, DEFAULT_SLEEP_MS));
      return null;
    },
  },
};

/** What the caller of a synchronous flow gets. */
interface StopResponse {
  readonly statusCode: number;
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export const stopExecution: LogicComponent = {
  stopExecution: {
    kind: "stop",
    inputs: ["statusCode", "contentType", "headers", "jsonBody"],
    perform: ({ statusCode, contentType, headers, jsonBody }): StopResponse => ({
      statusCode: wholeNumber("HTTP Status Code", statusCode, 200),
      contentType: String(contentType || "application/json"),
      headers: headersOf(headers),
      body: jsonBody ?? "",
    }),
  },
};

const headersOf = (headers: unknown): Record<string, string> => {
  const pairs: unknown = headers === undefined || headers === null || headers === "" ? [] : headers;
  if (!Array.isArray(pairs) || !pairs.every(isPair)) {
    throw new Error("Headers has to be a list of keys and values, written as complex.");
  }
  const read: Record<string, string> = {};
  for (const { key, value } of pairs) setOwn(read, key, String(value ?? ""));
  return read;
};

const isPair = (item: unknown): item is { readonly key: string; readonly value?: unknown } =>
  typeof item === "object" && item !== null && "key" in item && typeof item.key === "string";
