import { defaults } from "../../defaults";
import { InputError } from "../../errors/InputError";
import { normalizeGuid } from "../../odata/guid";
import type { Session } from "../../session/session";
import type { Impersonation } from "../../types";
import type { TableMatch, TableName } from "../../types/tables";
import { findTable } from "./findTable";
import { tableNames } from "./tableLists";

/**
 * The table of a name, whichever of its names it is. One request, and none while the list of tables is
 * remembered; a name that the remembered list does not have may be new, and is looked for once more.
 *
 * @param input label of the input that holds the name, for messages
 * @throws InputError when no table has that name, or several have it as their display name
 */
export async function tableByName(
  session: Session,
  name: string,
  impersonation: Impersonation = {},
  input = "Entity Type",
): Promise<TableName> {
  requireName(name, input);
  return singleMatch(await lookUpTable(session, name, impersonation), name, input);
}

export function requireName(name: string, input: string): void {
  if (name.trim() !== "") return;
  throw new InputError(`${input} is empty; expected a table, e.g. accounts.`);
}

/** Whether Dataverse may know a table by this name; display names may hold anything. */
export function isTechnicalName(name: string): boolean {
  return /^[a-z_][a-z0-9_]*$/i.test(name.trim()) || normalizeGuid(name) !== undefined;
}

/** What a name leads to, by the list of all tables. */
export async function lookUpTable(
  session: Session,
  name: string,
  impersonation: Impersonation = {},
): Promise<TableMatch> {
  const match = findTable(await tableNames(session, impersonation), name);
  if (match.kind !== "unknown") return match;
  const fresh = await tableNames(session, impersonation, defaults.directoryFreshMs);
  return findTable(fresh, name);
}

/** @throws InputError that lists what may have been meant, unless there is exactly one table */
export function singleMatch<T extends TableName>(
  match: TableMatch<T>,
  name: string,
  input: string,
): T {
  if (match.kind === "found") return match.table;
  const shown = JSON.stringify(name.length > 80 ? `${name.slice(0, 80)}…` : name);
  if (match.kind === "unknown") {
    throw new InputError(
      `${input} ${shown} is no table of this environment${suggestion(match.suggestions) || "."}`,
    );
  }
  const tables = match.tables.map(
    ({ logicalName, entitySetName }) => `${logicalName} (set name ${entitySetName || "none"})`,
  );
  throw new InputError(
    `${input} ${shown} is the display name of ${tables.length} tables: ${tables.join(", ")}. Use one of these names.`,
  );
}

/** `; did you mean accounts (or contacts)?`, or nothing. */
export function suggestion(tables: readonly TableName[]): string {
  const [best, ...others] = tables.map(
    ({ entitySetName, logicalName }) => entitySetName || logicalName,
  );
  if (best === undefined) return "";
  return `; did you mean ${best}${others.length > 0 ? ` (or ${others.join(", ")})` : ""}?`;
}
