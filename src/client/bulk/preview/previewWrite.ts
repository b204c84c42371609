import { DataverseError } from "../../errors/DataverseError";
import { knownDefinition } from "../../metadata/cache/tableDefinition";
import type { Session } from "../../session/session";
import type { PlannedAction, PlannedRow } from "../comparing/planWrites";
import { planWrites } from "../comparing/planWrites";
import { rowComparer } from "../comparing/rowComparer";
import { makePlan } from "../plan";
import { rowTyper } from "../rows/typeRows";
import { makeThrottle } from "../scheduling/throttle";
import { tableToWrite } from "../tableToWrite";
import { toPreviewRow } from "./previewRow";
import type { PreviewParams, PreviewRow, WritePreview } from "./types";

const NOT_FORESEEN =
  "Plug-ins, flows, business rules, duplicate detection, rights and limits of values that only Dataverse checks are not foreseen.";

/**
 * What a bulk write of these rows would do, and to which columns. Nothing is written.
 *
 * @throws InputError for a table or a key that there is not; DataverseError where the table cannot be read
 */
export async function previewWrite(session: Session, params: PreviewParams): Promise<WritePreview> {
  const { session: counted, meter } = makeThrottle(session);
  const remembered = knownDefinition(session, params.entityType, params) !== undefined;
  const { table: definition, map } = await tableToWrite(counted, params);
  const plan = makePlan(params, definition, map);
  const { impersonateUserId, impersonateObjectId } = params;
  const comparer = rowComparer(counted, plan, {
    impersonateUserId,
    impersonateObjectId,
    labels: true,
    versions: true,
    isFixed: true,
  });
  const rows: PreviewRow[] = [];
  const source = {
    plan,
    total: params.records.length,
    type: rowTyper(counted, params, plan, remembered, true),
    comparer,
  };
  const { planHash } = await planned(source, (row) => rows.push(toPreviewRow(plan, row)));
  return {
    rows,
    counts: countsOf(rows),
    requests: meter.requests,
    planHash,
    notForeseen: NOT_FORESEEN,
  };
}

const planned = async (
  source: Parameters<typeof planWrites>[0],
  each: (row: PlannedRow) => void,
): ReturnType<typeof planWrites> => {
  try {
    return await planWrites(source, each);
  } catch (error) {
    if (!(error instanceof DataverseError) || error.status !== 403) throw error;
    throw error.withHint(
      "A preview reads the records: the user needs the right to read them, or write without a preview",
    );
  }
};

function countsOf(rows: readonly PreviewRow[]): Record<PlannedAction, number> {
  const counts = { create: 0, update: 0, unchanged: 0, delete: 0, refused: 0 };
  for (const { action } of rows) counts[action] += 1;
  return counts;
}
