import { InputError } from "../errors/InputError";
import { singleMatch } from "../metadata/cache/lookUpTable";
import { findTableName } from "../metadata/cache/tableName";
import { nameOfRelation } from "../metadata/relationships/relation";
import { decodedPath } from "../odata/decodedPath";
import { recordBody } from "../odata/listBody";
import { preferHeader } from "../odata/prefer";
import { guidIn } from "../odata/recordId";
import { queryRecords } from "../queries/odata/queryRecords";
import { recordList } from "../queries/odata/recordList";
import { nextPageUrl } from "../queries/paging/nextPageUrl";
import { impersonationHeaders } from "../session/headers";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import type { DataverseRecord, Impersonation, RecordList } from "../types";
import { type Ends, leadsOf, readEnds } from "./ends";
import type { RelatedParams } from "./types";

const LOOKUP_TABLE = "Microsoft.Dynamics.CRM.lookuplogicalname";

/**
 * The records that a record is related to, as a query of their table: one page, or every page with Fetch All.
 * What a lookup refers to is a list of one record at most.
 */
export async function queryRelated(session: Session, params: RelatedParams): Promise<RecordList> {
  const { entityId: _, relationship: __, ...query } = params;
  const ends = await readEnds(session, params);
  if (ends.relation.kind === "manyToOne") return queryReferred(session, query, ends);
  const { navigation, table } = ends.relation.relationships[0];
  if (query.nextPageId !== undefined) requireLinkAlong(session, ends, query.nextPageId);
  const entityType = await setOf(session, table, params);
  return queryRecords(session, { ...query, entityType, path: `${ends.path}/${navigation}` });
}

type Query = Omit<RelatedParams, "entityId" | "relationship">;

/** The lookup says which record it is, and of which table. */
const queryReferred = async (session: Session, query: Query, ends: Ends): Promise<RecordList> => {
  const { relation, path } = ends;
  const name = nameOfRelation(relation);
  if (query.nextPageId !== undefined) {
    throw new InputError(
      `Next Page ID is set, but the lookup ${name} leads to a single record: leave it empty.`,
    );
  }
  const [first] = relation.relationships;
  const property = `_${first.column}_value`;
  const { value } = await sendOrThrow(session, {
    method: "GET",
    path: `${path}?$select=${property}`,
    operation: `Reading ${name} of ${path}`,
    idempotency: "always",
    headers: {
      ...impersonationHeaders(query),
      ...preferHeader({ annotations: LOOKUP_TABLE }),
    },
    read: recordBody,
  });
  const record = value as DataverseRecord;
  const id = guidIn(record, property);
  const table = record[`${property}@${LOOKUP_TABLE}`] ?? first.table;
  const target = leadsOf(ends).targets.find((each) => each.table === table);
  if (id === undefined || !target) return noRecord(query);
  const match = await findTableName(session, target.table, query);
  const { entitySetName, primaryIdAttribute } = singleMatch(match, target.table, "Relationship");
  const restriction = `${primaryIdAttribute} eq ${id}`;
  return queryRecords(session, { ...query, entityType: entitySetName, restriction });
};

/** As a query that finds nothing. */
const noRecord = ({ count, fetchAll = false }: Query): RecordList =>
  recordList({
    value: [],
    nextLink: undefined,
    envelope: count ? { "@odata.count": 0 } : {},
    fetchedAll: fetchAll,
  });

const setOf = async (
  session: Session,
  table: string,
  impersonation: Impersonation,
): Promise<string> =>
  singleMatch(await findTableName(session, table, impersonation), table, "Relationship")
    .entitySetName;

/** @throws InputError for a link to other records than those of the relation */
const requireLinkAlong = (
  { environment }: Session,
  { table, relation }: Ends,
  nextPageId: string,
): void => {
  const url = nextPageUrl(environment, nextPageId);
  const [path = ""] = url.slice(environment.origin.length).split("?", 1);
  const link = decodedPath(path).replace(/^\/api\/data\/v[\d.]+\//, "");
  const { navigation } = relation.relationships[0];
  if (link.startsWith(`${table.entitySetName}(`) && link.endsWith(`)/${navigation}`)) return;
  throw new InputError(
    `Next Page ID is a link to other records than ${navigation} of ${table.logicalName}; expected the oDataNextLink of the page before, of the same relationship.`,
  );
};
