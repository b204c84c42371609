import { defaults } from "../../defaults";
import { extrasAdder } from "../../labels/addExtras";
import type { Session } from "../../session/session";
import { isoTime, timeOf } from "../shared/times";
import { withExtras } from "../shared/withExtras";
import { ChangeEmitter } from "./ChangeEmitter";
import type { TrackingPage } from "./trackingPage";
import type { PageOfRound, Step } from "./transition";
import { transitionsOf } from "./transitions";
import type { Round, Rounds, TrackingState, TrackParams } from "./types";

/** Takes in a page of the round. Returns what is new on it, and the state behind it. */
export function advance<K extends keyof Rounds>(
  session: Session,
  params: TrackParams,
  state: TrackingState,
  round: Rounds[K] & { readonly kind: K },
  page: TrackingPage,
): Promise<Step> {
  const started = timeOf(round.started) ?? page.at - defaults.pollMarginMs;
  const emitter = new ChangeEmitter(state, params.changeTypes, started);
  return advanced(session, round.kind, { params, state, round, page, started, emitter });
}

const advanced = async <K extends keyof Rounds>(
  session: Session,
  kind: K,
  page: PageOfRound<Rounds[K]>,
): Promise<Step> => {
  const { collect, finish } = transitionsOf(kind);
  await collect(session, page);
  const { nextLink } = page.page;
  const state = nextLink ? nextPage(page, nextLink) : finish(page);
  const addExtras = extrasAdder(session, page.params, page.state.table.set, {}, "leaveOut");
  return { changes: await withExtras(page.emitter.changes, addExtras), state };
};

/** The same round with its next page. Everything seen is kept until its end. */
const nextPage = (
  { state, round, page: { emptyPages }, started, emitter }: PageOfRound<Round>,
  next: string,
): TrackingState => {
  const { empty: _, ...rest } = round;
  const pages = round.pages + 1;
  const empty = emptyPages > 0 ? { empty: emptyPages } : {};
  return {
    ...state,
    seen: emitter.seen(Number.NEGATIVE_INFINITY),
    round: { ...rest, next, pages, ...empty, started: isoTime(started) },
  };
};
