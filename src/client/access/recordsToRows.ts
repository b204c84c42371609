import { withFullStop } from "../errors/withFullStop";
import { relatedRecord } from "../relations/relatedRecord";
import type { DataverseRecord } from "../types";
import type { TableDefinition } from "../types/tables";
import type { LookupContext } from "../values/lookupContext";

/** Rows of a bulk write, and what is wrong with the records that no row can be made of, by index. */
export interface RecordRows {
  readonly rows: readonly unknown[];
  readonly faults: ReadonlyMap<number, string>;
}

/**
 * Rows that write the same columns to each of the records, which may be given by ids, keys, addresses and
 * references, or as rows that were read before.
 *
 * @param from index of the first one that is wanted; those before it are not looked up
 */
export async function recordsToRows(
  records: readonly unknown[],
  columns: DataverseRecord,
  { logicalName, entitySetName }: TableDefinition,
  context: LookupContext,
  from: number,
): Promise<RecordRows> {
  const leads = { targets: [{ table: logicalName, navigation: "" }], isOwner: false };
  const faults = new Map<number, string>();
  const rows: unknown[] = records.slice(0, from).map(() => null);
  for (const [at, record] of records.slice(from).entries()) {
    const index = from + at;
    const found = await relatedRecord(record, leads, context);
    if ("wrong" in found) {
      faults.set(index, withFullStop(`Records[${index}]: ${found.wrong}`));
      rows.push(null);
    } else {
      rows.push({ "@odata.id": `${entitySetName}(${found.predicate})`, ...columns });
    }
  }
  return { rows, faults };
}
