import { signal } from "@preact/signals";
import type { FiringView, TriggerRequest, TriggerState } from "../../contract";
import { call, messageOf } from "../client/api";
import { announcement } from "./app";

/** The triggers that were started or tried, by their keys. */
export const triggers = signal<ReadonlyMap<string, TriggerState>>(new Map());
/** Triggers that are told something right now. */
export const busyTriggers = signal<ReadonlySet<string>>(new Set());
/** Why the last step of a trigger was turned down. */
export const triggerRefusals = signal<ReadonlyMap<string, string>>(new Map());

export function triggerChanged(state: TriggerState): void {
  triggers.value = new Map([...triggers.value, [state.key, state]]);
}

/** A firing that is not in the trigger's state yet. */
export function triggerFired(firing: FiringView): void {
  announcement.value = `The trigger ${firing.key} went off.`;
  const state = triggers.value.get(firing.key);
  if (!state || state.firings.some(({ id }) => id === firing.id)) return;
  triggerChanged({ ...state, firings: [firing, ...state.firings].slice(0, 50) });
}

export async function loadTriggers(): Promise<void> {
  const states = await call("GET /api/triggers");
  triggers.value = new Map(states.map((state) => [state.key, state]));
}

/** Starts, polls, stops or tries a trigger. */
export async function tell(key: string, request: TriggerRequest): Promise<void> {
  busyTriggers.value = new Set([...busyTriggers.value, key]);
  triggerRefusals.value = new Map([...triggerRefusals.value].filter(([other]) => other !== key));
  try {
    triggerChanged(await call("POST /api/triggers/:key", request, { places: { key } }));
  } catch (error) {
    triggerRefusals.value = new Map([...triggerRefusals.value, [key, messageOf(error)]]);
  } finally {
    busyTriggers.value = new Set([...busyTriggers.value].filter((other) => other !== key));
  }
}
