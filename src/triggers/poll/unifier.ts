import type { DataverseClient, FieldMap, RecordModel, UnifiedReading } from "../../client";

interface Watched {
  readonly unifiedModel: RecordModel | undefined;
  readonly entityType: string;
  readonly fieldNames?: readonly string[] | undefined;
  readonly fieldMap?: FieldMap | undefined;
  readonly view?: string | undefined;
}

interface Change {
  readonly changeType: string;
}

/** What Unified Model adds to a trigger: what is read for it, and `unified` beside each record. */
export function unifierOf(
  client: Pick<DataverseClient, "unifiedReading" | "unifyChanges">,
  { unifiedModel: model, ...watched }: Watched,
) {
  return {
    reading: async (): Promise<Partial<UnifiedReading>> =>
      model ? client.unifiedReading({ model, ...watched }) : {},
    changes: async <C extends Change>(changes: C[]): Promise<C[]> =>
      model ? ((await client.unifyChanges({ model, ...watched, changes })) as C[]) : changes,
  };
}
