import { columnReader, hasValue, putValue } from "./columnValue";
import type { Field, FindColumn } from "./field";
import { itemsOf, placeItems, present } from "./list";

/** Parts of an address, and the ends of the names of their columns. */
const PARTS = {
  street_1: "line1",
  street_2: "line2",
  city: "city",
  state: "stateorprovince",
  postal_code: "postalcode",
  country: "country",
} as const;

const NAMES = Object.keys(PARTS);

/** Groups of columns such as `address1_city` as a list of addresses, by the types of the groups. */
export function addresses(groups: Readonly<Record<string, string>>): Field {
  const types = Object.keys(groups);
  const columns = Object.entries(groups).flatMap(([type, prefix]) =>
    Object.entries(PARTS).map(([part, end]) => [`${type}.${part}`, `${prefix}_${end}`] as const),
  );
  return {
    columns: Object.fromEntries(columns),
    read: (find) => {
      const readers = types.map((type) => addressReader(type, find));
      return (row) => readers.map((read) => read(row)).filter((address) => address !== undefined);
    },
    write: (find) => (given, to) => {
      const items = itemsOf(given, to, NAMES);
      if (!items) return;
      const placed = placeItems(items, types, to);
      for (const type of types) {
        const item = placed.get(type);
        for (const name of NAMES) {
          const part = `${type}.${name}`;
          putValue(to, find(part), { part, given: item?.[name] ?? null });
        }
      }
    },
  };
}

const addressReader = (type: string, find: FindColumn) => {
  const bound = NAMES.map((part) => find(`${type}.${part}`));
  const columns = present(bound);
  const readers = NAMES.map((part, at) => [part, columnReader(bound[at])] as const);
  return (row: Record<string, unknown>) => {
    if (!hasValue(row, columns)) return undefined;
    const address: Record<string, unknown> = { type };
    for (const [part, read] of readers) address[part] = read(row);
    return address;
  };
};
