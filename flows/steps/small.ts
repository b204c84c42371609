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
      headers: Object.fromEntries(
        ((headers ?? []) as { key: string; value: unknown }[]).map(({ key, value }) => [
          key,
          String(value ?? ""),
        ]),
      ),
      body: jsonBody ?? "",
    }),
  },
};
