import type { Element } from "@prismatic-io/spectral";
import type { PickerViews } from "../client";
import { recordElements } from "./recordElements";

/** The picklist of views. A personal view says so, and two of one name are told apart by their ids. */
export function viewElements({ rows, hasMore }: PickerViews): Element[] {
  const named = rows.map(({ id, name, isPersonal }) => ({
    id,
    name: isPersonal ? `${name} (personal)` : name,
  }));
  return recordElements({ rows: named, hasMore });
}
