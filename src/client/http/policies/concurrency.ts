import { defaults } from "../../defaults";
import type { Policy } from "../types";

interface Gate {
  open: number;
  readonly waiting: (() => void)[];
}

/** By origin: Dataverse counts a user's requests, whichever action they come from. */
const gates = new Map<string, Gate>();

/** At most this many requests of the process are under way against one environment. */
export const concurrency =
  (origin: string): Policy =>
  async (request, next) => {
    const gate = gates.get(origin) ?? { open: 0, waiting: [] };
    gates.set(origin, gate);
    if (gate.open >= defaults.maxConcurrentRequests) {
      await new Promise<void>((resolve) => gate.waiting.push(resolve));
    } else {
      gate.open += 1;
    }
    try {
      request.watch?.({ kind: "sent" });
      const response = await next(request);
      request.watch?.({ kind: "answered", response });
      return response;
    } finally {
      // The place is handed on, so that a newcomer cannot take it in between.
      const following = gate.waiting.shift();
      if (following) following();
      else gate.open -= 1;
    }
  };
