import type { AddExtras } from "../../labels/rows";
import type { DataverseRecord } from "../../types";

/** Changes with what is added to their records; deletions have none. */
export async function withExtras<C extends { readonly record?: DataverseRecord }>(
  changes: readonly C[],
  addExtras: AddExtras | undefined,
  context?: unknown,
): Promise<readonly C[]> {
  if (!addExtras) return changes;
  const records = changes.flatMap(({ record }) => (record ? [record] : []));
  const added = (await addExtras(records, context)).values();
  return changes.map((change) =>
    change.record ? { ...change, record: added.next().value ?? change.record } : change,
  );
}
