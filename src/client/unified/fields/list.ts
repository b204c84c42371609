import { columnReader, putValue } from "./columnValue";
import { type BoundColumn, type Field, isRecord, type Writing } from "./field";

/** Columns by the types of the items, in their order. */
type Slots = Readonly<Record<string, string>>;

/**
 * Several columns as a list of `{ <property>, type }`, without those that are empty. A write sets all of them:
 * what the list does not have is cleared. An item without a type goes where there is room.
 */
export function list(property: string, slots: Slots): Field {
  const types = Object.keys(slots);
  return {
    columns: slots,
    read: (find) => {
      const readers = types.flatMap((type) => {
        const bound = find(type);
        return bound ? [{ type, read: columnReader(bound) }] : [];
      });
      return (row) => {
        const items: unknown[] = [];
        for (const { type, read } of readers) {
          const value = read(row);
          if (value !== null && value !== "") items.push({ [property]: value, type });
        }
        return items;
      };
    },
    write: (find) => (given, to) => {
      const items = itemsOf(given, to, property);
      if (!items) return;
      const placed = placeItems(
        items,
        types.filter((type) => find(type) !== undefined),
        to,
      );
      for (const type of types) {
        putValue(to, find(type), { part: type, given: placed.get(type)?.[property] ?? null });
      }
    },
  };
}

export type Item = Readonly<Record<string, unknown>>;

/** The items of a list; an item may be its value alone. */
export function itemsOf(given: unknown, to: Writing, property?: string): Item[] | undefined {
  if (given === undefined || given === "") return undefined;
  if (given === null) return [];
  const items: Item[] = [];
  for (const each of Array.isArray(given) ? (given as unknown[]) : [given]) {
    if (isRecord(each)) items.push(each);
    else if (typeof each === "string" && property) items.push({ [property]: each });
    else {
      to.fault(
        "",
        `expected a list of objects${property ? ` such as {"${property}", "type"}` : ""}`,
      );
      return undefined;
    }
  }
  return items;
}

/** Which item goes to which type: those that name one first, then the others in order. */
export function placeItems(
  items: readonly Item[],
  types: readonly string[],
  to: Writing,
): ReadonlyMap<string, Item> {
  const placed = new Map<string, Item>();
  const untyped: Item[] = [];
  for (const item of items) {
    const { type } = item;
    if (type === undefined || type === null || type === "") untyped.push(item);
    else if (typeof type !== "string" || !types.includes(type)) {
      to.fault("", `there is no type ${JSON.stringify(type)}; expected ${types.join(", ")}`);
    } else if (placed.has(type)) to.fault("", `there are two of the type ${type}`);
    else placed.set(type, item);
  }
  for (const item of untyped) {
    const free = types.find((type) => !placed.has(type));
    if (free) placed.set(free, item);
    else to.fault("", `there is room for ${types.length} only: ${types.join(", ")}`);
  }
  return placed;
}

/** The columns of a list that are there. */
export function present(bound: readonly (BoundColumn | undefined)[]): BoundColumn[] {
  return bound.filter((each) => each !== undefined);
}
