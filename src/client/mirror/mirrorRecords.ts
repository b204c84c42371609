import { inFieldWords } from "../bulk/results/inFieldWords";
import { makeThrottle } from "../bulk/scheduling/throttle";
import { defaults } from "../defaults";
import { InputError } from "../errors/InputError";
import { runtime } from "../runtime";
import type { Session } from "../session/session";
import { endOf } from "./endOf";
import { planHash } from "./plan/planHash";
import { type MirrorReading, readAll } from "./plan/readAll";
import type { Decision } from "./plan/types";
import { type DueRemovals, removeUnlisted, toRemovals } from "./removeUnlisted";
import { asPlanned, asWritten, toResult, type Written, withFaults } from "./result";
import { checkScope } from "./scope/resolveScope";
import type { MirrorParams, MirrorResult } from "./types";
import { writeAgain } from "./writing/writeAgain";
import { writeRows } from "./writing/writeRows";

/**
 * Keeps the rows of a scope in step with a list: what differs is written, and what the list does not have is
 * kept, deactivated or deleted, last of all. Nothing is removed unless all of the list was carried out.
 *
 * @throws InputError before anything is written; DataverseError or ConnectionError where nothing was
 */
export async function mirrorRecords(session: Session, params: MirrorParams): Promise<MirrorResult> {
  checkScope(params);
  checkEmpty(params);
  const { timeBudgetSeconds = defaults.bulkTimeBudgetSeconds, dryRun = false } = params;
  const endsMs = runtime.now() + timeBudgetSeconds * 1_000;
  const secondsLeft = () => Math.max(0, endsMs - runtime.now()) / 1_000;
  const throttle = makeThrottle(session, params.maxParallel, endsMs + defaults.bulkGraceMs);
  const meters = [throttle.meter];
  const reading = await readAll(throttle.session, params, () => secondsLeft() === 0);
  const due = await toRemovals(throttle.session, params, reading);
  const decisions = withFaults(reading.draft.decisions, reading.list);
  const hash = hashOf(params, reading, decisions, due);
  // What was not read to its end is no plan, and nothing is written by it.
  if (reading.whole) checkHash(params, hash);
  const { written, isCut } = await write(session, params, reading, {
    decisions,
    watched: throttle.session,
    secondsLeft,
    onRun: (meter) => meters.push(meter),
  });
  const { plan, draft, rules } = reading;
  const removed = await removeUnlisted(session, {
    ...due,
    params,
    definition: plan.definition,
    states: rules.inactive,
    isCut,
    secondsLeft: secondsLeft(),
    onRun: (meter) => meters.push(meter),
  });
  const { cascades, restricts } = due;
  return toResult(written, removed, {
    dryRun,
    scopeRows: draft.scopeRows,
    cascades,
    restricts,
    planHash: hash,
    requests: meters.reduce((sum, { requests }) => sum + requests, 0),
    waitedMs: meters.reduce((sum, { waitedMs }) => sum + waitedMs, 0),
  });
}

const checkEmpty = ({ records, missing = "keep", guards, dryRun }: MirrorParams): void => {
  if (records.length > 0 || missing === "keep" || guards?.allowEmpty || dryRun) return;
  throw new InputError(
    "Records is empty, so that every row of the scope would be removed. Nothing was sent: set Allow Empty in Guards if that is meant.",
  );
};

const checkHash = ({ expectedPlanHash }: MirrorParams, hash: string): void => {
  if (expectedPlanHash === undefined || expectedPlanHash === hash) return;
  throw new InputError(
    "Expected Plan Hash is not that of this list any more: table, keys, values or rows have changed since the dry run. Nothing was written; make another one.",
  );
};

const hashOf = (
  { missing = "keep" }: MirrorParams,
  { plan: { definition, keys } }: MirrorReading,
  decisions: readonly (Decision | undefined)[],
  { rows, refused }: DueRemovals,
): string =>
  planHash({
    table: definition.logicalName,
    keys: keys.map(({ logicalName }) => logicalName),
    missing,
    decisions,
    // What the guards refuse is not removed.
    removals: refused === undefined ? rows : new Map(),
  });

interface Writing {
  readonly decisions: readonly (Decision | undefined)[];
  /** Whose requests are counted. */
  readonly watched: Session;
  readonly secondsLeft: () => number;
  readonly onRun: (meter: Awaited<ReturnType<typeof writeRows>>["throttle"]["meter"]) => void;
}

/** Writes the list, and says why nothing may be removed after it. */
const write = async (
  session: Session,
  params: MirrorParams,
  reading: MirrorReading,
  { decisions, watched, secondsLeft, onRun }: Writing,
): Promise<{ readonly written: Written; readonly isCut: string | undefined }> => {
  const { plan, list, whole } = reading;
  const removes = (params.missing ?? "keep") !== "keep";
  if (!whole) {
    const none = asPlanned(Array.from(decisions, () => undefined));
    return { written: none, isCut: removes ? OUT_OF_TIME : undefined };
  }
  if (params.dryRun) return { written: asPlanned(decisions), isCut: undefined };
  const timeBudgetSeconds = secondsLeft();
  const run = await writeRows(session, { params, plan, list, decisions, timeBudgetSeconds });
  onRun(run.throttle.meter);
  const first = { decisions, run, secondsLeft: secondsLeft() };
  let ended: string | undefined;
  const second = await writeAgain(session, watched, params, reading, first).catch((error) => {
    ended = endOf(error);
    return undefined;
  });
  if (second) onRun(second.run.throttle.meter);
  const results = (second?.results ?? run.outcome.results).map(inFieldWords(plan.map));
  const written = asWritten(results, second?.decisions ?? decisions);
  const isCut = run.isCut || second?.run.isCut === true;
  const why = ended ?? whyCut(params, isCut, written);
  return { written, isCut: removes ? why : undefined };
};

const OUT_OF_TIME = "The time budget was used up while rows were read.";

const whyCut = (
  { onError }: MirrorParams,
  isCut: boolean,
  { counts }: Written,
): string | undefined => {
  if (isCut || counts.notRun > 0) return "Not all of the list was carried out.";
  if (counts.unknown > 0) return "Of some records it is not known whether they were written.";
  return onError === "stop" && counts.rejected > 0 ? "A record was rejected." : undefined;
};
