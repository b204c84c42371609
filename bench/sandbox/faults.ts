import type { FaultAction, FaultRule } from "dataverse-sandbox";
import type { Faults } from "./types";

/** One request in twenty is struck. */
const EVERY = 20;
/** The first of them, so that a run of ten batches meets one as well. */
const FIRST = 5;

const refused: FaultAction = {
  kind: "status",
  status: 503,
  body: "<html><body>Service Unavailable</body></html>",
};
const lost: FaultAction = { kind: "lostResponse" };
const throttled: FaultAction = { kind: "throttle", retryAfter: 1 };
const reset: FaultAction = { kind: "reset" };

const ORDERS: Readonly<Record<Faults, readonly FaultAction[]>> = {
  none: [],
  lostFirst: [lost, refused, throttled, reset],
  refusedFirst: [refused, lost, reset, throttled],
};

/**
 * 429, 503, closed connections and lost answers in turn. Each rule strikes when so many requests have
 * passed since it struck last; a negative `after` brings its first strike forward.
 */
export function faultRules(faults: Faults): FaultRule[] {
  return ORDERS[faults].map((action, turn, order) => {
    const every = EVERY * order.length;
    return { every, after: FIRST + EVERY * turn - every, times: Number.POSITIVE_INFINITY, action };
  });
}
