import type { SandboxResponse } from "../types";
import type { FaultAction } from "./types";

type Malformed = Extract<FaultAction, { kind: "malformed" }>;

/** A whole answer that nobody can read: the given body, or the real one cut in the middle. */
export function garble(answer: SandboxResponse, action: Malformed): SandboxResponse {
  const real = answer.body.toString();
  const body =
    action.body ?? (real === "" ? '{"value":[' : real.slice(0, Math.ceil(real.length / 2)));
  return {
    // 204 may not carry a body, so a garbled answer to a write is a 200.
    status: answer.status === 204 ? 200 : answer.status,
    headers: {
      ...answer.headers,
      "Content-Type": action.contentType ?? "application/json; odata.metadata=minimal",
    },
    body,
  };
}

/** How many bytes of a truncated body are sent: the number asked for, or half of it. */
export function keptBytes(length: number, bytes: number | undefined): number {
  return Math.min(bytes ?? Math.floor(length / 2), Math.max(0, length - 1));
}

type Rewrite = Extract<FaultAction, { kind: "rewrite" }>;

/** The real answer with another status, other headers or another body. Header names in any case. */
export function rewrite(answer: SandboxResponse, action: Rewrite): SandboxResponse {
  const changed = Object.entries(action.headers ?? {});
  const names = new Set(changed.map(([name]) => name.toLowerCase()));
  const kept = Object.entries(answer.headers).filter(([name]) => !names.has(name.toLowerCase()));
  const added = changed.flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  );
  return {
    status: action.status ?? answer.status,
    headers: Object.fromEntries([...kept, ...added]),
    body: action.body ?? answer.body,
    record: answer.headers["OData-EntityId"],
  };
}
