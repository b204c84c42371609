import { type Preferences, preferenceApplied } from "../odata/prefer";
import type { SandboxResponse } from "../types";

/** A JSON answer to a read. `paged` and `tracked` say whether the preferences meant anything to it. */
export function jsonAnswer(
  body: string,
  prefer: Preferences,
  more: { headers?: Record<string, string>; paged?: boolean; tracked?: boolean } = {},
): SandboxResponse {
  return {
    status: 200,
    headers: {
      "Content-Type": "application/json; odata.metadata=minimal",
      "OData-Version": "4.0",
      ...preferenceApplied(prefer, { paged: more.paged ?? false, tracked: more.tracked ?? false }),
      ...more.headers,
    },
    body,
  };
}

/** An answer without a body: 204, or 304 for a row that has not changed. */
export function emptyAnswer(
  status: 204 | 304,
  headers: Record<string, string> = {},
): SandboxResponse {
  return { status, headers: { "OData-Version": "4.0", ...headers }, body: "" };
}
