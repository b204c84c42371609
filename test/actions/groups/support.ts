import type { FaultAction } from "dataverse-sandbox";
import type { BulkRowResult } from "../../../src/client";
import type { Bench } from "../../support/sandbox";

/** `count` values, each made from its index. */
export const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** Requests as `METHOD path` under the root of the API, without those that read definitions. */
export const work = (bench: Bench): string[] =>
  bench
    .requests()
    .map(({ method, path }) => `${method} ${path.replace(/^\/api\/data\/v9\.2\//, "")}`)
    .filter((line) => !line.includes("RetrieveMetadataChanges"));

export const statuses = ({ results }: { results: readonly BulkRowResult[] }): string[] =>
  results.map(({ status }) => status);

export const MISSING = "00000000-0000-4000-8000-00000000dead";

export const FAULTS: Readonly<Record<string, FaultAction>> = {
  "429": { kind: "throttle", retryAfter: 3 },
  "503": { kind: "status", status: 503, body: "<h1>busy</h1>" },
  "a gateway's 502 after the work": { kind: "gateway", status: 502, applied: true },
  "a lost answer": { kind: "lostResponse" },
  "a lost request": { kind: "reset" },
  "half an answer": { kind: "truncate", bytes: 40 },
  "a deadlock": { kind: "sql", number: 1205 },
};

export const refusal = (status: number, code: string, message: string): FaultAction => ({
  kind: "status",
  status,
  body: { code, message },
});
