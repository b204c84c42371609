import { setOwn } from "../../objects/ownProperty";
import type { Session } from "../../session/session";
import { type Json, list, object } from "../definition/json";
import { readDefinitions } from "../readRawDefinition";
import type { Definition } from "../types";

const NO_ID = "00000000-0000-0000-0000-000000000000";

/**
 * A column's definition with the changes in it that were made since its table was last published. A read
 * of `EntityDefinitions` leaves them out, so that an update built on it would undo them (Microsoft:
 * "Retrieve published metadata": who edits definitions has to read the unpublished ones).
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/retrieveentity
 */
export async function withUnpublishedChanges(
  session: Session,
  published: Definition,
): Promise<Definition> {
  const table = String(published["EntityLogicalName"]);
  const parameters = [
    `@table='${table}'`,
    "@filters=Microsoft.Dynamics.CRM.EntityFilters'Attributes'",
    `@id=${NO_ID}`,
    "@unpublished=true",
  ];
  const latest = await readDefinitions(session, {
    path: `RetrieveEntity(LogicalName=@table,EntityFilters=@filters,MetadataId=@id,RetrieveAsIfPublished=@unpublished)?${parameters.join("&")}`,
    operation: `Reading the unpublished changes of ${table}`,
    strong: true,
    take: (json) => columnIn(json, published["MetadataId"]),
  });
  return latest ? latestOf(published, latest) : published;
}

const columnIn = (json: Json, id: unknown): Json | undefined =>
  list(object(json["EntityMetadata"])["Attributes"])
    .map(object)
    .find(({ MetadataId }) => MetadataId === id);

/**
 * The function names types otherwise (`ComplexMoneyAttributeMetadata`) and has options in the column:
 * only the properties that an update sends are taken over.
 */
const latestOf = (published: Definition, latest: Json): Definition => {
  const present: Definition = { ...published };
  for (const [name, value] of Object.entries(latest)) {
    if (!name.includes("@") && Object.hasOwn(published, name)) setOwn(present, name, value);
  }
  return present;
};
