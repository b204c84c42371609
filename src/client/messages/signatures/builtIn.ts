import type { Catalog } from "../../types/messages";
import { BUILT_IN } from "./builtInText";
import { readTable } from "./readTable";

let table: Catalog | undefined;

/** The messages that Dataverse and its apps bring along, as far as they are known without asking. */
export function builtInMessages(): Catalog {
  table ??= readTable(BUILT_IN);
  return table;
}
