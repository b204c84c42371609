import { DataverseError } from "../errors/DataverseError";
import { writeHeaders } from "../session/headers";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import type { DataverseRecord } from "../types";
import type { Resolved } from "./qualifyBody";
import { TABLES } from "./standardTables";
import type { QualifyLeadParams } from "./types";

/** Columns of a lead that name an existing account and contact. */
export const EXISTING = { account: "parentaccountid", contact: "parentcontactid" } as const;

/**
 * The message takes one customer only. An existing account and contact are columns of the lead, from which
 * Dynamics 365 links what it creates; those that the lead has already are left.
 *
 * @returns what was done, as the end of a sentence; undefined for nothing
 */
export async function linkExisting(
  session: Session,
  params: QualifyLeadParams,
  lead: DataverseRecord,
  resolved: Resolved,
): Promise<string | undefined> {
  const missing = (["account", "contact"] as const).flatMap((name) => {
    const id = resolved[name];
    const column = EXISTING[name];
    if (id === undefined || lead[`_${column}_value`] === id) return [];
    return [{ name, column, path: `/${TABLES[name].entitySetName}(${id})` }];
  });
  if (missing.length === 0) return undefined;
  const { entitySetName, primaryId } = TABLES.lead;
  const path = `${entitySetName}(${String(lead[primaryId])})`;
  await sendOrThrow(session, {
    method: "PATCH",
    path,
    operation: `Setting ${missing.map(({ column }) => column).join(" and ")} of ${path}`,
    idempotency: "harmless",
    headers: { ...writeHeaders(params), "If-Match": "*" },
    json: Object.fromEntries(missing.map(({ column, path: to }) => [`${column}@odata.bind`, to])),
  });
  return missing.map(({ name, path: to }) => `the existing ${name} ${to.slice(1)}`).join(" and ");
}

/** What was refused half way says what was done before. */
export function withLink(error: unknown, linked: string): unknown {
  if (!(error instanceof DataverseError) || error.outcome === "done") return error;
  const told = `The lead has got ${linked} before that, which a repeat does not do again`;
  return error.withHint([error.hint, told].filter((part) => part !== undefined).join(". "));
}
