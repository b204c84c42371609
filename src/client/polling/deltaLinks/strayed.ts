import { onOrigin } from "../../environment";
import { InputError } from "../../errors/InputError";
import { entitySetName } from "../../odata/names";
import type { Session } from "../../session/session";
import type { Step } from "./advance";
import { firstPage } from "./rounds";
import { startOver } from "./startOver";
import type { Round, TrackingState, TrackParams } from "./types";

/**
 * What to do about links that cannot be followed, since the environment has another address by now, or the
 * state is damaged; undefined where all can. A lost delta link is made good like an expired one, and the
 * flow is told. Nothing is sent to where they lead.
 *
 * @throws InputError when the link is lost and *On Expired Token* is `fail`
 */
export const withoutStrayed = (
  session: Session,
  params: TrackParams,
  state: TrackingState,
): Step | undefined => {
  const { link, round, table } = state;
  const strays = (url: string) => !leadsToTable(session, table.set, url);
  const linkStrays = link !== undefined && (strays(link.url) || !IS_DELTA.test(link.url));
  const roundStrays = round !== undefined && (strays(round.next) || isNoPage(round));
  const endStrays = round?.link !== undefined && strays(round.link.url);
  if (!linkStrays && !roundStrays && !endStrays) return undefined;
  if (round && !linkStrays && !endStrays && (round.kind !== "delta" || link)) {
    session.logger.warn(
      `The place in ${table.set} where reading went on is not in this environment: reads from the first page again.`,
    );
    return { changes: [], state: { ...state, round: firstPage(state, round, params.fieldNames) } };
  }
  if (params.onExpiredToken === "fail") throw failure(table.set);
  const lost = startOver(
    session,
    params,
    state,
    "are behind a link that is not of this environment",
  );
  // A load that begins anew returns more than what would be made good.
  const keeps = round?.kind === "load" && !roundStrays;
  return keeps ? { ...lost, state: { ...lost.state, round } } : lost;
};

/** Behind a first page, and behind a delta link, there are only links with a token of Dataverse's. */
const isNoPage = ({ kind, pages, next }: Round): boolean =>
  (kind === "delta" || pages > 0) && !/[?&](\$|%24)(skip|delta)token=/i.test(next);

const IS_DELTA = /[?&](\$|%24)deltatoken=/i;

/** Paths are those that this room makes; links are Dataverse's own. */
const leadsToTable = ({ environment }: Session, set: string, url: string): boolean => {
  const own = entitySetName(set);
  if (!/^https?:/i.test(url)) return url === own || url.startsWith(`${own}?`);
  try {
    const { pathname } = new URL(onOrigin(environment, url, "A delta link"));
    return pathname.toLowerCase().endsWith(`/${own.toLowerCase()}`);
  } catch {
    return false;
  }
};

const failure = (set: string): InputError =>
  new InputError(
    `The delta link of ${set} is not of this environment, so that the changes since the last run are not known: deploy with On Expired Token set to catchUp or snapshot.`,
  );
