import { InputError } from "../errors/InputError";
import { normalizeGuid } from "../odata/guid";
import type { Impersonation, WriteOptions } from "../types";

/**
 * Headers that name the user to act for (Microsoft: "Impersonate another user"). The Entra object id is
 * the form Microsoft prefers; both at once would contradict each other.
 */
export function impersonationHeaders({
  impersonateUserId,
  impersonateObjectId,
}: Impersonation): Record<string, string> {
  if (impersonateUserId && impersonateObjectId) {
    throw new InputError(
      "Impersonate User ID and Impersonate Object ID cannot both be set; leave one empty.",
    );
  }
  if (impersonateUserId) return { MSCRMCallerID: guid(impersonateUserId, "Impersonate User ID") };
  if (impersonateObjectId)
    return { CallerObjectId: guid(impersonateObjectId, "Impersonate Object ID") };
  return {};
}

/** Headers of the write options; duplicate detection is off unless asked for, as Dataverse has it. */
export function writeHeaders(options: WriteOptions): Record<string, string> {
  return {
    ...impersonationHeaders(options),
    ...(options.detectDuplicates ? { "MSCRM.SuppressDuplicateDetection": "false" } : {}),
    ...(options.bypassCustomLogic
      ? { "MSCRM.BypassBusinessLogicExecution": options.bypassCustomLogic }
      : {}),
  };
}

/** A record version as an `If-Match` header wants it: `W/"123"`, also from `123` or `"123"`. */
export function versionTag(ifMatch: string): string {
  const text = ifMatch.trim();
  if (text === "*") return text;
  const bare = text.replace(/^W\//i, "").replace(/\\?"/g, "").trim();
  if (/^[\w-]+$/.test(bare)) return `W/"${bare}"`;
  throw new InputError(
    `Record Version ${JSON.stringify(text.slice(0, 80))} is not a version: expected the record's @odata.etag, e.g. W/"1234567".`,
  );
}

export function guid(text: string, input: string): string {
  const found = normalizeGuid(text);
  if (found) return found;
  throw new InputError(
    `${input} ${JSON.stringify(text.slice(0, 80))} is not a GUID; expected e.g. 7eb682f1-ca75-e511-80d4-00155d2a68d1.`,
  );
}
