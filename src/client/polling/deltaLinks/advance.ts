import { defaults } from "../../defaults";
import { DataverseError } from "../../errors/DataverseError";
import type { Session } from "../../session/session";
import { identityOf, idOf } from "../shared/rowIdentity";
import { isoTime, timeOf } from "../shared/times";
import { ChangeEmitter } from "./ChangeEmitter";
import { columnsFor } from "./columns";
import { readRowsById } from "./readRowsById";
import { gapRound, loadRound, withoutRound } from "./rounds";
import type { TrackingPage } from "./trackingPage";
import type { DeltaLink, Round, TrackedChange, TrackingState, TrackParams } from "./types";

export interface Step {
  readonly changes: readonly TrackedChange[];
  readonly state: TrackingState;
}

/** Takes a page of the round in, and says where things stand behind it. */
export const advance = async (
  session: Session,
  params: TrackParams,
  state: TrackingState,
  round: Round,
  page: TrackingPage,
): Promise<Step> => {
  const started = timeOf(round.started) ?? page.at - defaults.pollMarginMs;
  const handover = new ChangeEmitter(state, params.changeTypes, started);
  if (round.kind === "load") return afterLoad(params, state, { round, page, started, handover });
  if (round.kind === "gap") return afterGap(state, { round, page, started, handover });
  await takeChanges(session, params, state, { round, page, started, handover });
  return afterDelta(state, { round, page, started, handover });
};

interface Reading {
  readonly round: Round;
  readonly page: TrackingPage;
  readonly started: number;
  readonly handover: ChangeEmitter;
}

/** The same round with its next page. Everything seen is kept until its end. */
const goOn = (
  state: TrackingState,
  { round: { empty: _, ...round }, page: { emptyPages }, started, handover }: Reading,
  next: string,
): Step => ({
  changes: handover.changes,
  state: {
    ...state,
    seen: handover.seen(Number.NEGATIVE_INFINITY),
    round: {
      ...round,
      next,
      pages: round.pages + 1,
      ...(emptyPages > 0 ? { empty: emptyPages } : {}),
      started: isoTime(started),
    },
  },
});

const afterLoad = (params: TrackParams, state: TrackingState, reading: Reading): Step => {
  const { round, page, started, handover } = reading;
  const { deliver } = round;
  const overlap = started - defaults.trackingOverlapMs;
  if (deliver) for (const row of page.rows) handover.row(row, overlap);
  if (page.nextLink) return goOn(state, reading, page.nextLink);
  const { changes } = handover;
  const { table } = state;
  const link = { url: deltaLinkOf(state, page), idsOnly: !deliver };
  const gapFrom = timeOf(round.gapFrom);
  const seen = handover.seen(Math.min(overlap, gapFrom ?? overlap));
  // Nothing is known of the rows that were there: what came to be before the load is not new. All
  // that a load returns is, to its end: a row changed before its page may only come behind it.
  const begun = isoTime((gapFrom ?? started) + defaults.pollMarginMs);
  const since = state.since ?? (deliver ? undefined : begun);
  const loaded: TrackingState = { ...state, seen, ...(since === undefined ? {} : { since }) };
  // A load of one page is of one moment; during a longer one rows were changed behind it.
  if (table.timestampColumn === "" || (gapFrom === undefined && round.pages === 0)) {
    return { changes, state: finished(loaded, link, started) };
  }
  const from = gapFrom ?? (deliver ? overlap : started);
  const gap = gapRound(table, link, started, from, params.fieldNames);
  return { changes, state: { ...loaded, round: gap } };
};

const afterGap = (state: TrackingState, reading: Reading): Step => {
  const { round, page, started, handover } = reading;
  for (const row of page.rows) handover.row(row, Number.NEGATIVE_INFINITY);
  if (page.nextLink) return goOn(state, reading, page.nextLink);
  const seen = handover.seen(started - defaults.trackingOverlapMs);
  if (!round.link) throw new Error("A gap is only read behind a load.");
  return { changes: handover.changes, state: finished({ ...state, seen }, round.link, started) };
};

const takeChanges = async (
  session: Session,
  { fieldNames }: TrackParams,
  { table, link, renew }: TrackingState,
  { page, started, handover }: Reading,
): Promise<void> => {
  const keepFrom = started - defaults.trackingOverlapMs;
  if (link?.idsOnly || renew) {
    const versions = new Map(
      page.rows.map((row) => identityOf(row, table)).map(({ id, version }) => [id, version]),
    );
    const rows = await readRowsById(
      session,
      table,
      [...versions.keys()],
      columnsFor(table, fieldNames),
    );
    for (const row of rows) handover.row(row, keepFrom, versions.get(idOf(row, table)));
  } else {
    for (const row of page.rows) handover.row(row, keepFrom);
  }
  for (const id of page.deleted) handover.deleted(id);
};

const afterDelta = ({ renew, ...state }: TrackingState, reading: Reading): Step => {
  const { page, started, handover } = reading;
  if (page.nextLink) return goOn(renew ? { ...state, renew } : state, reading, page.nextLink);
  const { changes } = handover;
  const { table, link } = state;
  const seen = handover.seen(started - defaults.trackingOverlapMs);
  const next = { url: deltaLinkOf(state, page), idsOnly: link?.idsOnly ?? true };
  const since = isoTime(started - defaults.lateCommitMs);
  const done = { ...withoutRound(state), seen, since, link: next };
  if (!renew) return { changes, state: done };
  const gapFrom = started - defaults.trackingOverlapMs;
  const round = loadRound(table, { deliver: false, fieldNames: undefined, gapFrom });
  return { changes, state: { ...withoutLink(done), round } };
};

/** A link that is still good is kept: what it reports was not returned by a load behind its back. */
const finished = (state: TrackingState, link: DeltaLink, started: number): TrackingState => {
  if (state.link) return withoutRound(state);
  return { ...withoutRound(state), link, since: handedOverUntil(state, started) };
};

/** What came to be before a read that went through is not new any more, but for late commits. */
const handedOverUntil = ({ since }: TrackingState, started: number): string =>
  isoTime(Math.max(timeOf(since) ?? 0, started - defaults.lateCommitMs));

const withoutLink = ({ link: _, ...state }: TrackingState): TrackingState => state;

const deltaLinkOf = (
  { table }: Pick<TrackingState, "table">,
  { deltaLink }: TrackingPage,
): string => {
  if (deltaLink) return deltaLink;
  throw new DataverseError({
    operation: `Tracking the changes of ${table.set}`,
    outcome: "notDone",
    detail: "the last page came without a delta link",
    hint: 'Switch on "Track changes" for the table',
  });
};
