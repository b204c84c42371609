import { defaults } from "../../defaults";
import { onOrigin } from "../../environment";
import { DataverseError } from "../../errors/DataverseError";
import { UnreadableBody } from "../../errors/failures";
import { annotationsToAsk } from "../../labels/annotations";
import { listBody } from "../../odata/listBody";
import { preferHeader } from "../../odata/prefer";
import { onlyEmptyPages } from "../../queries/paging/pages";
import { impersonationHeaders } from "../../session/headers";
import { sendOrThrow } from "../../session/sendOrThrow";
import type { Session } from "../../session/session";
import type { DataverseRecord, Impersonation } from "../../types";
import { isDeltaLink, isPageLink, whyNotLink } from "../shared/savedLink";
import { timeOfAnswer } from "../shared/serverTime";
import type { Round, TrackParams } from "./types";

/** One page of a round. */
export interface TrackingPage {
  readonly rows: readonly DataverseRecord[];
  /** GUIDs of deleted rows. */
  readonly deleted: readonly string[];
  readonly nextLink: string | undefined;
  /** How many pages in a row, with this one, were empty. */
  readonly emptyPages: number;
  /** On the last page of an initial sync or of changes. */
  readonly deltaLink: string | undefined;
  /** The server's time, in milliseconds since the epoch. */
  readonly at: number;
}

/**
 * Reads the page of a round that comes next, by its path or by a link, which is followed as it is and
 * only to the environment.
 *
 * @throws DataverseError also where its next link leads to itself, or only empty pages come
 */
export async function trackingPage(
  session: Session,
  set: string,
  round: Round,
  params: Pick<TrackParams, "recordsPerPage" | "includeLabels" | "includeAnnotations"> &
    Impersonation,
): Promise<TrackingPage> {
  const { next, empty = 0 } = round;
  const operation = `Tracking the changes of ${set}`;
  const readsIds = round.kind === "initialSync" && !round.deliver;
  const headers = {
    ...impersonationHeaders(params),
    ...preferHeader({
      trackChanges: round.kind === "initialSync",
      maxPageSize: readsIds ? undefined : params.recordsPerPage,
      annotations: readsIds ? undefined : annotationsToAsk(params),
    }),
  };
  const path = /^https?:/i.test(next) ? onOrigin(session.environment, next, "A delta link") : next;
  const call = { method: "GET", path, operation, headers, idempotency: "always" } as const;
  const response = await sendOrThrow(session, {
    ...call,
    read: ({ body }) => readPage(session, set, body),
  });
  const { value, nextLink, deltaLink } = response.value as ReturnType<typeof readPage>;
  if (nextLink === next) {
    const detail = "the next link of a page leads to itself, so that reading would never end";
    throw new DataverseError({ operation, outcome: "notDone", detail });
  }
  const emptyPages = value.length === 0 ? empty + 1 : 0;
  if (nextLink && emptyPages >= defaults.maxEmptyPages) throw onlyEmptyPages(operation);
  return {
    emptyPages,
    rows: value.filter((row) => !isDeleted(row)),
    deleted: value.filter(isDeleted).map((row) => String(row["id"]).toLowerCase()),
    nextLink,
    deltaLink,
    at: timeOfAnswer(response.headers, operation),
  };
}

/**
 * Reads a page. Its links are what the next run goes by: one that leads elsewhere is refused before it takes the
 * place of a good one.
 *
 * @throws UnreadableBody
 */
const readPage = (session: Session, set: string, body: Buffer) => {
  const { value, envelope } = listBody(body);
  const nextLink = textOf(envelope["@odata.nextLink"]);
  const deltaLink = textOf(envelope["@odata.deltaLink"]);
  for (const link of [nextLink, deltaLink]) {
    if (link === undefined) continue;
    const isWhole = link === deltaLink ? isDeltaLink(link) : isDeltaLink(link) || isPageLink(link);
    const why = whyNotLink(session, set, link) ?? (isWhole ? undefined : "it has no token");
    if (why) throw new UnreadableBody(`a link of the answer cannot be followed: ${why}`);
  }
  if (value.some((row) => isDeleted(row) && !textOf(row["id"]))) {
    throw new UnreadableBody("the answer has a deleted record without an id");
  }
  return { value, nextLink, deltaLink };
};

const isDeleted = (row: DataverseRecord): boolean =>
  /#[^#]*\/\$deletedEntity$/.test(String(row["@odata.context"] ?? ""));

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;
