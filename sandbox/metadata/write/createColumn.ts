import { type JsonObject, jsonBody } from "../../records/payload/body";
import { noContent } from "../../records/respond";
import type { Table } from "../../schema/derived";
import { takesRows } from "../../schema/takesRows";
import type { ColumnDeclaration } from "../../schema/types";
import type { SandboxResponse } from "../../types";
import { attributeId } from "../model/attribute";
import { attributesOf } from "../subjects/attributes";
import { checkColumnBody, creatableType, requiredLevelOf, typeNameOf } from "./columnBody";
import { withColumn } from "./declaration";
import { facetsOf } from "./facets";
import { newText } from "./labels";
import { newOptions } from "./optionSet";
import { definitionsName, refused } from "./refusals";
import { checkSchemaName, checkSolutionName } from "./schemaName";
import { type Change, requireCustomizer } from "./target";

/**
 * `POST EntityDefinitions(LogicalName='t')/Attributes`: a new column, which rows have at once.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-update-column-definitions-using-web-api
 *
 * @param segment the first segment as sent, which the address of the column repeats
 */
export function createColumn(change: Change, table: Table, segment: string): SandboxResponse {
  const { call, definitions } = change;
  requireCustomizer(change, "prvCreateAttribute");
  checkSolutionName(call.request.headers["mscrm.solutionuniquename"]);
  if (!takesRows(table.declaration)) throw refused.notCustomizable();
  const column = readColumn(change, table, jsonBody(call, { setName: definitionsName }));
  definitions.change(table, (declaration) => withColumn(declaration, column), call.context.now());
  const id = attributeId(table.logicalName, column.name);
  return noContent({ "OData-EntityId": `${call.root}/${segment}/Attributes(${id})` });
}

function readColumn({ view }: Change, table: Table, body: JsonObject): ColumnDeclaration {
  const typeName = typeNameOf(body, undefined);
  checkColumnBody(typeName, body);
  const type = creatableType(typeName);
  const schemaName = checkSchemaName(body["SchemaName"]);
  const name = schemaName.toLowerCase();
  if (attributesOf(table, view.tables).has(name)) throw refused.attributeExists(schemaName);
  const label = newText(body, "DisplayName", undefined);
  const description = newText(body, "Description", undefined);
  return {
    name,
    schemaName,
    type,
    label: label.text,
    description: description.text,
    translations: { label: label.translations, description: description.translations },
    required: requiredLevelOf(body),
    custom: true,
    ...facetsOf(type, body),
    ...newOptions(type, body, view),
  };
}
