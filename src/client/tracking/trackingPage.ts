import { timeOfAnswer } from "../changes/serverTime";
import { onOrigin } from "../environment";
import { listBody } from "../paging/listBody";
import { perform } from "../records/perform";
import type { Session } from "../records/session";
import type { DataverseRecord } from "../types";

/** One page of a load, a gap or of changes. */
export interface TrackingPage {
  readonly rows: readonly DataverseRecord[];
  /** GUIDs of deleted rows. */
  readonly deleted: readonly string[];
  readonly nextLink: string | undefined;
  /** On the last page of a load or of changes. */
  readonly deltaLink: string | undefined;
  /** The server's time, in milliseconds since the epoch. */
  readonly at: number;
}

/** Reads a page by its path or by a link, which is followed as it is and only to the environment. */
export const trackingPage = async (
  session: Session,
  url: string,
  headers: Readonly<Record<string, string>>,
  operation: string,
): Promise<TrackingPage> => {
  const path = /^https?:/i.test(url) ? onOrigin(session.environment, url, "A delta link") : url;
  const call = { method: "GET", path, operation, headers, repeat: "always" } as const;
  const response = await perform(session, {
    ...call,
    read: ({ body }) => listBody(body),
  });
  const { value, envelope } = response.value as ReturnType<typeof listBody>;
  return {
    rows: value.filter((row) => !isDeleted(row)),
    deleted: value.filter(isDeleted).map((row) => String(row["id"]).toLowerCase()),
    nextLink: textOf(envelope["@odata.nextLink"]),
    deltaLink: textOf(envelope["@odata.deltaLink"]),
    at: timeOfAnswer(response.headers, operation),
  };
};

const isDeleted = (row: DataverseRecord): boolean =>
  /#[^#]*\/\$deletedEntity$/.test(String(row["@odata.context"] ?? ""));

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;
