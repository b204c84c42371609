import { DataverseError } from "../../errors/DataverseError";
import { InputError } from "../../errors/InputError";
import { sendOrThrow } from "../../session/sendOrThrow";
import type { Session } from "../../session/session";
import { forgetDefinitions } from "../cache/definitionCache";
import { columnKey, solutionHeaders } from "../names";
import { inner } from "../properties";
import { readDefinitions, wholeDefinition } from "../readRawDefinition";
import { onTable } from "../resolveDefinitionKey";
import type { Definition, UpdateColumnParams, UpdatedColumn } from "../types";
import { mergeDefinition } from "./mergeDefinition";
import { plainChanges } from "./plainChanges";
import { publishTable } from "./publishTable";
import { withUnpublishedChanges } from "./unpublishedChanges";

/**
 * Changes properties of a column. Dataverse only replaces whole definitions (PUT), so the present one is
 * read first and the changes are merged into it; labels in other languages stay.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-update-column-definitions-using-web-api
 */
export async function updateColumn(
  session: Session,
  { entityId, attributeBody, attributeKey, solutionName, publish = false }: UpdateColumnParams,
): Promise<UpdatedColumn> {
  const headers = { ...solutionHeaders(solutionName), "MSCRM.MergeLabels": "true" };
  const column = columnNamed(attributeBody, attributeKey);
  const published = await onTable(session, entityId, "Entity ID", (table) =>
    readDefinitions(session, {
      path: `EntityDefinitions(${table})/Attributes(${column})`,
      operation: `Reading the column ${column} of ${entityId}`,
      strong: true,
      take: wholeDefinition,
    }),
  );
  checkSame(published, attributeBody);
  const changes = plainChanges(attributeBody, published);
  const present = await withUnpublishedChanges(session, published);
  const name = (property: string) => String(present[property]);
  const table = name("EntityLogicalName");
  const path = `EntityDefinitions(LogicalName='${table}')/Attributes(LogicalName='${name("LogicalName")}')`;
  try {
    await sendOrThrow(session, {
      method: "PUT",
      path,
      operation: `Updating the column ${name("LogicalName")} of ${table}`,
      idempotency: "harmless",
      whenUnknown:
        "It is not known whether the column was updated: run this again, which is safe to repeat",
      headers,
      json: mergeDefinition(present, changes),
    });
    if (publish) await publishUpdated(session, table);
  } finally {
    forgetDefinitions(session);
  }
  return {
    MetadataId: name("MetadataId"),
    LogicalName: name("LogicalName"),
    SchemaName: name("SchemaName"),
    EntityLogicalName: table,
    updated: true,
    published: publish,
  };
}

const publishUpdated = async (session: Session, table: string): Promise<void> => {
  try {
    await publishTable(session, table);
  } catch (error) {
    throw error instanceof DataverseError
      ? error.withHint("The column was updated, only publishing failed: it can be repeated")
      : error;
  }
};

/** Names of a column in a definition, best first. */
const NAMES = ["MetadataId", "LogicalName", "SchemaName"];

const columnNamed = (body: Definition, attributeKey: string | undefined): string => {
  if (attributeKey !== undefined) return columnKey(attributeKey, "Attribute Key");
  const found = NAMES.map((name) => body[name]).find((name) => typeof name === "string" && name);
  if (typeof found === "string") return columnKey(found, "Attribute Body");
  throw new InputError(
    "Attribute Body does not say which column to update: expected MetadataId, LogicalName or SchemaName in it, or Attribute Key beside it.",
  );
};

/** What a change must not touch: which column it is, and of which type. */
const checkSame = (present: Definition, body: Definition): void => {
  for (const name of [...NAMES, "AttributeType", "@odata.type"]) {
    refuseOther(name, present[name], body[name]);
  }
  const type = "AttributeTypeName";
  refuseOther(type, inner(present[type]), inner(body[type]));
};

const refuseOther = (name: string, present: unknown, given: unknown): void => {
  if (given === undefined || given === null || folded(given) === folded(present)) return;
  throw new InputError(
    `Attribute Body has ${name} ${JSON.stringify(given)}, but the column's is ${JSON.stringify(present)}, which cannot be changed.`,
  );
};

/** Letter case, the dress of a GUID and the `#` of a type make no difference. */
const folded = (value: unknown): string =>
  String(value)
    .trim()
    .toLowerCase()
    .replace(/^#|^\{|\}$/g, "");
