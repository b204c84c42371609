import { onOrigin } from "../../environment";
import { DataverseError } from "../../errors/DataverseError";
import { entitySetName } from "../../odata/names";
import { isWholeViewLink } from "../../queries/views/viewLink";
import type { Session } from "../../session/session";

/**
 * Why a saved link cannot be followed, as the end of a sentence; undefined where it can. Nothing is sent to
 * where it leads.
 */
export function whyNotLink(
  { environment }: Pick<Session, "environment">,
  set: string,
  url: string,
): string | undefined {
  const own = entitySetName(set);
  try {
    const { pathname } = new URL(onOrigin(environment, url, "A saved link"));
    const isOwn = pathname.toLowerCase().endsWith(`/${own.toLowerCase()}`);
    return isOwn ? undefined : "it leads to something else than the table";
  } catch {
    return "it leads to another environment";
  }
}

/** Whether a link goes on where a page ended. */
export function isPageLink(url: string): boolean {
  return /[?&](\$|%24)skiptoken=/i.test(url) || isWholeViewLink(url);
}

/** Whether a link leads to the changes since it was made. */
export function isDeltaLink(url: string): boolean {
  return /[?&](\$|%24)deltatoken=/i.test(url);
}

/** Whether Dataverse does not know a link or a name, or knows it no more. */
export function isRefused(error: unknown): error is DataverseError {
  return error instanceof DataverseError && [400, 404, 410].includes(error.status ?? 0);
}
