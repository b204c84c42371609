import type { SegmentArguments } from "../odata/ast";
import { badPath } from "../odata/key";
import { invalidKey } from "./refusals";

/** What distinguishes one definition from the others of its type. */
export interface DefinitionKey {
  readonly name: string;
  readonly value: string;
  /** As context URLs show it: `('account')`, `(70816501-edb9-4740-a16c-6a5efbc05d84)`. */
  readonly text: string;
}

/** The properties that tell definitions apart beside `MetadataId`. */
const keyProperties: Readonly<Record<string, string>> = {
  EntityMetadata: "LogicalName",
  AttributeMetadata: "LogicalName",
  EntityKeyMetadata: "LogicalName",
  OptionSetMetadataBase: "Name",
  RelationshipMetadataBase: "SchemaName",
  OneToManyRelationshipMetadata: "SchemaName",
  ManyToManyRelationshipMetadata: "SchemaName",
};

/**
 * Reads what is in the parentheses behind a set of definitions; a bare GUID is the `MetadataId`.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/retrieve-metadata-name-metadataid
 */
export function readKey(typeName: string, { single, named }: SegmentArguments): DefinitionKey {
  if (single !== undefined) {
    if (single.kind !== "literal" || single.type !== "guid") throw badPath();
    return byId(single.value);
  }
  const [given, ...more] = named;
  if (given?.value.kind !== "literal" || more.length > 0) throw invalidKey(typeName);
  const { name, value } = given;
  if (name === "MetadataId" && value.type === "guid") return byId(value.value);
  if (name !== keyProperties[typeName] || value.type !== "string") throw invalidKey(typeName);
  return { name, value: value.value, text: `('${value.value.replaceAll("'", "''")}')` };
}

function byId(id: string): DefinitionKey {
  return { name: "MetadataId", value: id, text: `(${id})` };
}
