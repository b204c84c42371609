import type { Session } from "../../session/session";
import { readDefinitions, wholeDefinition } from "../readRawDefinition";
import { onTable } from "../resolveDefinitionKey";
import type { Definition } from "../types";

/** One `EntityMetadata` with all of its properties, by MetadataId or any name of the table. */
export function getTable(
  session: Session,
  { entityType }: { readonly entityType: string },
): Promise<Definition> {
  return onTable(session, entityType, "Entity Type", (key) =>
    readDefinitions(session, {
      path: `EntityDefinitions(${key})`,
      operation: `Getting the definition of ${entityType}`,
      take: wholeDefinition,
    }),
  );
}
