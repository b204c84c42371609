import type { PagePosition } from "../query/pagingCookie";
import type { Row } from "../types";
import { changedRowsPager } from "./changedRows";
import type { Place } from "./cookie";
import { type Deleted, deletedRows } from "./deletedRows";
import type { ChangesRequest } from "./request";

/** One page of changes: new and changed rows first, deleted ones when there are no more of those. */
export interface ChangesPage {
  rows: readonly Row[];
  deleted: readonly Deleted[];
  /** Where it ends; undefined for the last one. */
  end: Place | undefined;
}

/** The page that a request asks for. */
export function pageOfChanges(request: ChangesRequest): ChangesPage {
  const { place, size } = request;
  if (place?.phase === "deleted") return pageOfDeleted(request, [], place.position);
  const page = changedRowsPager(request).fetch(place?.position, size);
  if (!page.more || page.position === undefined) {
    return pageOfDeleted(request, page.rows, place?.position);
  }
  const end: Place = { token: request.token, phase: "rows", position: page.position };
  return { rows: page.rows, deleted: [], end };
}

/** Fills what is left of a page with deleted rows. `before` is where the page before ended. */
function pageOfDeleted(
  request: ChangesRequest,
  rows: readonly Row[],
  before: PagePosition | undefined,
): ChangesPage {
  const { since, place, token, size } = request;
  const room = size - rows.length;
  const begun = place?.phase === "deleted" ? before?.last[0] : undefined;
  const after = Number(begun ?? since?.version ?? 0);
  const found = deletedRows(request, after, room + 1);
  const deleted = found.slice(0, room);
  if (found.length <= room) return { rows, deleted, end: undefined };
  const position: PagePosition = {
    page: (before?.page ?? 0) + 1,
    first: [deleted[0]?.version ?? after],
    last: [deleted.at(-1)?.version ?? after],
  };
  return { rows, deleted, end: { token, phase: "deleted", position } };
}
