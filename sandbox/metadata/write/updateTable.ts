import { notSimulated } from "../../odata/refusals";
import { type JsonObject, jsonBody } from "../../records/payload/body";
import { noContent } from "../../records/respond";
import type { Table } from "../../schema/derived";
import { takesRows } from "../../schema/takesRows";
import type { TableDeclaration } from "../../schema/types";
import type { SandboxResponse } from "../../types";
import { entity } from "../model/entity";
import { checkBody } from "./checkBody";
import { newText } from "./labels";
import { definitionsName, invalidArgument, refused } from "./refusals";
import { checkSolutionName } from "./schemaName";
import { type Change, requireCustomizer } from "./target";
import { isMerging } from "./updateColumn";

/**
 * `PUT EntityDefinitions(LogicalName='t')` with the whole definition: labels, and change tracking,
 * which once enabled stays so. It is seen when the table has been published.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-update-entity-definitions-using-web-api#update-table-definitions
 */
export function updateTable(change: Change, table: Table, address: string): SandboxResponse {
  const { call, definitions, view } = change;
  requireCustomizer(change, "prvWriteEntity");
  checkSolutionName(call.request.headers["mscrm.solutionuniquename"]);
  if (!takesRows(table.declaration)) throw refused.notCustomizable();
  const body = jsonBody(call, { setName: definitionsName });
  checkBody(entity, body);
  for (const name of fixed) {
    const current = entity.properties.get(name)?.read(table, view);
    const given = body[name] ?? current;
    if (given !== current) throw invalidArgument(`The ${name} of an entity cannot be changed.`);
  }
  const draft = definitions.draft(table);
  definitions.keep(changed(draft, body, isMerging(call.request.headers)));
  return noContent({ "OData-EntityId": `${call.root}/${address}` });
}

const fixed = [
  "LogicalName",
  "SchemaName",
  "MetadataId",
  "ObjectTypeCode",
  "OwnershipType",
  "PrimaryIdAttribute",
  "PrimaryNameAttribute",
  "IsActivity",
  "IsCustomEntity",
  "TableType",
];

function changed(draft: TableDeclaration, body: JsonObject, merge: boolean): TableDeclaration {
  const text = (name: string, part: "label" | "pluralLabel" | "description") => {
    const before = { text: draft[part], translations: draft.translations?.[part] };
    return newText(body, name, merge ? before : undefined);
  };
  const label = text("DisplayName", "label");
  const plural = text("DisplayCollectionName", "pluralLabel");
  const description = text("Description", "description");
  checkUnchanged(draft, body);
  return {
    ...draft,
    label: label.text,
    pluralLabel: plural.text,
    description: description.text,
    translations: {
      label: label.translations,
      pluralLabel: plural.translations,
      description: description.translations,
    },
    changeTracking: draft.changeTracking === true || body["ChangeTrackingEnabled"] === true,
  };
}

/** What changes more than the table itself. */
function checkUnchanged(draft: TableDeclaration, body: JsonObject): void {
  const { hasNotes = false, hasActivities = false, entitySetName } = draft;
  const current = {
    HasNotes: hasNotes,
    HasActivities: hasActivities,
    EntitySetName: entitySetName,
  };
  for (const [name, value] of Object.entries(current)) {
    if ((body[name] ?? value) !== value) throw notSimulated(`changes of ${name}`);
  }
}
