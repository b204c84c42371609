import { computed, signal } from "@preact/signals";
import type { DeliveryView, FiringView, WireEvent } from "../../contract";
import { listen } from "../client/wire";
import { runIdOf, type WireLine, withEvent, withoutSilentPickers } from "../model/wireLog";
import { isLive, status } from "./app";
import { clock, faults, rowsChanged } from "./sandbox";
import { triggerChanged, triggerFired } from "./triggers";

const lines = signal<readonly WireLine[]>([]);

/** The run whose lines are shown; all where undefined. */
export const shownRun = signal<string | undefined>(undefined);
export const onlyLastRun = signal(false);

export const shownLines = computed(() =>
  onlyLastRun.value && shownRun.value !== undefined
    ? lines.value.filter((line) => runIdOf(line) === shownRun.value)
    : withoutSilentPickers(lines.value),
);

export function filterRun(runId: string): void {
  shownRun.value = runId;
}

export function clearWire(): void {
  lines.value = [];
}

/** What happens in the sandbox, the newest first: rows that change, webhooks that are posted, triggers. */
export type Happening =
  | { readonly kind: "delivery"; readonly at: number; readonly delivery: DeliveryView }
  | { readonly kind: "fired"; readonly at: number; readonly firing: FiringView }
  | {
      readonly kind: "rows";
      readonly at: number;
      readonly table: string;
      readonly changes: Extract<WireEvent, { kind: "rows" }>["changes"];
    };

export const happenings = signal<readonly Happening[]>([]);

const happen = (what: Happening): void => {
  happenings.value = [what, ...happenings.value.filter((one) => !isSame(one, what))].slice(0, 100);
};

/** A delivery is told again when its answer has come. */
const isSame = (one: Happening, other: Happening): boolean =>
  one.kind === "delivery" && other.kind === "delivery" && one.delivery.id === other.delivery.id;

const take = (event: WireEvent): void => {
  lines.value = withEvent(lines.value, event);
  if (event.kind === "faults") faults.value = event.faults;
  if (event.kind === "clock") clock.value = event.clock;
  if (event.kind === "status") status.value = event.status;
  if (event.kind === "trigger") triggerChanged(event.trigger);
  if (event.kind === "delivery") {
    happen({ kind: "delivery", at: event.delivery.at, delivery: event.delivery });
  }
  if (event.kind === "fired") {
    triggerFired(event.firing);
    happen({ kind: "fired", at: event.firing.at, firing: event.firing });
  }
  if (event.kind === "rows") {
    happen({ kind: "rows", at: Date.now(), table: event.table, changes: event.changes });
    rowsChanged(event.table, event.changes);
  }
};

export function listenToWire(): () => void {
  return listen(take, (stands) => {
    isLive.value = stands;
  });
}
