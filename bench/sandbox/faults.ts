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
 * 429, 503, closed connections and lost answers in turn, each of them twice: a rule for its first strike,
 * and one for the later ones, which does not count that strike.
 */
export function faultRules(faults: Faults): FaultRule[] {
  return ORDERS[faults].flatMap((action, turn, order) => {
    const after = FIRST + EVERY * turn - 1;
    const every = EVERY * order.length;
    return [
      { after, action },
      { after, every, times: Number.POSITIVE_INFINITY, action },
    ];
  });
}
