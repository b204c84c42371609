import type { SandboxResponse } from "../types";
import type { Call } from "./call";
import { json } from "./respond";

/**
 * The list of entity sets, in alphabetical order.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/web-api-service-documents
 */
export function serviceDocument(call: Call): SandboxResponse {
  const names = [...call.store.schema.sets.keys()].sort();
  return json(200, {
    "@odata.context": `${call.root}/$metadata`,
    value: names.map((name) => ({ name, kind: "EntitySet", url: name })),
  });
}
