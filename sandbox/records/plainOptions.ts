import type { PathSegment } from "../odata/path";
import { plainOptionNames } from "../odata/query";
import { notSimulated } from "../odata/refusals";
import type { Call } from "./call";

/**
 * Refuses options without `$` that would change the answer and are not simulated, as `savedQuery` and
 * `sql`: to ignore one is to answer another question. `tag` is for plug-ins, which see it as a shared
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
  switch (name) {
    case "tag":
      return true;
    case "annotations":
      return first?.name === "$metadata";
    case "partitionId":
      return store.schema.sets.get(first?.name ?? "")?.declaration.elastic === true;
    case "fetchXml": {
      const collection = first !== undefined && first.arguments === undefined && rest.length === 0;
      return request.method === "GET" && collection && store.schema.sets.has(first.name);
    }
    default:
      return false;
  }
}
