import { DataverseError } from "../errors/DataverseError";
import { trackChanges } from "../polling/deltaLinks/trackChanges";
import type { TrackedChange, TrackParams } from "../polling/deltaLinks/types";
import type { Session } from "../session/session";
import { ANNOTATIONS, type BoundModel, selected } from "./bindModel";
import { changedRecords } from "./changedRecords";
import type { Place } from "./cursor";
import type { ListParams, UnifiedPage } from "./listing";
import { listPage } from "./listPage";

/**
 * One page of all records, or of the changes from an earlier list on. Who may not read all rows of the table
 * cannot have changes tracked, and gets the records without that.
 */
export async function listChanges(
  session: Session,
  bound: BoundModel,
  params: ListParams,
  place: Place | undefined,
): Promise<UnifiedPage> {
  const tracking = trackParams(bound, params, place);
  try {
    const { changes, state, hasMore } = await trackChanges(session, tracking);
    const reached: Place = { kind: "changes", state };
    const records = await changedRecords(session, bound, params, changes);
    return {
      result: records.filter((record) => record !== undefined),
      ...(hasMore ? { next: reached } : { next: undefined, since: reached }),
      warning: warningIn(changes),
    };
  } catch (error) {
    if (place || !isUntracked(error)) throw error;
    session.logger.info(
      `The changes of ${bound.table.logicalName} cannot be tracked by this user: the list has no next_since.`,
    );
    return listPage(session, bound, params, undefined);
  }
}

const trackParams = (
  bound: BoundModel,
  { limit, includeDeleted, impersonateUserId, impersonateObjectId }: ListParams,
  place: Place | undefined,
): TrackParams => ({
  impersonateUserId,
  impersonateObjectId,
  entityType: bound.table.entitySetName,
  fieldNames: selected(bound),
  changeTypes: includeDeleted ? ["created", "updated", "deleted"] : ["created", "updated"],
  onExpiredToken: "catchUp",
  startFrom: "snapshot",
  recordsPerPage: limit,
  includeAnnotations: ANNOTATIONS,
  state: place?.kind === "changes" ? place.state : undefined,
});

const warningIn = (changes: readonly TrackedChange[]): string | undefined =>
  changes.find(({ changeType }) => changeType === "warning")?.message;

/** Reading with change tracking takes the right to read all rows of the table. */
const isUntracked = (error: unknown): boolean =>
  error instanceof DataverseError && error.status === 403;
