import type { TriggerPayload } from "@prismatic-io/spectral";
import type { Change, ChangeType, DataverseRecord, Polled } from "../../client";

const contentType = "application/json";

/** The payload of a poll that hands over all it has found in two lists. */
export const listResult = (
  payload: TriggerPayload,
  { changes, hasMore }: Pick<Polled, "changes" | "hasMore">,
) => {
  const records = (wanted: ChangeType): DataverseRecord[] =>
    changes.filter(({ changeType }) => changeType === wanted).map(withKey);
  const data = { created: records("created"), updated: records("updated") };
  return {
    payload: { ...fresh(payload), body: { data, contentType } },
    // Whether the platform keeps the state of a poll without changes is not known: with pages left,
    // it must.
    polledNoChanges: changes.length === 0 && !hasMore,
  };
};

/**
 * The payload of one page of items, with the state as the cursor of the next one. That nothing has
 * changed is said of a whole execution, hence on its first page or not at all.
 */
export const pageResult = (
  payload: TriggerPayload,
  { changes, hasMore, state }: Polled,
  isFirst: boolean,
) => ({
  payload: {
    ...fresh(payload),
    body: { data: changes, contentType },
    ...(hasMore ? { paginationState: state } : {}),
  },
  polledNoChanges: isFirst && changes.length === 0 && !hasMore,
});

interface Result {
  readonly payload: {
    readonly body: { readonly data: unknown };
    readonly paginationState?: Record<string, unknown>;
  };
}

/** What a flow that batches gets one by one; of two lists too, where the platform did not ask for pages. */
export const itemsOf = ({ payload }: Result): unknown[] => {
  const { data } = payload.body;
  if (Array.isArray(data)) return data;
  const lists = data as Record<ChangeType, readonly DataverseRecord[]>;
  return (["created", "updated"] as const).flatMap((changeType) =>
    lists[changeType].map(({ key, ...record }) => ({ changeType, record, key })),
  );
};

/** The cursor of the next page; null ends the execution. */
export const nextStateOf = ({ payload }: Result): Record<string, unknown> | null =>
  payload.paginationState ?? null;

/** A cursor that came with the request must not come back with the answer. */
const fresh = ({ paginationState: _, ...payload }: TriggerPayload): TriggerPayload => payload;

/** In place, since there may be a hundred thousand. A column of that name keeps its value. */
const withKey = ({ record, key }: Change): DataverseRecord => {
  record["key"] ??= key;
  return record;
};
