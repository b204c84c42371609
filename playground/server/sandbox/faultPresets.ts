import type { FaultPreset } from "../../contract";

const WRITES = "POST";

/** Faults that people meet, as rules to be switched on. Each strikes once unless it says otherwise. */
export const FAULT_PRESETS: readonly FaultPreset[] = [
  {
    label: "Throttled",
    description: "The next request gets 429 and is asked to wait 2 seconds.",
    rule: { action: { kind: "throttle", retryAfter: 2 } },
  },
  {
    label: "Throttled three times",
    description: "Three requests get 429 and are asked to wait a second each.",
    rule: { times: 3, action: { kind: "throttle", retryAfter: 1 } },
  },
  {
    label: "Unavailable",
    description: "The next request gets 503 without being carried out.",
    rule: { action: { kind: "status", status: 503 } },
  },
  {
    label: "A gateway answers",
    description: "The next request gets 502 and a page of HTML from something on the way.",
    rule: { action: { kind: "gateway", status: 502 } },
  },
  {
    label: "Connection closed",
    description: "The connection closes before the next request is carried out.",
    rule: { action: { kind: "reset" } },
  },
  {
    label: "Answer of a create lost",
    description: "The next POST is carried out, and its answer never arrives.",
    rule: { match: { method: WRITES }, action: { kind: "lostResponse" } },
  },
  {
    label: "Answer cut off",
    description: "The next answer breaks off after 100 bytes.",
    rule: { action: { kind: "truncate", bytes: 100 } },
  },
  {
    label: "Answer is no JSON",
    description: "The next request is carried out, and answered with something unreadable.",
    rule: { action: { kind: "malformed" } },
  },
  {
    label: "Deadlock",
    description: "The next request is the victim of a deadlock: 500 with Sql Number 1205.",
    rule: { action: { kind: "sql", number: 1205 } },
  },
  {
    label: "Token expired",
    description: "The next request gets 401, and every token issued so far is refused.",
    rule: { action: { kind: "expireToken" } },
  },
  {
    label: "Slow",
    description: "The next five answers come three seconds late.",
    rule: { times: 5, action: { kind: "delay", ms: 3_000 } },
  },
];
