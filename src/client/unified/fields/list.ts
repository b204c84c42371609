import { isRecord } from "../../odata/listBody";
import { jsonValue } from "../../values/jsonValue";
import { columnReader, putValue } from "./columnValue";
import type { BoundColumn, Field, Writing } from "./field";
import { structured } from "./given";

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
      const items = itemsOf(given, to, [property]);
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

/**
 * The items of a list, each an object of the parts, or the value of the only part. An item with nothing in a part
 * that is known is a mistake: to write it would clear what is there.
 */
export function itemsOf(list: unknown, to: Writing, parts: readonly string[]): Item[] | undefined {
  const json = jsonValue(list);
  if (!json) {
    to.fault("", "it begins like JSON and is none");
    return undefined;
  }
  const given = json.value;
  if (given === undefined || given === "") return undefined;
  if (given === null) return [];
  const items: Item[] = [];
  for (const each of Array.isArray(given) ? (given as unknown[]) : [given]) {
    const item = itemOf(structured(each), parts);
    if (!item) {
      to.fault("", `expected a list of objects such as ${like(parts)}`);
      return undefined;
    }
    const wrong = wrongPart(item, parts);
    if (wrong !== undefined) {
      to.fault("", wrong);
      return undefined;
    }
    items.push(item);
  }
  return items;
}

const itemOf = (given: unknown, [part, ...others]: readonly string[]): Item | undefined => {
  if (isRecord(given)) return given;
  return typeof given === "string" && part && others.length === 0 ? { [part]: given } : undefined;
};

const wrongPart = (item: Item, parts: readonly string[]): string | undefined => {
  const given = Object.keys(item).filter((name) => item[name] !== undefined && name !== "type");
  const unknown = given.find((name) => !parts.includes(name) && item[name] !== null);
  if (unknown !== undefined) {
    return `${JSON.stringify(unknown.slice(0, 80))} is no part of an item; expected ${like(parts)}`;
  }
  const isEmpty = !given.some((name) => parts.includes(name));
  return isEmpty ? `an item has none of the parts ${like(parts)}` : undefined;
};

const like = (parts: readonly string[]): string => `{${[...parts, "type"].join(", ")}}`;

/** Which item goes to which type: those that name one first, then the others in order. */
export function placeItems(
  items: readonly Item[],
  types: readonly string[],
  to: Writing,
): ReadonlyMap<string, Item> {
  const placed = new Map<string, Item>();
  const untyped: Item[] = [];
  for (const item of items) {
    const type =
      typeof item["type"] === "string" ? item["type"].trim().toLowerCase() : item["type"];
    if (type === undefined || type === null || type === "") untyped.push(item);
    else if (typeof type !== "string" || !types.includes(type)) {
      const expected = types.join(", ");
      to.fault("", `there is no type ${JSON.stringify(item["type"])}; expected ${expected}`);
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
