import { type Plan, ruledPlan } from "../bulk/plan";
import { runByRule } from "../bulk/runByRule";
import { InputError } from "../errors/InputError";
import { singleMatch } from "../metadata/cache/lookUpTable";
import { findTableName } from "../metadata/cache/tableName";
import { nameOfRelation } from "../metadata/relationships/relation";
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
  const { action, relatedRecords } = params;
  const { throttle, outcome } = await runByRule(session, params, {
    input: INPUT,
    total: relatedRecords.length,
    verb: action,
    prepare: async (watched) => {
      const ends = await readEnds(watched, params, isWritable);
      requireWritable(ends, params);
      const plan = await makePlan(watched, params, ends);
      return { plan, type: relatedTyper(watched, params, ends, bodyOf(ends, params)) };
    },
  });
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

const makePlan = async (session: Session, params: LinkParams, ends: Ends): Promise<Plan> => {
  const other = await relatedTable(session, params, ends);
  const set = other?.entitySetName ?? ends.table.entitySetName;
  const context = { session, params, ends, other, set };
  const isCollection = ends.relation.kind === "manyToMany";
  const rule = await (isCollection ? collectionRule(context) : lookupRule(context));
  const links = params.action === "link";
  return ruledPlan(ends.table, rule, {
    set,
    success: links ? "linked" : "unlinked",
    doing: links ? "Linking" : "Unlinking",
  });
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
