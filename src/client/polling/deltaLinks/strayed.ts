import { InputError } from "../../errors/InputError";
import { entitySetName } from "../../odata/names";
import type { Session } from "../../session/session";
import { isDeltaLink, isPageLink, whyNotLink } from "../shared/savedLink";
import { linkLost } from "./linkLost";
import type { Step } from "./transition";
import { restarted } from "./transitions";
import type { Round, TrackingState, TrackParams } from "./types";

/**
 * What to do about links that cannot be followed, since the environment has another address by now, or the
 * state is damaged; undefined where all can. A lost delta link is made good like an expired one, and the
 * flow is told. Nothing is sent to where they lead.
 *
 * @throws InputError when the link is lost and *On Expired Token* is `fail`
 */
export function withoutStrayed(
  session: Session,
  params: TrackParams,
  state: TrackingState,
): Step | undefined {
  const { link, round, table } = state;
  const strays = (url: string) => !leadsToTable(session, table.set, url);
  const linkStrays = link !== undefined && (strays(link.url) || !isDeltaLink(link.url));
  const roundStrays = round !== undefined && (strays(round.next) || isNoPage(round));
  const endStrays = round?.kind === "catchUp" && strays(round.link.url);
  if (!linkStrays && !roundStrays && !endStrays) return undefined;
  if (round && !linkStrays && !endStrays && (round.kind !== "delta" || link)) {
    session.logger.warn(
      `The place in ${table.set} where reading went on is not in this environment: reads from the first page again.`,
    );
    return { changes: [], state: { ...state, round: restarted(state, round, params) } };
  }
  if (params.onExpiredToken === "fail") throw failure(table.set);
  const lost = linkLost(
    session,
    params,
    state,
    "are behind a link that is not of this environment",
  );
  // A sync that begins anew returns more than what would be made good.
  const keeps = round?.kind === "initialSync" && !roundStrays;
  return keeps ? { ...lost, state: { ...lost.state, round } } : lost;
}

/** Behind a first page, and behind a delta link, there are only links with a token of Dataverse's. */
const isNoPage = ({ kind, pages, next }: Round): boolean =>
  (kind === "delta" || pages > 0) && !isPageLink(next) && !isDeltaLink(next);

/** Paths are those that this client makes; links are Dataverse's own. */
const leadsToTable = (session: Session, set: string, url: string): boolean => {
  const own = entitySetName(set);
  if (!/^https?:/i.test(url)) return url === own || url.startsWith(`${own}?`);
  return whyNotLink(session, set, url) === undefined;
};

const failure = (set: string): InputError =>
  new InputError(
    `The delta link of ${set} is not of this environment, so that the changes since the last run are not known: deploy with On Expired Token set to catchUp or snapshot.`,
  );
