import { queryString } from "../../odata/query";
import type { Session } from "../../session/session";
import { columnKey } from "../names";
import { inner } from "../properties";
import { readDefinitions, wholeDefinition } from "../readRawDefinition";
import { onTable } from "../resolveDefinitionKey";
import type { Definition, GetColumnParams } from "../types";
import { type AttributeType, attributeTypeNamed, castSegment } from "./attributeType";
import { isUnknownProperty } from "./queryColumns";

/**
 * One column as Dataverse defines it. Properties and options that only its own type has are asked of
 * that type, which takes a second look when the service says that it does not know them.
 */
export function getColumn(session: Session, params: GetColumnParams): Promise<Definition> {
  const column = columnKey(params.attributeKey, "Attribute Key");
  const query = queryString({
    fieldNames: params.fieldNames,
    expandPropertyNames: params.expandPropertyNames,
  });
  const operation = `Getting the column ${params.attributeKey} of ${params.entityId}`;
  return onTable(session, params.entityId, "Entity ID", async (table) => {
    const path = `EntityDefinitions(${table})/Attributes(${column})`;
    const read = (rest: string) =>
      readDefinitions(session, { path: path + rest, operation, take: wholeDefinition });
    try {
      return await read(query);
    } catch (error) {
      if (!isUnknownProperty(error)) throw error;
      const type = await typeOf(session, path, operation);
      if (type?.cast === undefined) throw error;
      return await read(castSegment(type) + query);
    }
  });
}

const typeOf = (
  session: Session,
  path: string,
  operation: string,
): Promise<AttributeType | undefined> =>
  readDefinitions(session, {
    path: `${path}?$select=AttributeTypeName`,
    operation,
    take: (json) => attributeTypeNamed(String(inner(json["AttributeTypeName"]))),
  });
