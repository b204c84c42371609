import type { TriggerPayload } from "@prismatic-io/spectral";
import type { Change, ChangeType, DataverseRecord, IncompleteExpand, Polled } from "../../client";

const contentType = "application/json";

type Lists = Record<ChangeType, readonly DataverseRecord[]> & {
  readonly keys: Record<ChangeType, readonly string[]>;
  /** With Unified Model: the records as the model has them, in the same order. */
  readonly unified?: Record<ChangeType, readonly Change["unified"][]>;
  /** Expanded collections that are not complete, by the list of their record. */
  readonly incompleteExpands?: Record<ChangeType, readonly IncompleteExpand[]>;
};

/**
 * The payload of a poll that returns all it has found in two lists. Records are as Dataverse sent them,
 * so that they can be written somewhere as they are: their keys stand beside them, in the same order.
 */
export function listResult(
  payload: TriggerPayload,
  { changes, hasMore }: Pick<Polled, "changes" | "hasMore">,
) {
  const [created, updated] = [of("created", changes), of("updated", changes)];
  const data: Lists = {
    created: created.map(({ record }) => record),
    updated: updated.map(({ record }) => record),
    keys: { created: created.map(({ key }) => key), updated: updated.map(({ key }) => key) },
    ...unifiedIn(created, updated),
    ...incompleteIn(created, updated),
  };
  return {
    payload: { ...fresh(payload), body: { data, contentType } },
    // Whether the platform keeps the state of a poll without changes is not known: with pages left,
    // it must.
    polledNoChanges: changes.length === 0 && !hasMore,
  };
}

/**
 * The payload of one page of items, with the state as the cursor of the next one. That nothing has
 * changed is said of a whole execution, hence on its first page or not at all.
 */
export function pageResult(
  payload: TriggerPayload,
  { changes, hasMore, state }: Polled,
  isFirst: boolean,
) {
  return {
    payload: {
      ...fresh(payload),
      body: { data: changes, contentType },
      ...(hasMore ? { paginationState: state } : {}),
    },
    polledNoChanges: isFirst && changes.length === 0 && !hasMore,
  };
}

interface Result {
  readonly payload: {
    readonly body: { readonly data: unknown };
    readonly paginationState?: Record<string, unknown>;
  };
}

/** What a flow that batches gets one by one; of two lists too, where the platform did not ask for pages. */
export function itemsOf({ payload }: Result): unknown[] {
  const { data } = payload.body;
  if (Array.isArray(data)) return data;
  const lists = data as Lists;
  return (["created", "updated"] as const).flatMap((changeType) => {
    const cut = byIndex(lists.incompleteExpands?.[changeType]);
    return lists[changeType].map((record, at) => {
      const incompleteExpands = cut.get(at);
      const key = lists.keys[changeType][at];
      const unified = lists.unified?.[changeType][at];
      return {
        changeType,
        record,
        key,
        ...(unified ? { unified } : {}),
        ...(incompleteExpands ? { incompleteExpands } : {}),
      };
    });
  });
}

const byIndex = (cut: readonly IncompleteExpand[] = []) => {
  const found = new Map<number, Omit<IncompleteExpand, "index">[]>();
  for (const { index, ...each } of cut) found.set(index, [...(found.get(index) ?? []), each]);
  return found;
};

/** The cursor of the next page; null ends the execution. */
export function nextStateOf({ payload }: Result): Record<string, unknown> | null {
  return payload.paginationState ?? null;
}

/** A cursor that came with the request must not come back with the answer. */
const fresh = ({ paginationState: _, ...payload }: TriggerPayload): TriggerPayload => payload;

const unifiedIn = (
  created: readonly Change[],
  updated: readonly Change[],
): Pick<Lists, "unified"> => {
  const isThere = [...created, ...updated].some(({ unified }) => unified !== undefined);
  const of = (changes: readonly Change[]) => changes.map(({ unified }) => unified);
  return isThere ? { unified: { created: of(created), updated: of(updated) } } : {};
};

const incompleteIn = (
  created: readonly Change[],
  updated: readonly Change[],
): Pick<Lists, "incompleteExpands"> => {
  const named = (changes: readonly Change[]): IncompleteExpand[] =>
    changes.flatMap(({ incompleteExpands = [] }, index) =>
      incompleteExpands.map((each) => ({ index, ...each })),
    );
  const lists = { created: named(created), updated: named(updated) };
  return [...lists.created, ...lists.updated].length > 0 ? { incompleteExpands: lists } : {};
};

const of = (wanted: ChangeType, changes: readonly Change[]): Change[] =>
  changes.filter(({ changeType }) => changeType === wanted);
