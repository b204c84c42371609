import { InputError } from "../errors/InputError";
import { normalizeGuid } from "../odata/guid";
import { sampleRecord } from "../records/samples/sampleRecord";
import { SAMPLE_ID } from "../records/samples/sampleValue";
import type { Session } from "../session/session";
import type { BatchAction, BatchParams, BatchVerdict } from "./actions";
import { Problems } from "./problems";
import { readActions } from "./readActions";
import { isReference } from "./references";
import { toRecords } from "./toRecords";

type Params = Pick<BatchParams, "actions" | "results" | "timeZone">;

/**
 * What a batch of these actions would answer with if all of them were carried out: nothing is sent but the
 * questions for the definitions of the tables whose records are returned, which are remembered.
 *
 * @throws InputError for actions that would be refused as they are
 */
export async function sampleBatch(session: Session, params: Params): Promise<unknown[]> {
  if (params.actions.length === 0) throw new InputError("Batch Actions holds no action.");
  const problems = new Problems();
  const actions = readActions(params.actions, problems);
  problems.throwAny();
  const verdicts = await Promise.all(actions.map((action) => doneOf(session, action, params)));
  if (params.results === "verdicts") return verdicts;
  return toRecords(
    verdicts.map((verdict) => ({ verdict })),
    "continue",
  );
}

/** The actions that a record comes of, or its ID. */
const OF_RECORDS = new Set(["create", "update", "upsert", "get"]);

const doneOf = async (
  session: Session,
  action: BatchAction,
  { timeZone }: Params,
): Promise<BatchVerdict> => {
  const { index, key, collection } = action;
  if (action.action === "action" || action.action === "function") {
    return { index, status: "done", record: {} };
  }
  if (!OF_RECORDS.has(action.action) || collection === undefined) return { index, status: "done" };
  const id = (key && normalizeGuid(key)) || idAt(index);
  if (!action.returnRepresentation && action.action !== "get") return { index, status: "done", id };
  const record = await sampleRecord(session, {
    entityType: collection,
    entityId: key === undefined || isReference(key) ? id : key,
    record: action.data ?? {},
    timeZone,
  });
  return { index, status: "done", id, record };
};

/** No two actions have the same. */
const idAt = (index: number): string =>
  `${SAMPLE_ID.slice(0, -8)}${index.toString(16).padStart(8, "0")}`;
