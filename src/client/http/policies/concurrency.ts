import { defaults } from "../../defaults";
import { runtime } from "../../runtime";
import type { HttpRequest, Policy, WaitBudget } from "../../types/http";
import { inTime, leftMs } from "../inTime";
import { spendSince } from "../waits";

interface Gate {
  open: number;
  /** Those who wait, in their order. */
  readonly waiting: Set<() => void>;
}

/**
 * By user and environment: Dataverse counts a user's requests, whichever action they come from, and one
 * user's requests that hang are no other's concern.
 */
const gates = new Map<string, Gate>();

/**
 * At most this many requests of the process are under way for one user of one environment. To wait here is
 * to wait: it takes from the same time. A gate that nobody uses is dropped.
 */
export function concurrency(key: string, budget?: WaitBudget): Policy {
  return async (request, next) => {
    const gate = gates.get(key) ?? { open: 0, waiting: new Set() };
    gates.set(key, gate);
    if (gate.open >= defaults.maxConcurrentRequests) await place(gate, request, budget);
    else gate.open += 1;
    let isUnderWay = false;
    try {
      request.onEvent?.({ kind: "sent" });
      const response = await next(request);
      request.onEvent?.({ kind: "answered", response });
      isUnderWay = response.stream?.once("close", () => leave(key, gate)) !== undefined;
      return response;
    } finally {
      if (!isUnderWay) leave(key, gate);
    }
  };
}

const place = async (
  gate: Gate,
  request: HttpRequest,
  budget: WaitBudget | undefined,
): Promise<void> => {
  const sinceMs = runtime.now();
  const waits = request.waits ?? budget;
  const longest = Math.min(waits?.remainingMs ?? Number.POSITIVE_INFINITY, leftMs(request.endsMs));
  let enter = (): void => undefined;
  const free = new Promise<void>((resolve) => {
    enter = resolve;
    gate.waiting.add(enter);
  });
  const what = `none of the ${defaults.maxConcurrentRequests} requests that may be under way at once ended in time`;
  try {
    await inTime(free, longest, what);
  } finally {
    gate.waiting.delete(enter);
    if (waits) spendSince(waits, sinceMs);
  }
};

/** The place is handed on, so that a newcomer cannot take it in between. */
const leave = (key: string, gate: Gate): void => {
  const [following] = gate.waiting;
  if (following) {
    gate.waiting.delete(following);
    following();
  } else {
    gate.open -= 1;
    if (gate.open === 0) gates.delete(key);
  }
};
