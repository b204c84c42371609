import { Refusal } from "../errors";
import type { Table } from "../schema/derived";
import type { AlternateKeyDeclaration } from "../schema/types";
import type { Row } from "../types";
import type { SegmentArguments, SegmentValue } from "./ast";
import { badQuery, namespace, segmentNotFound } from "./refusals";
import { storedValue } from "./storedValue";

/** Which row a URL means. `text` is the segment as sent, for `OData-EntityId` to echo. */
export type KeyPredicate = { text: string } & (
  | {
      kind: "primary";
      id: string;
      /** Of an elastic table, when it is part of the key. */
      partition?: string;
    }
  | {
      kind: "alternate";
      key: AlternateKeyDeclaration;
      /** Logical column names to stored values. */
      values: Row;
    }
);

/**
 * Reads what is in the parentheses behind an entity set as a key of its table.
 *
 * Throws 400 for names that are no key of the table and for values of the wrong type, and what IIS
 * answers for the characters a path cannot carry.
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-alternate-key-reference-record
 */
export function bindKey(table: Table, args: SegmentArguments, text: string): KeyPredicate {
  if (args.single) {
    return { kind: "primary", id: guidOf(args.single), text };
  }
  const names = args.named.map(({ name }) => name);
  const values = storedValues(table, args.named);
  const id =
    values[table.primaryId] ?? (table.declaration.principal ? values["ownerid"] : undefined);
  if (isKey(names, [table.declaration.principal ? "ownerid" : table.primaryId])) {
    return { kind: "primary", id: String(id), text };
  }
  if (table.declaration.elastic && isKey(names, [table.primaryId, "partitionid"])) {
    return { kind: "primary", id: String(id), partition: String(values["partitionid"]), text };
  }
  const key = table.keys.find(({ columns }) => isKey(names, columns.map(propertyOf(table))));
  if (!key) {
    throw notAKey(table);
  }
  for (const { value } of args.named) {
    checkCharacters(value, text);
  }
  return { kind: "alternate", key, values, text };
}

function propertyOf(table: Table): (column: string) => string {
  return (column) => table.columns.get(column)?.property ?? column;
}

function isKey(names: readonly string[], key: readonly string[]): boolean {
  return names.length === key.length && key.every((name) => names.includes(name));
}

/** An unnamed key is the primary key, and that is a bare GUID. */
function guidOf(value: SegmentValue): string {
  if (value.kind !== "literal" || value.type !== "guid") {
    throw badPath();
  }
  return value.value;
}

/** A path that is no OData path at all. */
export function badPath(): Refusal {
  return badQuery("Bad Request - Error in query syntax.");
}

/** An empty text is null here as in a body. */
function storedValues(table: Table, named: SegmentArguments["named"]): Row {
  const row: Row = {};
  for (const { name, value } of named) {
    const column = table.properties.get(name);
    const known = column && value.kind === "literal" && value.type !== "null";
    const stored = known ? storedValue(column, value) : undefined;
    if (!column || stored === undefined) {
      throw notAKey(table);
    }
    row[column.name] = stored === "" ? null : stored;
  }
  return row;
}

function notAKey(table: Table): Refusal {
  const resource = `'${namespace}.${table.logicalName}'`;
  return badQuery(
    `The key in the request URI is not valid for resource ${resource}. Ensure that the names and ` +
      `number of key properties match the declared or alternate key properties for the resource ${resource}.`,
  );
}

/** ASP.NET and IIS look at the decoded path before the service does, so encoding does not help. */
function checkCharacters(value: SegmentValue, segment: string): void {
  if (value.kind !== "literal" || value.type !== "string") {
    return;
  }
  const dangerous = /[<>*%&:\\?]/.exec(value.value);
  if (dangerous) {
    const message = "A potentially dangerous Request.Path value was detected from the client";
    throw new Refusal(400, "", `${message} (${dangerous[0]}).`);
  }
  if (value.value.includes("+")) {
    throw new Refusal(404, "", "The request contained a double escape sequence.");
  }
  if (value.value.includes("/")) {
    throw segmentNotFound(segment);
  }
}
