import type { RawCall } from "./types";

const SETS: readonly string[] = ["serviceendpoints", "sdkmessageprocessingsteps"];

/** Whether a request registers a webhook, which the triggers of this component do for themselves. */
export function registersWebhook({ method, segments: [first, second] }: RawCall): boolean {
  return method === "POST" && second === undefined && SETS.includes(first?.name ?? "");
}
