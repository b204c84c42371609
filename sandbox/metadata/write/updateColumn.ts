import { type JsonObject, jsonBody } from "../../records/payload/body";
import { noContent } from "../../records/respond";
import type { ColumnDeclaration } from "../../schema/types";
import type { SandboxResponse } from "../../types";
import { attributeId } from "../model/attribute";
import type { Attribute } from "../subjects/attributes";
import { checkColumnBody, requiredLevelOf, typeNameOf } from "./columnBody";
import { declarationOf, withColumn } from "./declaration";
import { facetsOf } from "./facets";
import { newText } from "./labels";
import { definitionsName, invalidArgument, refused } from "./refusals";
import { checkSolutionName } from "./schemaName";
import { type Change, requireCustomizer } from "./target";

/**
 * `PUT …/Attributes(LogicalName='x')` with the whole definition: what it leaves out is reset. It is
 * seen when the table has been published. Options are not changed by it.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-update-column-definitions-using-web-api#update-a-column
 *
 * @param cast type the path is cast to
 * @param address the path of the column as sent
 */
export function updateColumn(
  change: Change,
  attribute: Attribute,
  cast: string | undefined,
  address: string,
): SandboxResponse {
  const { call, definitions } = change;
  requireCustomizer(change, "prvWriteAttribute");
  checkSolutionName(call.request.headers["mscrm.solutionuniquename"]);
  const body = jsonBody(call, { setName: definitionsName });
  const typeName = typeNameOf(body, cast);
  if (typeName !== attribute.type || attribute.madeUp) {
    throw invalidArgument(`The attribute '${attribute.logicalName}' is not of type ${typeName}.`);
  }
  checkColumnBody(typeName, body);
  checkIdentity(attribute, body);
  const draft = definitions.draft(attribute.table);
  const before = declarationOf(attribute.table, draft, attribute.logicalName);
  definitions.keep(withColumn(draft, changed(before, body, isMerging(call.request.headers))));
  return noContent({ "OData-EntityId": `${call.root}/${address}` });
}

/** Labels of languages that are not sent are lost unless the request asks to keep them. */
export function isMerging(headers: Readonly<Record<string, string>>): boolean {
  return headers["mscrm.mergelabels"]?.toLowerCase() === "true";
}

/** Names and id of a column are for good. */
function checkIdentity({ table, logicalName, schemaName }: Attribute, body: JsonObject): void {
  const identity: Readonly<Record<string, string>> = {
    LogicalName: logicalName,
    SchemaName: schemaName,
    EntityLogicalName: table.logicalName,
    MetadataId: attributeId(table.logicalName, logicalName),
  };
  for (const [name, expected] of Object.entries(identity)) {
    const given = body[name] ?? expected;
    if (given !== expected) {
      throw invalidArgument(`The ${name} of attribute '${logicalName}' cannot be changed.`);
    }
  }
}

function changed(before: ColumnDeclaration, body: JsonObject, merge: boolean): ColumnDeclaration {
  const { label: labels, description: descriptions } = before.translations ?? {};
  const oldLabel = { text: before.label, translations: labels };
  const oldDescription = { text: before.description, translations: descriptions };
  const label = newText(body, "DisplayName", merge ? oldLabel : undefined);
  const description = newText(body, "Description", merge ? oldDescription : undefined);
  const required = requiredLevelOf(body);
  if ((before.required === "system") !== (required === "system")) throw refused.requiredLevel();
  return {
    ...before,
    ...facetsOf(before.type, body),
    label: label.text,
    description: description.text,
    translations: { label: label.translations, description: description.translations },
    required,
  };
}
