import type { TableName } from "../../types/tables";
import { NAMESPACE } from "../signatures/typeNames";
import type { Encoding } from "./types";

/** A record that exists, as a body and a URL take it. */
export function recordValue(
  table: TableName,
  id: string,
  declared: string,
  into: Encoding["into"],
): Record<string, string> {
  if (into === "url") return { "@odata.id": `${table.entitySetName}(${id})` };
  return {
    [keyOf(table, declared)]: id,
    "@odata.type": NAMESPACE + table.logicalName,
  };
}

/** The key of users and teams is that of their base, `principal` (Microsoft: "Use Web API actions"). */
export const PRINCIPALS: ReadonlySet<string> = new Set(["systemuser", "team", "principal"]);

const keyOf = ({ logicalName, primaryIdAttribute }: TableName, declared: string): string =>
  PRINCIPALS.has(declared) && PRINCIPALS.has(logicalName) ? "ownerid" : primaryIdAttribute;
