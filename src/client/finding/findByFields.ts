import { DataverseError } from "../errors/DataverseError";
import { InputError } from "../errors/InputError";
import { queryRecords } from "../queries/odata/queryRecords";
import type { Session } from "../session/session";
import type { QueryParams, RecordList } from "../types";
import type { TableDefinition } from "../types/tables";
import { NOTHING_FOUND, oneRecord } from "./findResult";
import { type Match, resolveMatch } from "./match/matchFields";
import { plainCondition } from "./match/plainCondition";
import type { FindEntityParams, FindResult, IfMany } from "./types";

/** Records whose ids are told where there are too many. */
const MOST_TOLD = 3;

/**
 * The records that the match fields fit: one query, and one more for every page beyond the first of all. The
 * definition of the table is read before, unless it could not change the query.
 */
export async function findByFields(
  session: Session,
  params: FindEntityParams,
): Promise<FindResult> {
  const { ifMany = "fail" } = params;
  const plain = ifMany === "fail" ? await plainly(session, params) : undefined;
  if (plain && plain.value.length < 2) return resultOf(plain, ifMany);
  const match = await resolveMatch(session, params);
  if (plain) throw severalFound(plain.value, match);
  const { entitySetName, logicalName } = match.table;
  if (entitySetName === "") {
    throw new InputError(`Entity Type ${logicalName} has no records that could be found.`);
  }
  const list = await queryRecords(session, {
    ...readOptions(params),
    entityType: entitySetName,
    condition: match.condition,
    ...HOW[ifMany](params),
    ...(ifMany === "fail" ? {} : { orderByFieldNames: orderOf(match.table, ifMany, params) }),
  });
  if (ifMany === "fail" && list.value.length > 1) throw severalFound(list.value, match);
  return resultOf(list, ifMany);
}

/** What Dataverse refuses is looked at by the definition, which says what is wrong. */
const plainly = async (
  session: Session,
  params: FindEntityParams,
): Promise<RecordList | undefined> => {
  const condition = plainCondition(session, params);
  if (condition === undefined) return undefined;
  const { entityType } = params;
  const query = { ...readOptions(params), entityType, condition, ...HOW.fail(params) };
  try {
    return await queryRecords(session, query);
  } catch (error) {
    if (error instanceof DataverseError && error.status === 400) return undefined;
    throw error;
  }
};

/** What decides how a record is read, and nothing of what is written. */
export function readOptions(params: FindEntityParams): Omit<QueryParams, "entityType"> {
  const { fieldNames, fieldMap, includeLabels, includeRecordUrl, includeAnnotations } = params;
  const { impersonateUserId, impersonateObjectId } = params;
  const extras = { fieldMap, includeLabels, includeRecordUrl, includeAnnotations };
  return { fieldNames, ...extras, impersonateUserId, impersonateObjectId };
}

type How = (params: FindEntityParams) => Partial<QueryParams>;

const ONE: How = () => ({ top: 1, count: true });

const HOW: Readonly<Record<IfMany, How>> = {
  fail: () => ({ top: MOST_TOLD + 1 }),
  first: ONE,
  newest: ONE,
  all: ({ maxRecords }) => ({ fetchAll: true, maxRecords }),
};

/** By the time of creation, and the same in every run; not every table keeps that time. */
const orderOf = (
  { columns, primaryIdAttribute }: TableDefinition,
  ifMany: IfMany,
  { fieldMap }: FindEntityParams,
): string[] => {
  const isField = (name: string) => fieldMap?.fields.some(({ field }) => field.key === name);
  const direction = ifMany === "newest" ? "desc" : "asc";
  return ["createdon", primaryIdAttribute].flatMap((name) => {
    const column = columns.get(name);
    if (!column?.validForRead) return [];
    // A field of the app may be called so, and be kept in another column.
    return [`${isField(name) ? column.schemaName : name} ${direction}`];
  });
};

const resultOf = (
  { value, hasMore, oDataCount, warning }: RecordList,
  ifMany: IfMany,
): FindResult => {
  const [record] = value;
  if (!record) return NOTHING_FOUND;
  if (ifMany === "fail") return oneRecord(record);
  const all = ifMany === "all";
  const count = all ? value.length : Math.max(oDataCount ?? 1, 1);
  const complete = !hasMore && (all || oDataCount === value.length);
  const cut = warning === undefined ? {} : { warning };
  return { found: true, created: false, count, record, records: value, complete, ...cut };
};

const severalFound = (
  rows: readonly Readonly<Record<string, unknown>>[],
  match: Match,
): DataverseError => {
  const { primaryIdAttribute } = match.table;
  const ids = rows.slice(0, MOST_TOLD).map((row) => String(row[primaryIdAttribute]));
  const more = rows.length > MOST_TOLD ? " and others" : "";
  return new DataverseError({
    operation: operationOf(match),
    outcome: "notDone",
    detail: `several records have these values of ${namesOf(match)}: ${ids.join(", ")}${more}`,
    hint: "Set If Many to first, newest or all, or give more Match Fields",
  });
};

const operationOf = ({ table }: Match): string => `Finding a record of ${table.entitySetName}`;

const namesOf = ({ columns }: Match): string =>
  columns.map(({ column }) => column.logicalName).join(", ");
