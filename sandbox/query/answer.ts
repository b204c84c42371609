import { contentType } from "../odata/format";
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
      "Content-Type": contentType(prefer.format),
      "OData-Version": "4.0",
      ...preferenceApplied(prefer, { paged: more.paged ?? false, tracked: more.tracked ?? false }),
      ...more.headers,
    },
    body: prefer.format?.metadata === "none" ? withoutContext(body) : body,
  };
}

/** The context is first in every answer. */
function withoutContext(body: string): string {
  return body.replace(/^\{"@odata\.context":"[^"]*",?/, "{");
}

/** An answer without a body: 204, or 304 for a row that has not changed. */
export function emptyAnswer(
  status: 204 | 304,
  headers: Record<string, string> = {},
): SandboxResponse {
  return { status, headers: { "OData-Version": "4.0", ...headers }, body: "" };
}
