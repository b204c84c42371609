import type { Element } from "@prismatic-io/spectral";
import type { PickerRecords } from "../client";
import { lastOf } from "./elements";

/**
 * The picklist of records, in their own order. Records of the same name are told apart by their ids,
 * and the last one says so where there are more than these.
 */
export function recordElements({ rows, hasMore }: PickerRecords): Element[] {
  const times = new Map<string | undefined, number>();
  for (const { name } of rows) times.set(name, (times.get(name) ?? 0) + 1);
  return rows.map(({ id, name }, index) => {
    const own = name === undefined || times.get(name) !== 1 ? `${name ?? "No name"} (${id})` : name;
    const last = hasMore && index === rows.length - 1;
    return { key: id, label: last ? lastOf(own, rows.length) : own };
  });
}
