import { Refusal } from "../../errors";
import { toGuid } from "../../odata/guid";
import type { Column, Table } from "../../schema/derived";
import type { Row } from "../../types";
import { asBoolean } from "./convertText";
import { readDate } from "./dates";
import { type Place, wrongLiteral } from "./literal";
import { readBigInteger, readFraction, readInteger } from "./numbers";

/**
 * The value to store for a JSON value of a column. Throws a `Refusal` where Dataverse would refuse
 * it: of another type, too long, out of range or not among the options.
 */
export function readValue(table: Table, column: Column, value: unknown): Row[string] {
  if (value === null) return null;
  const place = { setName: table.setName, logicalName: table.logicalName, column: column.name };
  switch (column.type) {
    case "string":
    case "memo":
      return readText(place, column, value);
    case "integer":
      return readInteger(place, column, value);
    case "bigint":
      return readBigInteger(place, value);
    case "decimal":
    case "double":
    case "money":
      return readFraction(place, { ...column, type: column.type }, value);
    case "boolean":
      return readBoolean(place, value);
    case "choice":
    case "state":
    case "status":
      return readChoice(place, column, value);
    case "multichoice":
      return readChoices(place, column, value);
    case "datetime":
      return readDate(place, column, value);
    case "uniqueidentifier":
      return readGuid(place, value);
    case "entityname":
      return typed(place, value, "Edm.String");
    case "image":
      return readImage(place, value);
    default:
      throw notWritable(place);
  }
}

function readBoolean(place: Place, given: unknown): number {
  const value = asBoolean(given);
  if (typeof value !== "boolean") throw wrongLiteral(place, given, "Edm.Boolean");
  return value ? 1 : 0;
}

function readGuid(place: Place, value: unknown): string {
  const guid = typeof value === "string" ? toGuid(value) : undefined;
  if (guid === undefined) throw wrongLiteral(place, value, "Edm.Guid");
  return guid;
}

/** An empty text is stored as null. */
function readText(place: Place, column: Column, value: unknown): string | null {
  const text = typed(place, value, "Edm.String");
  if (column.maxLength !== undefined && text.length > column.maxLength) {
    throw new Refusal(
      400,
      "0x80044331",
      `A validation error occurred.  The length of the '${place.column}' attribute of the '${place.logicalName}' entity exceeded the maximum allowed length of '${column.maxLength}'.`,
    );
  }
  return text === "" ? null : text;
}

function readChoice(place: Place, column: Column, value: unknown): number {
  const choice = readInteger(place, { ...column, min: -2_147_483_648, max: 2_147_483_647 }, value);
  checkOption(place, column, choice);
  return choice;
}

/** Choices are one text of comma-separated integers, blanks allowed. */
function readChoices(place: Place, column: Column, value: unknown): string | null {
  const parts = typed(place, value, "Edm.String")
    .split(",")
    .map((part) => part.trim());
  if (parts.length === 1 && parts[0] === "") return null;
  const choices = parts.map((part) => {
    if (!/^-?\d+$/.test(part)) throw wrongLiteral(place, part, "Edm.Int32");
    return Number(part);
  });
  for (const choice of choices) checkOption(place, column, choice);
  return [...new Set(choices)].sort((a, b) => a - b).join(",");
}

function checkOption({ logicalName, column: name }: Place, column: Column, value: number): void {
  const values = (column.options ?? []).map((option) => option.value);
  if (values.includes(value)) return;
  throw new Refusal(
    400,
    "0x8004431A",
    `A validation error occurred. The value ${value} of '${name}' on record of type '${logicalName}' is outside the valid range. Accepted Values: ${values.join(",")}`,
  );
}

function readImage(place: Place, value: unknown): string {
  const text = typed(place, value, "Edm.Binary");
  if (text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)) return text;
  throw wrongLiteral(place, value, "Edm.Binary");
}

function typed(place: Place, value: unknown, edmType: string): string {
  if (typeof value !== "string") throw wrongLiteral(place, value, edmType);
  return value;
}

/** File columns are uploaded on their own, never set with a row. */
function notWritable({ logicalName, column }: Place): Refusal {
  const message = `The file attribute '${column}' of the '${logicalName}' entity cannot be set by a create or update request. Upload the file to the attribute instead.`;
  return new Refusal(400, "0x80040203", message);
}
