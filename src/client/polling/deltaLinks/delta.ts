import { defaults } from "../../defaults";
import type { Session } from "../../session/session";
import { identityOf, idOf } from "../shared/rowIdentity";
import { isoTime } from "../shared/times";
import { columnsFor } from "./columns";
import { deltaLinkOf, withoutLink, withoutRound } from "./finished";
import { initialSync } from "./initialSync";
import { readRowsById } from "./readRowsById";
import type { PageOfRound, Transitions } from "./transition";
import type { Delta, DeltaLink, TrackingState } from "./types";

/** Reads the changes behind a delta link. */
export function delta({ url }: DeltaLink): Delta {
  return { kind: "delta", next: url, pages: 0 };
}

const collect = async (
  session: Session,
  { params, state, page, started, emitter }: PageOfRound<Delta>,
): Promise<void> => {
  const { table, link, renew } = state;
  const keepFrom = started - defaults.trackingOverlapMs;
  if (link?.idsOnly || renew) {
    const versions = new Map(
      page.rows.map((row) => identityOf(row, table)).map(({ id, version }) => [id, version]),
    );
    const columns = columnsFor(table, params.fieldNames);
    const rows = await readRowsById(session, table, [...versions.keys()], columns, params);
    for (const row of rows) emitter.row(row, keepFrom, versions.get(idOf(row, table)));
  } else {
    for (const row of page.rows) emitter.row(row, keepFrom);
  }
  for (const id of page.deleted) emitter.deleted(id);
};

const finish = ({ state: given, page, started, emitter }: PageOfRound<Delta>): TrackingState => {
  const { renew, ...state } = given;
  const { table, link } = state;
  const catchUpFrom = started - defaults.trackingOverlapMs;
  const done: TrackingState = {
    ...withoutRound(state),
    seen: emitter.seen(catchUpFrom),
    since: isoTime(started - defaults.lateCommitMs),
    link: { url: deltaLinkOf(state, page), idsOnly: link?.idsOnly ?? true },
  };
  if (!renew) return done;
  const round = initialSync(table, { deliver: false, fieldNames: undefined, catchUpFrom });
  return { ...withoutLink(done), round };
};

export const deltaTransitions: Transitions<"delta"> = {
  collect,
  finish,
  restart: ({ link }, round) => (link ? delta(link) : round),
};
