import { DataverseError } from "../errors/DataverseError";
import { tableDefinition } from "../metadata/cache/tableDefinition";
import { normalizeGuid } from "../odata/guid";
import { recordBody } from "../odata/listBody";
import { lookupContext } from "../queries/filter/lookupContext";
import { typingOptions } from "../records/typingOptions";
import { impersonationHeaders } from "../session/headers";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import type { Impersonation } from "../types";
import type { CallMessageParams, Types } from "../types/messages";
import type { TableName } from "../types/tables";
import type { Encoding } from "./parameters/types";

/** What the values of parameters need to know, asked for as far as they need it. */
export function encodingOf(
  session: Session,
  params: CallMessageParams,
  into: Encoding["into"],
  types: Types,
): Encoding {
  return {
    types,
    into,
    lookups: lookupContext(session, params),
    typing: typingOptions({ timeZone: params.timeZone }, "create"),
    idByKey: (table, predicate) => idByKey(session, params, table, predicate),
    statusOptions: async (name) => {
      const { columns } = await tableDefinition(session, name, params);
      return columns.get("statuscode")?.options ?? [];
    },
  };
}

/** Bodies of actions take ids only, so that a record of an alternate key is read first. */
export async function idByKey(
  session: Session,
  impersonation: Impersonation,
  { entitySetName, primaryIdAttribute }: TableName,
  predicate: string,
): Promise<string | undefined> {
  const path = `${entitySetName}(${predicate})`;
  try {
    const { value } = await sendOrThrow(session, {
      method: "GET",
      path: `${path}?$select=${primaryIdAttribute}`,
      operation: `Looking up ${path}`,
      idempotency: "always",
      headers: impersonationHeaders(impersonation),
      read: recordBody,
    });
    const id = (value as Record<string, unknown>)[primaryIdAttribute];
    return typeof id === "string" ? normalizeGuid(id) : undefined;
  } catch (error) {
    if (error instanceof DataverseError && error.status === 404) return undefined;
    throw error;
  }
}
