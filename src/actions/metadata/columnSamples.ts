import { type Definition, InputError, plainColumn, type UpdatedColumn } from "../../client";
import { exampleColumn } from "./attributeExample";

/** Labels have some language until the one of the user is known. */
const ENGLISH = 1033;

/** What only some columns have, which may be others than the example. */
const OF_TYPE = ["AttributeType", "AttributeTypeName", "Precision", "PrecisionSource"];

interface Created {
  readonly entityId: string;
  readonly attributeBody?: Definition | undefined;
}

/**
 * The definition that a create of this column answers with, made of nothing but the inputs.
 *
 * @throws InputError without a name, so that the example is shown
 */
export function createdColumn({ entityId, attributeBody = {} }: Created): Definition {
  const { SchemaName: name } = attributeBody;
  if (typeof name !== "string") throw new InputError("Attribute Body has no SchemaName.");
  const given = plainColumn(attributeBody, ENGLISH);
  const type = `#${String(given["@odata.type"] ?? exampleColumn["@odata.type"]).replace(/^#/, "")}`;
  const isOther = type !== exampleColumn["@odata.type"];
  const kept = Object.entries(exampleColumn).filter(
    ([property]) => !isOther || !OF_TYPE.includes(property),
  );
  return {
    ...Object.fromEntries(kept),
    ...given,
    "@odata.type": type,
    LogicalName: name.toLowerCase(),
    EntityLogicalName: tableIn(entityId),
  };
}

interface Updated {
  readonly entityId: string;
  readonly attributeKey?: string | undefined;
  readonly attributeBody?: Definition | undefined;
  readonly publish?: boolean | undefined;
}

/** What an update of a column answers with, as far as the inputs say it. */
export function updatedColumn(
  example: UpdatedColumn,
  { entityId, attributeKey, attributeBody = {}, publish = false }: Updated,
): UpdatedColumn {
  const named = attributeBody["LogicalName"] ?? attributeBody["SchemaName"] ?? attributeKey;
  const isName = typeof named === "string" && /^[a-z_]\w*$/i.test(named);
  const names = isName ? { LogicalName: named.toLowerCase(), SchemaName: named } : {};
  return { ...example, ...names, EntityLogicalName: tableIn(entityId), published: publish };
}

const tableIn = (entityId: string): string =>
  /^[a-z_]\w*$/i.test(entityId)
    ? entityId.toLowerCase()
    : String(exampleColumn["EntityLogicalName"]);
