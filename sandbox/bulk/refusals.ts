import { Refusal } from "../errors";
import { odataError, unknownProperty } from "../records/payload/refusals";
import type { Table } from "../schema/derived";
import type { BulkMessage } from "./capabilities";

/** The message exists, but not for this table. */
export function notForTable(message: string, { logicalName }: Table): Refusal {
  return new Refusal(
    400,
    "0x80040800",
    `The '${message}' method does not support entities of type '${logicalName}'. MessageProcessorCache returned MessageProcessor.Empty.`,
  );
}

/**
 * Rows of standard tables are deleted one by one, or by a job.
 * https://learn.microsoft.com/power-apps/developer/data-platform/bulk-operations
 */
export function deleteNotImplemented(): Refusal {
  return new Refusal(501, "0x80040216", "DeleteMultiple has not yet been implemented.");
}

export function noTargets(message: BulkMessage): Refusal {
  return invalid(`Required field 'Targets' is missing for the '${message}' message.`);
}

export function emptyTargets(): Refusal {
  return invalid("The Targets collection cannot be empty.");
}

export function unknownParameter(table: Table, message: BulkMessage, name: string): Refusal {
  const sentence = `The parameter '${name}' in the request payload is not a valid parameter for the operation '${message}'.`;
  return odataError(table.setName, sentence);
}

/**
 * Targets are declared as rows of any table, so that without `@odata.type` their properties are looked
 * for in the type that all tables share, which has none.
 */
export function untyped(target: Readonly<Record<string, unknown>>): Refusal {
  const property = Object.keys(target).find((name) => !name.includes("@")) ?? "";
  return unknownProperty("crmbaseentity", property);
}

export function tooManyForElastic(most: number): Refusal {
  return invalid(
    `The number of records in the Targets collection exceeds the maximum of ${most} for elastic tables.`,
  );
}

export function noKey(message: BulkMessage): Refusal {
  return invalid(`Entity Id must be specified for ${message.replace("Multiple", "")}`);
}

/** Rows an update did not find, by the table's schema name and their ids. */
export function doNotExist({ declaration }: Table, ids: readonly string[]): Refusal {
  const message = `${declaration.schemaName} With Ids = ${ids.join(", ")} Do Not Exist`;
  return new Refusal(404, "0x80040217", message);
}

/** The columns of the alternate key come from `@odata.id`; the service adds them to the row itself. */
export function repeatedKey(): Refusal {
  return new Refusal(400, "0x80040216", "An item with the same key has already been added.");
}

function invalid(message: string): Refusal {
  return new Refusal(400, "0x80040203", message);
}
