import { nearest } from "../errors/nearest";
import type { EntitySet } from "../types";

/**
 * The entity set of a table, out of the service document, which does not know logical names: by the
 * rules of the plural, else the set whose name is most like it. A wrong guess does no harm where a row
 * is then read by its GUID, since no other table has that GUID.
 */
export const entitySetOfTable = (table: string, sets: readonly EntitySet[]): string | undefined =>
  nearest(
    table,
    sets.filter(({ kind }) => kind === "EntitySet").map(({ name }) => name),
  )[0];
