import { loadSchema } from "../../../sandbox/schema";
import type { Column, Table } from "../../../sandbox/schema/derived";
import states from "./reference/states.json";
import tables from "./reference/tables.json";

/**
 * What `$metadata` of a Dynamics 365 9.x organization says of these tables, less the columns of its
 * own publishers: set and key, columns by their Edm type, and navigation properties.
 */
interface Reference {
  set: string;
  key: string;
  base?: string;
  columns: Record<string, string>;
  lookups: string;
  collections: string;
}

const reference: Record<string, Reference> = tables;
const schema = loadSchema();
const named = Object.keys(reference)
  .filter((name) => schema.tables.has(name))
  .map((name) => [name] as const);

/** What the sandbox makes its ETags of, whether the service shows it or not. */
const version = "versionnumber";

const edmTypes: Partial<Record<Column["type"], string>> = {
  bigint: "Int64",
  boolean: "Boolean",
  choice: "Int32",
  datetime: "DateTimeOffset",
  decimal: "Decimal",
  double: "Double",
  image: "Binary",
  integer: "Int32",
  lookup: "Guid",
  money: "Decimal",
  state: "Int32",
  status: "Int32",
  uniqueidentifier: "Guid",
};

describe.each(named)("%s against what an organization publishes", (name) => {
  const table = schema.tables.get(name) as Table;

  it("has only columns that are there, of their types", () => {
    const published = columnsOf(name);
    const wrong = [...table.properties.values()]
      .filter((column) => column.name !== version)
      .filter((column) => published.get(column.property) !== edmType(column))
      .map((column) => `${column.property}: ${edmType(column)}`);
    expect(wrong).toEqual([]);
  });

  it("has its set name, and lookups by the names they are bound by", () => {
    expect(table.setName).toBe(reference[name]?.set);
    const published = pairsOf(name, "lookups");
    const missing = [...table.single.values()]
      .filter(({ target }) => reference[target.table] !== undefined)
      .filter((navigation) => !published.has(navigation.name))
      .map((navigation) => navigation.name);
    expect(missing).toEqual([]);
  });
});

describe.each(Object.entries(states))("the states of %s", (name, { states: models }) => {
  it("are those of the model, with their status reasons", () => {
    const table = schema.tables.get(name) as Table;
    const statuses = table.columns.get("statuscode")?.options ?? [];
    const declared = (table.columns.get("statecode")?.options ?? []).map(({ value }) => {
      const own = statuses.filter(({ state }) => state === value).map((status) => status.value);
      return `${value}: ${own.sort((a, b) => a - b).join(" ")}`;
    });
    expect(declared.sort()).toEqual([...models].sort());
  });
});

function edmType(column: Column): string {
  return column.behavior === "DateOnly" ? "Date" : (edmTypes[column.type] ?? "String");
}

/** Properties by their types, those that an activity has from `activitypointer` included. */
function columnsOf(name: string): Map<string, string> {
  const { base, columns = {} } = reference[name] ?? {};
  const own = Object.entries(columns).flatMap(([type, names]) =>
    names.split(" ").map((column) => [column, type] as const),
  );
  return new Map([...(base ? columnsOf(base) : []), ...own]);
}

function pairsOf(name: string, kind: "lookups" | "collections"): Map<string, string> {
  const { base, [kind]: text = "" } = reference[name] ?? {};
  const own = text.split(" ").map((pair) => pair.split(">") as [string, string]);
  return new Map([...(base ? pairsOf(base, kind) : []), ...own]);
}
