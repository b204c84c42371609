import { InputError } from "../errors/InputError";
import { isTable } from "../mapping/resolveFieldMap";
import { singleMatch } from "../metadata/cache/lookUpTable";
import { outlineTable } from "../metadata/describe/describeEntityType";
import type { TableDefinition, TableMatch } from "../types/tables";
import { shown } from "../values/types";
import type { SideTable, TablePair } from "./checkMapping";
import { type DescribedTable, readDescriptions } from "./readDescriptions";
import { toDefinition } from "./toDefinition";
import type { ReadTables } from "./types";

/** Where one side comes from: descriptions that were given, or an environment. */
export type Side =
  | { readonly kind: "saved"; readonly tables: ReadonlyMap<string, SideTable> }
  | { readonly kind: "live"; readonly read: ReadTables };

export function savedSide(described: readonly DescribedTable[]): Side {
  const tables = described.map((table): [string, SideTable] => [
    table.logicalName,
    { described: table, definition: toDefinition(table) },
  ]);
  return { kind: "saved", tables: new Map(tables) };
}

/** A table of an environment goes the way of a saved one, so that both are compared alike. */
function liveTable(definition: TableDefinition): SideTable {
  const outline = outlineTable(definition);
  const [described] = readDescriptions(outline, definition.logicalName);
  if (!described) throw new Error(`${definition.logicalName} has no description.`);
  return { described, definition, outline };
}

/**
 * Both sides of each table. A name leads to a table on the later side, or else on the earlier one, and on the
 * other side by its logical name, since labels differ.
 *
 * @throws InputError for a name that leads to no table on either side
 */
export async function readSides(
  { before, after }: { readonly before: Side; readonly after: Side },
  names: readonly string[] | undefined,
): Promise<readonly TablePair[]> {
  const [later, earlier] = [new Reader(after), new Reader(before)];
  const wanted = names
    ? await logicalNamesOf([later, earlier], names)
    : [...new Set([...earlier.saved(), ...later.saved()])];
  const pairs = {
    before: await earlier.byLogicalName(wanted),
    after: await later.byLogicalName(wanted),
  };
  return [...wanted].sort().map((table) => ({
    table,
    before: pairs.before.get(table),
    after: pairs.after.get(table),
  }));
}

const logicalNamesOf = async (
  sides: readonly Reader[],
  names: readonly string[],
): Promise<readonly string[]> => {
  const found = new Map<string, string>();
  // What a description has costs no request.
  const inOrder = [...sides].sort((one, other) => Number(one.isLive) - Number(other.isLive));
  let last: readonly TableMatch[] = [];
  for (const side of inOrder) {
    const open = names.filter((name) => !found.has(name));
    if (open.length === 0) break;
    last = await side.byAnyName(open);
    for (const [at, name] of open.entries()) {
      const match = last[at];
      if (!match || match.kind === "unknown") continue;
      found.set(name, singleMatch(match, name, "Entity Types").logicalName);
    }
  }
  const missing = names.find((name) => !found.has(name));
  if (missing !== undefined) {
    const lives = sides.some(({ isLive }) => isLive);
    if (!lives) throw new InputError(`Entity Types ${shown(missing)} is in neither description.`);
    singleMatch({ kind: "unknown", suggestions: suggestions(last) }, missing, "Entity Types");
  }
  return [...new Set(found.values())];
};

const suggestions = (matches: readonly TableMatch[]) => {
  const match = matches.find(({ kind }) => kind === "unknown");
  return match?.kind === "unknown" ? match.suggestions : [];
};

/** One side, which reads each table once. */
class Reader {
  readonly #side: Side;
  readonly #read = new Map<string, SideTable | undefined>();

  constructor(side: Side) {
    this.#side = side;
  }

  get isLive(): boolean {
    return this.#side.kind === "live";
  }

  saved(): readonly string[] {
    return this.#side.kind === "saved" ? [...this.#side.tables.keys()] : [];
  }

  async byAnyName(names: readonly string[]): Promise<readonly TableMatch[]> {
    const side = this.#side;
    if (side.kind === "saved") {
      const tables = [...side.tables.values()].map(({ definition }) => definition);
      return names.map((name) => matchIn(tables, name));
    }
    const matches = await side.read({ names });
    for (const match of matches) {
      if (match.kind === "found") this.#read.set(match.table.logicalName, liveTable(match.table));
    }
    return matches;
  }

  async byLogicalName(
    names: readonly string[],
  ): Promise<ReadonlyMap<string, SideTable | undefined>> {
    const side = this.#side;
    if (side.kind === "saved") return side.tables;
    const unread = names.filter((name) => !this.#read.has(name));
    const matches = unread.length > 0 ? await side.read({ names: unread, logicalNames: true }) : [];
    for (const [at, name] of unread.entries()) {
      const match = matches[at];
      this.#read.set(name, match?.kind === "found" ? liveTable(match.table) : undefined);
    }
    return this.#read;
  }
}

const matchIn = (tables: readonly TableDefinition[], name: string): TableMatch => {
  const [table, ...others] = tables.filter((each) => isTable(each, name));
  if (!table) return { kind: "unknown", suggestions: [] };
  return others.length === 0
    ? { kind: "found", table }
    : { kind: "ambiguous", tables: [table, ...others] };
};
