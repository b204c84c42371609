import type { BulkRun } from "../bulk/bulkRun";
import type { Plan } from "../bulk/plan";
import { rowResults } from "../bulk/results/rowResults";
import { refuseFaults } from "../bulk/rows/refuseFaults";
import { checkStart, runRows } from "../bulk/runRows";
import { makeSchedule } from "../bulk/scheduling/schedule";
import { makeThrottle, type Throttle } from "../bulk/scheduling/throttle";
import { defaults } from "../defaults";
import { InputError } from "../errors/InputError";
import { singleMatch } from "../metadata/cache/lookUpTable";
import { findTableName } from "../metadata/cache/tableName";
import { nameOfRelation } from "../metadata/relationships/relation";
import { runtime } from "../runtime";
import { impersonationHeaders, writeHeaders } from "../session/headers";
import type { Session } from "../session/session";
import type { TableName } from "../types/tables";
import { collectionRule } from "./collectionRule";
import { type Ends, readEnds } from "./ends";
import { type LinkTally, tallyLinks } from "./linkResult";
import { lookupRule } from "./lookupRule";
import { relatedTyper, type ToBody } from "./rowsToLink";
import type { LinkParams, LinkResult, UnlinkResult } from "./types";
import { isWritable } from "./writable";

const INPUT = "Related Records";

/**
 * Links a record to others, with a result for each of them. Nothing is done twice.
 *
 * @throws InputError before anything is sent; DataverseError or ConnectionError where nothing at all was
 * carried out, for a reason that concerns all records
 */
export async function linkRecords(session: Session, params: LinksParams): Promise<LinkResult> {
  const { outcome, count } = await writeLinks(session, { ...params, action: "link" });
  return { linked: count("linked"), alreadyLinked: count("alreadyLinked"), ...outcome };
}

/** Ends links, likewise. No link is ended that is not one between these records. */
export async function unlinkRecords(session: Session, params: LinksParams): Promise<UnlinkResult> {
  const { outcome, count } = await writeLinks(session, { ...params, action: "unlink" });
  return { unlinked: count("unlinked"), alreadyUnlinked: count("alreadyUnlinked"), ...outcome };
}

type LinksParams = Omit<LinkParams, "action">;

const writeLinks = async (session: Session, params: LinkParams): Promise<LinkTally> => {
  const { action, relatedRecords, startAt: from = 0, onError = "continue" } = params;
  const { timeBudgetSeconds = defaults.bulkTimeBudgetSeconds } = params;
  const total = relatedRecords.length;
  checkStart(from, total, INPUT);
  const budgetEndsMs = runtime.now() + timeBudgetSeconds * 1_000;
  const throttle = makeThrottle(session, params.maxParallel, budgetEndsMs + defaults.bulkGraceMs);
  if (from === total) {
    session.logger.warn(`${INPUT} has no record to ${action}: nothing was sent.`);
    return tallyLinks(throttle, rowResults(from, from).finish(from, undefined));
  }
  const ends = await readEnds(throttle.session, params, isWritable);
  requireWritable(ends, params);
  const run = await makeRun(throttle, params, ends);
  const type = relatedTyper(throttle.session, params, ends, bodyOf(ends, params));
  if (onError === "stop") await refuseFaults(type, run.plan, from, total, INPUT);
  const outcome = await runRows(run, { total, from, type, onError, budgetEndsMs });
  return tallyLinks(throttle, outcome);
};

/** @throws InputError for a lookup that cannot be set, and for several records where one can be linked */
const requireWritable = ({ relation, table }: Ends, params: LinkParams): void => {
  const name = nameOfRelation(relation);
  if (!isWritable(relation, table)) {
    throw new InputError(
      `Relationship ${name} of ${table.logicalName} cannot be written: Dataverse alone sets it.`,
    );
  }
  const { action, relatedRecords } = params;
  if (relation.kind === "manyToOne" && action === "link" && relatedRecords.length > 1) {
    throw new InputError(
      `${INPUT} has ${relatedRecords.length} records, but ${name} of ${table.logicalName} refers to one: give a single record.`,
    );
  }
};

const makeRun = async (throttle: Throttle, params: LinkParams, ends: Ends): Promise<BulkRun> => {
  const { session } = throttle;
  const other = await relatedTable(session, params, ends);
  const set = other?.entitySetName ?? ends.table.entitySetName;
  const context = { session, params, ends, other, set };
  const isCollection = ends.relation.kind === "manyToMany";
  const rule = await (isCollection ? collectionRule(context) : lookupRule(context));
  const links = params.action === "link";
  const plan: Plan = {
    verb: "update",
    definition: ends.table,
    set,
    elastic: false,
    clientGeneratedIds: false,
    keys: [],
    map: undefined,
    typing: "update",
    message: undefined,
    success: links ? "linked" : "unlinked",
    doing: links ? "Linking" : "Unlinking",
    rule,
  };
  const from = params.startAt ?? 0;
  const total = params.relatedRecords.length;
  const { chunkSize = defaults.bulkLargestChunk } = params;
  const row = writeHeaders({ bypassCustomLogic: params.bypassCustomLogic });
  const acting = impersonationHeaders(params);
  return {
    plan,
    throttle,
    schedule: makeSchedule(
      total - from === 1 ? "single" : "batch",
      Math.min(chunkSize, defaults.bulkLargestChunk),
    ),
    results: rowResults(total, from),
    logger: session.logger,
    headers: { whole: { ...acting, ...row }, row, acting },
  };
};

/** Undefined for a lookup, which may refer to several tables. */
const relatedTable = async (
  session: Session,
  params: LinkParams,
  { relation }: Ends,
): Promise<TableName | undefined> => {
  if (relation.kind === "manyToOne") return undefined;
  const { table } = relation.relationships[0];
  return singleMatch(await findTableName(session, table, params), table, "The related table");
};

/** What is written to the record that has the lookup. */
const bodyOf = ({ relation, table, key }: Ends, { action }: LinkParams): ToBody => {
  const { kind, relationships } = relation;
  const [{ otherNavigation = "" }] = relationships;
  switch (kind) {
    case "manyToMany":
      return () => ({});
    case "oneToMany":
      return () => reference(otherNavigation, `/${table.entitySetName}(${key.predicate})`, action);
    case "manyToOne":
      return ({ navigation, table: { entitySetName }, predicate }) =>
        reference(navigation, `/${entitySetName}(${predicate})`, action);
  }
};

/**
 * A bind to null was refused by some environments, the property itself was not
 * (https://github.com/MicrosoftDocs/powerapps-docs/issues/4028).
 */
const reference = (navigation: string, address: string, action: LinkParams["action"]) =>
  action === "link" ? { [`${navigation}@odata.bind`]: address } : { [navigation]: null };
