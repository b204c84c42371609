import type { TriggerPayload } from "@prismatic-io/spectral";
import {
  type ClientContext,
  createClient,
  type FieldMap,
  InputError,
  type RecordExtras,
  type RecordModel,
  type TrackedChange,
  type TrackedType,
  type TrackingState,
  type TrackParams,
} from "../../client";

import { unifierOf } from "../poll/unifier";

type Connection = Parameters<typeof createClient>[0];

export interface TrackingInputs {
  readonly connection: Connection;
  readonly entityType: string;
  readonly fieldNames?: readonly string[] | undefined;
  readonly fieldMap?: FieldMap | undefined;
  readonly showNewRecords: boolean;
  readonly showUpdatedRecords: boolean;
  readonly showDeletedRecords: boolean;
  readonly options: Pick<TrackParams, "onExpiredToken" | "recordsPerPage"> &
    RecordExtras & {
      readonly unifiedModel?: RecordModel | undefined;
    };
}

interface Context extends ClientContext {
  readonly polling: {
    getState(): Record<string, unknown>;
    setState(state: Record<string, unknown>): void;
  };
}

/** One page of changes. The state is the cursor of the next page, and what the next run begins with. */
export async function track(
  context: Context,
  payload: TriggerPayload<Record<string, unknown>>,
  { connection, entityType, fieldNames, fieldMap, options, ...shown }: TrackingInputs,
  begin: Pick<TrackParams, "startFrom" | "again">,
): Promise<{
  items: TrackedChange[];
  paginationState: TrackingState | null;
  polledNoChanges: boolean;
}> {
  // The page before in this execution is known through the payload; whether the state is as fresh as
  // that is not promised.
  const cursor = payload.paginationState;
  const { unifiedModel, ...how } = options;
  const client = createClient(connection, context);
  const unify = unifierOf(client, { unifiedModel, entityType, fieldNames, fieldMap });
  const { changes, state, hasMore } = await client.trackChanges({
    entityType,
    fieldNames,
    fieldMap,
    ...how,
    ...(await unify.reading()),
    changeTypes: changeTypesOf(shown),
    startFrom: begin.startFrom,
    again: begin.again === true && !cursor,
    state: cursor ?? context.polling.getState(),
  });
  const items = await unify.changes(changes);
  // Nothing may fail between this and the hand-over.
  context.polling.setState(state);
  return {
    items,
    paginationState: hasMore ? state : null,
    polledNoChanges: changes.length === 0 && !hasMore,
  };
}

/**
 * What is returned, by the inputs that show it.
 *
 * @throws InputError when that is nothing
 */
export function changeTypesOf({
  showNewRecords,
  showUpdatedRecords,
  showDeletedRecords,
}: Pick<
  TrackingInputs,
  "showNewRecords" | "showUpdatedRecords" | "showDeletedRecords"
>): TrackedType[] {
  const types: TrackedType[] = [];
  if (showNewRecords) types.push("created");
  if (showUpdatedRecords) types.push("updated");
  if (showDeletedRecords) types.push("deleted");
  if (types.length > 0) return types;
  throw new InputError(
    "Show New Records, Show Updated Records and Show Deleted Records are all off: switch on at least one.",
  );
}
