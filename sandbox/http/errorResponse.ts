import type { Refusal } from "../errors";
import type { SandboxResponse } from "../types";

const detailsUrl =
  "http://go.microsoft.com/fwlink/?LinkID=398563&error=Microsoft.Crm.CrmException%3a";

/**
 * Prints a refusal as the service does: code and message, and the error annotations the caller asked
 * for by `Prefer: odata.include-annotations`. A refusal without a message has no body at all.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/compose-http-requests-handle-errors
 */
export function errorResponse(
  refusal: Refusal,
  headers: Readonly<Record<string, string>>,
): SandboxResponse {
  if (refusal.message === "") return { status: refusal.status, headers: refusal.headers, body: "" };
  const asked = askedAnnotations(headers["prefer"] ?? "");
  const details = Object.entries(annotations(refusal))
    .filter(([name]) => asked.some((pattern) => covers(pattern, name)))
    .map(([name, value]) => [`@${name}`, value] as const);
  const error = { code: refusal.code, message: refusal.message, ...Object.fromEntries(details) };
  return {
    status: refusal.status,
    headers: {
      "Content-Type": "application/json; odata.metadata=minimal",
      "OData-Version": "4.0",
      ...refusal.headers,
    },
    body: JSON.stringify({ error }),
  };
}

function annotations({ code, message, details }: Refusal): Record<string, string> {
  const hex = code.replace(/^0x/i, "").toLowerCase();
  return {
    "Microsoft.PowerApps.CDS.ErrorDetails.OperationStatus": "0",
    "Microsoft.PowerApps.CDS.ErrorDetails.SubErrorCode": "0",
    "Microsoft.PowerApps.CDS.HelpLink": `${detailsUrl}${hex}&client=platform`,
    "Microsoft.PowerApps.CDS.TraceText": "",
    "Microsoft.PowerApps.CDS.InnerError.Message": message,
    ...details,
  };
}

/** The list of names inside `odata.include-annotations="…"`, quotes optional. */
function askedAnnotations(prefer: string): string[] {
  const list = /odata\.include-annotations\s*=\s*(?:"([^"]*)"|([^,;\s]+))/.exec(prefer);
  return (list?.[1] ?? list?.[2] ?? "").split(",").map((name) => name.trim());
}

function covers(pattern: string, name: string): boolean {
  return pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}
