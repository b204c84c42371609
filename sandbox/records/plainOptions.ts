import type { PathSegment } from "../odata/path";
import { plainOptionNames } from "../odata/query";
import { notSimulated } from "../odata/refusals";
import type { Call } from "./call";

/**
 * Refuses options without `$` that would change the answer and are not simulated, as `sql`:
 * to ignore one is to answer another question. `tag` is for plug-ins, which see it as a shared
 * variable.
 * https://learn.microsoft.com/power-apps/developer/data-platform/optional-parameters
 */
export function checkPlainOptions(call: Call, path: readonly PathSegment[]): void {
  const unknown = plainOptionNames(call.query).find((name) => !isSimulated(name, call, path));
  if (unknown !== undefined) throw notSimulated(`the query option '${unknown}' here`);
}

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
