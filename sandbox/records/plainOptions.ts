import type { PathSegment } from "../odata/path";
import { plainOptionNames } from "../odata/query";
import { notSimulated } from "../odata/refusals";
import { operationsNamed } from "../operations/find";
import { unsimulated } from "../service/unsimulated";
import type { Call } from "./call";

/**
 * Refuses options without `$` that would change the answer and are not simulated, as `sql`:
 * to ignore one is to answer another question. `tag` is for plug-ins, which see it as a shared
 * variable.
 * https://learn.microsoft.com/power-apps/developer/data-platform/optional-parameters
 */
export function checkPlainOptions(call: Call, path: readonly PathSegment[]): void {
  const unknown = plainOptionNames(call.query).find((name) => !isSimulated(name, call, path));
  if (unknown === undefined || leadsNowhere(call, path)) return;
  throw notSimulated(`the query option '${unknown}' here`);
}

/** A path of nothing that there is says so, whatever options are behind it. */
function leadsNowhere(call: Call, [first]: readonly PathSegment[]): boolean {
  const { name = "" } = first ?? {};
  if (name === "" || name.startsWith("$") || definitionSets.test(name)) return false;
  if (call.store.schema.sets.has(name) || unsimulated(name, false)) return false;
  return operationsNamed(call, name).length === 0;
}

const definitionSets = /^\w+Definitions$/;

function isSimulated(
  name: string,
  { request, store }: Call,
  [first, ...rest]: readonly PathSegment[],
): boolean {
  const isRead = request.method === "GET" && first !== undefined;
  const isCollection = isRead && first.arguments === undefined && store.schema.sets.has(first.name);
  switch (name) {
    case "tag":
      return true;
    case "annotations":
      return first?.name === "$metadata";
    case "x-ms-file-name":
    case "sessiontoken":
      return request.method === "PATCH" && rest.length === 1;
    case "size":
      return request.method === "GET" && rest.at(-1)?.name === "$value";
    case "partitionId":
      return store.schema.sets.get(first?.name ?? "")?.declaration.elastic === true;
    case "fetchXml":
      return isCollection && rest.length === 0;
    case "savedQuery":
    case "userQuery":
      return isCollection ? rest.length === 0 : isRead && rest.length === 1;
    default:
      return false;
  }
}
