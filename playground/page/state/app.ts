import { computed, signal } from "@preact/signals";
import type { ComponentView, StatusView } from "../../contract";
import { call, messageOf } from "../client/api";
import { type Entry, entriesOf } from "../model/entries";
import { own } from "../model/own";

export const component = signal<ComponentView | undefined>(undefined);
export const status = signal<StatusView | undefined>(undefined);
/** Whether events arrive. */
export const isLive = signal(true);
/** Why the page cannot begin. */
export const failure = signal<string | undefined>(undefined);
/** What was done last, for people who do not see it; read out by screen readers. */
export const announcement = signal("");

/** `actions/queryEntities`, `sandbox`, `wizard`. */
export const route = signal(routeOf(location.hash));

export const entries = computed<ReadonlyMap<string, Entry>>(() =>
  component.value ? entriesOf(component.value) : new Map(),
);

/** The entry of the form that is open. */
export const openEntry = computed<Entry | undefined>(() => entries.value.get(route.value));

function routeOf(hash: string): string {
  return hash.replace(/^#\/?/, "");
}

export function go(to: string): void {
  location.hash = `#/${to}`;
}

/** Reads what the component publishes, and which environment the connection leads to. */
export async function begin(): Promise<void> {
  window.addEventListener("hashchange", () => {
    route.value = routeOf(location.hash);
  });
  try {
    const [published, connected] = await Promise.all([
      call("GET /api/component"),
      call("GET /api/status"),
    ]);
    component.value = published;
    status.value = connected;
    if (!isKnown(route.value)) history.replaceState(null, "", `#/${firstEntry(published)}`);
    route.value = routeOf(location.hash);
  } catch (error) {
    failure.value = messageOf(error);
  }
}

const isKnown = (name: string): boolean =>
  entries.value.has(name) || own({ sandbox: true, wizard: true }, name) === true;

const firstEntry = ({ actions }: ComponentView): string => `actions/${actions[0]?.key ?? ""}`;
