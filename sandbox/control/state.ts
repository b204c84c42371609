import type { ClockState } from "../clock";
import type { Content } from "../files/fileContents";
import type { Service } from "../http/service";
import type { CountedRequests } from "../limits/serviceProtection";
import type { TableDeclaration } from "../schema/types";
import type { StoredState } from "../types";

/** An environment at a moment: all that requests can see of it. */
export interface EnvironmentState {
  readonly store: StoredState;
  /** Definitions that were changed and not published yet. */
  readonly drafts: readonly TableDeclaration[];
  readonly files: readonly (readonly [id: string, content: Content])[];
  /** Requests that count against the limits. */
  readonly counted: readonly CountedRequests[];
  readonly clock: ClockState;
}

/** Where the parts of an environment are. */
type Environment = Pick<Service, "store" | "rooms" | "protection" | "clock" | "webhooks">;

export function saveState({ store, rooms, protection, clock }: Environment): EnvironmentState {
  return {
    store: store.save(),
    drafts: rooms.definitions.drafts(),
    files: rooms.files.save(),
    counted: protection.save(),
    clock: clock.save(),
  };
}

/** What is under way ends: uploads in blocks, and events that are still to be posted. */
export function restoreState(service: Environment, state: EnvironmentState): void {
  const { store, rooms, protection, clock, webhooks } = service;
  store.restore(state.store);
  webhooks.clear();
  rooms.definitions.restore(state.drafts);
  rooms.files.restore(state.files);
  rooms.search.clear();
  protection.restore(state.counted);
  clock.restore(state.clock);
}
