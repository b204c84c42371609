import type { AlternateKeyDefinition, TableDefinition } from "../../types/tables";
import { type Json, list, text, texts } from "./json";
import { labelOf } from "./labels";
import { isCompanion, readColumn } from "./readColumn";
import { readRelationships } from "./readRelationships";
import { readTableName } from "./readTableName";

/** A whole table, from a `ComplexEntityMetadata` of `RetrieveMetadataChanges`. */
export function readDefinition(json: Json): TableDefinition {
  const relationships = readRelationships(json);
  const attributes = list(json["Attributes"]);
  const columns = attributes
    .filter((attribute) => !isCompanion(attribute))
    .map((attribute) => readColumn(attribute, relationships));
  return {
    ...readTableName(json),
    columns: new Map(columns.map((column) => [column.logicalName, column])),
    companions: attributes
      .filter(isCompanion)
      .map((attribute) => readColumn(attribute, relationships)),
    keys: list(json["Keys"]).map(readKey),
    relationships,
    ...(json["EnforceStateTransitions"] === true ? { enforcesTransitions: true } : {}),
  };
}

const readKey = (json: Json): AlternateKeyDefinition => ({
  logicalName: text(json["LogicalName"]) ?? "",
  displayName: labelOf(json["DisplayName"]),
  columns: texts(json["KeyAttributes"]),
  status: text(json["EntityKeyIndexStatus"]) ?? "",
});
