import type { Element } from "@prismatic-io/spectral";
import { InputError, type TableDefinition } from "../client";

/**
 * The status reasons of a table, state by state, each with its state before it.
 *
 * @throws InputError for a table whose records have no state
 */
export function statusElements({ logicalName, columns }: TableDefinition): Element[] {
  const states = columns.get("statecode")?.options ?? [];
  const statuses = columns.get("statuscode")?.options ?? [];
  if (states.length === 0) {
    throw new InputError(
      `Entity Type ${JSON.stringify(logicalName)} is a table whose records have no state that could be set.`,
    );
  }
  return states.flatMap((state) =>
    statuses
      .filter((status) => status.state === state.value)
      .map(({ value, label }) => ({
        key: String(value),
        label: `${state.label}: ${label} (${value})`,
      })),
  );
}
