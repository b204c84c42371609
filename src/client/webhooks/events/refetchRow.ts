import { defaults } from "../../defaults";
import { runtime } from "../../runtime";
import type { DataverseRecord, GetRecordParams } from "../../types";
import { withRow } from "./row";
import type { WebhookEvent } from "./types";

/** What reading a row again takes of the client. */
interface RowReader {
  resolveTable(name: string): Promise<{ readonly entitySetName: string }>;
  getRecord(params: GetRecordParams): Promise<DataverseRecord | null>;
}

/** What became of reading a row again; `problem` is a sentence for the log. */
export interface RefetchedRow {
  readonly event: WebhookEvent;
  readonly problem?: string;
}

/**
 * Reads the row of a cut event, for 20 s at most, since Dataverse waits 60 s for the answer. The event
 * is worth having without the row too, so that no failure here is allowed to lose it.
 */
export async function refetchRow(client: RowReader, event: WebhookEvent): Promise<RefetchedRow> {
  const { table, primaryId } = event;
  if (event.deleted || !table || !primaryId) return { event };
  try {
    const record = await withinTime(recordOf(client, table, primaryId));
    if (record) return { event: withRow(event, record) };
    return { event, problem: `${table} ${primaryId} is not there to be read again.` };
  } catch (error) {
    return { event, problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Events name the logical name; the list of tables is remembered for the events that follow. */
const recordOf = async (
  client: RowReader,
  table: string,
  id: string,
): Promise<DataverseRecord | null> => {
  const { entitySetName } = await client.resolveTable(table);
  return client.getRecord({
    entityType: entitySetName,
    entityId: id,
    includeAnnotations: "*",
    returnNullWhenMissing: true,
  });
};

/** Requests always end in time; a definition that another run is reading already may not. */
const withinTime = <T>(work: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const limitMs = defaults.interactiveWaitBudgetMs;
    const callOff = runtime.timer(limitMs, () =>
      reject(new Error(`Reading the row again took longer than ${limitMs / 1_000} s.`)),
    );
    work.then(resolve, reject).finally(callOff);
  });
