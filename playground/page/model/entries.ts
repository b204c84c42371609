import type { ActionView, ComponentView, InputView, SourceView, TriggerView } from "../../contract";

/** An action, a trigger or a picker, as the list and the form see it. */
export type Entry =
  | { readonly kind: "actions"; readonly id: string; readonly view: ActionView }
  | { readonly kind: "triggers"; readonly id: string; readonly view: TriggerView }
  | { readonly kind: "sources"; readonly id: string; readonly view: SourceView };

export interface Group {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** All entries by their ids, `actions/queryEntities`. */
export function entriesOf(component: ComponentView): ReadonlyMap<string, Entry> {
  const entries: Entry[] = [
    ...component.actions.map((view) => ({
      kind: "actions" as const,
      id: `actions/${view.key}`,
      view,
    })),
    ...component.triggers.map((view) => ({
      kind: "triggers" as const,
      id: `triggers/${view.key}`,
      view,
    })),
    ...component.sources.map((view) => ({
      kind: "sources" as const,
      id: `sources/${view.key}`,
      view,
    })),
  ];
  return new Map(entries.map((entry) => [entry.id, entry]));
}

/** `bulkWrites` as a heading: *Bulk Writes*. */
export function roomTitle(room: string): string {
  const words = room.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/[-_/]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * The entries that have every word of the search in their label, key or description, important ones
 * under the first heading, then actions by topic, triggers and pickers.
 */
export function groupsOf(entries: Iterable<Entry>, search: string): Group[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (!words.every((word) => textOf(entry).includes(word))) continue;
    const title = titleOf(entry);
    const group = groups.get(title);
    if (group) group.push(entry);
    else groups.set(title, [entry]);
  }
  return [...groups].map(([title, found]) => ({ title, entries: found }));
}

const textOf = ({ view }: Entry): string =>
  `${view.label} ${view.key} ${view.description}`.toLowerCase();

const titleOf = ({ kind, view }: Entry): string => {
  if (kind === "triggers") return "Triggers";
  if (kind === "sources") return "Pickers";
  return view.important ? "Most used" : roomTitle("room" in view ? view.room : "");
};

/** Inputs that a form shows; those of the first sync of a trigger are shown as well, behind the others. */
export function shownInputs(inputs: readonly InputView[]): InputView[] {
  const late = (input: InputView): number =>
    input.type === "structuredObject" ? 2 : input.scope === "ON_DEPLOY" ? 1 : 0;
  return [...inputs].sort((one, other) => late(one) - late(other));
}
