import { listRows } from "../../odata/listBody";
import { stringLiteral } from "../../odata/literal";
import { encodeOption } from "../../odata/query";
import { impersonationHeaders } from "../../session/headers";
import { type ReadOutcome, readEach } from "../../session/readEach";
import type { Session } from "../../session/session";
import type { DataverseRecord, Impersonation } from "../../types";
import type { PrincipalRow, PrincipalSearch, PrincipalTable } from "../../values/principalTypes";
import { USERS } from "./userColumns";

/** A few tell as much as all of them: that the text is not enough. */
const MOST = 4;

const OPERATION = "Looking up a user or team";

/**
 * Users and teams by id, or by what people know them by. One request. Where users or teams may not be read,
 * the others are still found.
 *
 * @throws DataverseError where nothing can be read that could be meant
 */
export async function findPrincipals(
  session: Session,
  impersonation: Impersonation,
  search: PrincipalSearch,
): Promise<readonly PrincipalRow[]> {
  const wanted = "table" in search ? search.table : undefined;
  const tables = wanted ? [wanted] : (["systemuser", "team"] as const);
  const answers = await readEach(
    session,
    { operation: OPERATION, headers: impersonationHeaders(impersonation) },
    tables.map((table) => PATHS[table](search)),
    listRows,
  );
  const rows = tables.flatMap((table, at) => rowsOf(table, answers[at]));
  const refusal = answers.flatMap((answer) => ("refusal" in answer ? [answer.refusal] : []))[0];
  if (rows.length === 0 && refusal) throw refusal;
  return rows;
}

const rowsOf = (
  table: PrincipalTable,
  answer: ReadOutcome<readonly DataverseRecord[]> | undefined,
): PrincipalRow[] =>
  answer && "value" in answer ? answer.value.flatMap((row) => ROWS[table](row)) : [];

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

const ROWS: Readonly<Record<PrincipalTable, (row: DataverseRecord) => PrincipalRow[]>> = {
  systemuser: (row) => {
    const id = text(row[USERS.id]);
    const isActive = row["isdisabled"] !== true;
    const [name, email] = [text(row[USERS.name]), text(row[USERS.email])];
    return id ? [{ table: "systemuser", id, name, email, isActive }] : [];
  },
  team: (row) => {
    const id = text(row["teamid"]);
    const [name, email] = [text(row["name"]), text(row["emailaddress"])];
    return id ? [{ table: "team", id, name, email, isActive: true }] : [];
  },
};

const condition = (search: PrincipalSearch, id: string, columns: readonly string[]): string => {
  if ("id" in search) return `${id} eq ${search.id}`;
  return columns.map((column) => `${column} eq ${stringLiteral(search.text)}`).join(" or ");
};

const PATHS: Readonly<Record<PrincipalTable, (search: PrincipalSearch) => string>> = {
  systemuser: (search) => {
    const { id, name, email, login } = USERS;
    const filter = encodeOption(condition(search, id, [name, email, login]));
    return `${USERS.set}?$select=${id},${name},${email},isdisabled&$filter=${filter}&$orderby=isdisabled,${name}&$top=${MOST}`;
  },
  team: (search) => {
    const filter = encodeOption(condition(search, "teamid", ["name", "emailaddress"]));
    return `teams?$select=teamid,name,emailaddress&$filter=${filter}&$orderby=name&$top=${MOST}`;
  },
};
