import { nearest } from "../../errors/nearest";
import { singleMatch } from "../../metadata/cache/lookUpTable";
import { tableDefinition } from "../../metadata/cache/tableDefinition";
import { findTableName, prepareTableNames } from "../../metadata/cache/tableName";
import { listRows } from "../../odata/listBody";
import { stringLiteral } from "../../odata/literal";
import { encodeOption } from "../../odata/query";
import { impersonationHeaders } from "../../session/headers";
import { findId } from "../../session/readId";
import { sendOrThrow } from "../../session/sendOrThrow";
import type { Session } from "../../session/session";
import type { DataverseRecord, Impersonation } from "../../types";
import type { TableName } from "../../types/tables";
import type { LookupContext } from "../../values/lookupContext";
import { MOST_CANDIDATES } from "../../values/referencePredicate";
import { beginningWith } from "../pickers/containing";
import { findPrincipals } from "../users/findPrincipals";

/** Other tables and their rows, as lookups ask for them. */
export function lookupContext(session: Session, params: Impersonation): LookupContext {
  return {
    environment: session.environment,
    prepare: (names) => prepareTableNames(session, names, params),
    table: async (name) => {
      const match = await findTableName(session, name, params);
      return match.kind === "unknown"
        ? undefined
        : singleMatch(match, name, "The table of a lookup");
    },
    idsByName: (table, name) => idsByName(session, params, table, name),
    nearestNames: (table, name) => nearestNames(session, params, table, name),
    principals: (search) => findPrincipals(session, params, search),
    idAt: ({ entitySetName, primaryIdAttribute }, predicate) =>
      findId(session, `${entitySetName}(${predicate})`, primaryIdAttribute, params),
    definition: ({ logicalName }) => tableDefinition(session, logicalName, params),
  };
}

/** A few ids tell as much as all of them: that the name is not enough. */
const idsByName = async (
  session: Session,
  params: Impersonation,
  { entitySetName, primaryIdAttribute, primaryNameAttribute }: TableName,
  name: string,
): Promise<readonly string[]> => {
  if (!primaryNameAttribute) return [];
  const filter = encodeOption(`${primaryNameAttribute} eq ${stringLiteral(name)}`);
  const response = await sendOrThrow(session, {
    method: "GET",
    path: `${entitySetName}?$select=${primaryIdAttribute}&$filter=${filter}&$top=${MOST_CANDIDATES + 1}`,
    operation: `Looking up a record of ${entitySetName} by its name`,
    idempotency: "always",
    headers: impersonationHeaders(params),
    read: listRows,
  });
  const rows = response.value as readonly DataverseRecord[];
  return rows.map((row) => String(row[primaryIdAttribute]));
};

/** Rows that are compared with a name, and the characters that they have to begin with. */
const MOST_COMPARED = 200;
const SAME_BEGINNING = 2;

const nearestNames = async (
  session: Session,
  params: Impersonation,
  { entitySetName, primaryNameAttribute }: TableName,
  name: string,
): Promise<readonly string[]> => {
  const wanted = name.trim();
  const beginning = [...wanted].slice(0, SAME_BEGINNING).join("");
  if (!primaryNameAttribute || beginning === "") return [];
  const condition = beginningWith(beginning)(primaryNameAttribute);
  const call = {
    method: "GET",
    path: `${entitySetName}?$select=${primaryNameAttribute}&$filter=${encodeOption(condition)}&$orderby=${primaryNameAttribute}&$top=${MOST_COMPARED}`,
    operation: `Looking for records of ${entitySetName} with a similar name`,
    idempotency: "always",
    headers: impersonationHeaders(params),
    read: listRows,
  } as const;
  // A suggestion that cannot be made keeps nobody from hearing what is wrong.
  const response = await sendOrThrow(session, call).catch(() => undefined);
  const rows = (response?.value ?? []) as readonly DataverseRecord[];
  const names = rows.flatMap((row) => {
    const each = row[primaryNameAttribute];
    return typeof each === "string" ? [each] : [];
  });
  const longer = names.filter((each) => each.toLowerCase().startsWith(wanted.toLowerCase()));
  return [...new Set([...longer, ...nearest(wanted, names)])].slice(0, MOST_CANDIDATES);
};
