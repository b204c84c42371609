import { readdirSync } from "node:fs";

/** The room of each action by its key: the folder that its file is in. */
export function roomsOfActions(folder: string): ReadonlyMap<string, string> {
  const rooms = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return new Map(
    rooms.flatMap(({ name }) =>
      readdirSync(`${folder}/${name}`)
        .filter((file) => file.endsWith(".ts"))
        .map((file): [string, string] => [file.slice(0, -".ts".length), titleOf(name)]),
    ),
  );
}

export interface Group<Entry> {
  /** Empty where no room is known. */
  readonly room: string;
  readonly entries: readonly Entry[];
}

/** Entries by room, in the order in which the rooms first occur. */
export function byRoom<Entry extends { readonly key: string }>(
  entries: readonly Entry[],
  rooms: ReadonlyMap<string, string>,
): Group<Entry>[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const room = rooms.get(entry.key) ?? "";
    groups.set(room, [...(groups.get(room) ?? []), entry]);
  }
  return [...groups].map(([room, members]) => ({ room, entries: members }));
}

function titleOf(folder: string): string {
  return folder.charAt(0).toUpperCase() + folder.slice(1);
}
