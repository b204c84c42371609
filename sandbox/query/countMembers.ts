import { rowLimit, wants } from "../odata/prefer";
import { jsonString, member } from "./json";
import { globalMetadataVersion } from "./metadataVersion";
import type { ReadRequest } from "./request";

/**
 * `@odata.count`, which never says more than 5,000, and the annotations around it.
 *
 * @param count counts the rows, no further than one past 5,000; asked only where a count is wanted
 */
export function countMembers(
  { options, prefer, store }: Pick<ReadRequest, "options" | "prefer" | "store">,
  count: () => number,
  wanted = options.count,
): string[] {
  const counted = wanted ? count() : -1;
  const shown = Math.min(counted, rowLimit);
  const annotations: [string, string][] = [
    ["totalrecordcount", String(shown)],
    ["totalrecordcountlimitexceeded", String(counted > rowLimit)],
    ["globalmetadataversion", jsonString(globalMetadataVersion(store.schema))],
  ];
  return [
    ...(wanted
      ? [member("@odata.count", prefer.format?.exact ? `"${shown}"` : String(shown))]
      : []),
    ...annotations
      .map(([name, value]) => [`Microsoft.Dynamics.CRM.${name}`, value] as const)
      .filter(([name]) => wants(prefer, name))
      .map(([name, value]) => member(`@${name}`, value)),
  ];
}
