import { spend, waitBudget } from "../../http/waits";

/** Counts the requests of a run and what they waited. */
export interface RequestMeter {
  readonly requests: number;
  /** Milliseconds that were waited. Waits at the same time count once. */
  readonly waitedMs: number;
  /** Requests that wait because of a 429 right now. */
  readonly throttled: number;
  sent(): void;
  waited(ms: number): void;
  /** A request begins to wait because of a 429. Returns how to say that it has waited. */
  throttle(): () => void;
}

export function requestMeter(): RequestMeter {
  const waited = waitBudget(Number.POSITIVE_INFINITY);
  const counts = { requests: 0, waitedMs: 0, throttled: 0 };
  return {
    get requests() {
      return counts.requests;
    },
    get waitedMs() {
      return counts.waitedMs;
    },
    get throttled() {
      return counts.throttled;
    },
    sent: () => {
      counts.requests += 1;
    },
    waited: (ms) => {
      counts.waitedMs += spend(waited, ms);
    },
    throttle: () => {
      counts.throttled += 1;
      let isOver = false;
      return () => {
        if (!isOver) counts.throttled -= 1;
        isOver = true;
      };
    },
  };
}
