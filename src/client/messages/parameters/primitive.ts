import { InputError } from "../../errors/InputError";
import { readFile } from "../../files/readFile";
import type { ChoiceOption, ColumnDefinition, ColumnKind } from "../../types/tables";
import { optionOf } from "../../values/choice";
import { jsonValue } from "../../values/jsonValue";
import type { TypingOptions } from "../../values/types";
import { shown } from "../../values/types";
import { typeValue } from "../../values/typeValue";
import { type Encoded, fault } from "./types";

type Column = Pick<ColumnDefinition, "kind" | "min" | "max" | "dateBehavior">;

const whole = (bits: number, kind: ColumnKind = "integer"): Column => ({
  kind,
  min: -(2 ** (bits - 1)),
  max: 2 ** (bits - 1) - 1,
});

/** The columns whose values are typed as those of OData's types. */
const COLUMNS: ReadonlyMap<string, Column> = new Map<string, Column>([
  ["Edm.String", { kind: "string" }],
  ["Edm.Boolean", { kind: "boolean" }],
  ["Edm.Byte", { kind: "integer", min: 0, max: 255 }],
  ["Edm.SByte", whole(8)],
  ["Edm.Int16", whole(16)],
  ["Edm.Int32", whole(32)],
  ["Edm.Int64", { kind: "bigint" }],
  ["Edm.Decimal", { kind: "decimal" }],
  ["Edm.Double", { kind: "double" }],
  ["Edm.Single", { kind: "double" }],
  ["Edm.Guid", { kind: "uniqueidentifier" }],
  ["Edm.DateTimeOffset", { kind: "datetime", dateBehavior: "UserLocal" }],
  ["Edm.Date", { kind: "datetime", dateBehavior: "DateOnly" }],
]);

const BLANK: ColumnDefinition = {
  metadataId: "",
  logicalName: "",
  schemaName: "",
  displayName: undefined,
  description: undefined,
  kind: "other",
  typeName: "",
  required: "None",
  isPrimaryId: false,
  isPrimaryName: false,
  isCustom: false,
  validForCreate: true,
  validForRead: true,
  validForUpdate: true,
  validForFilter: true,
};

/** A value of one of OData's own types; other types of OData are sent as they are given. */
export function encodePrimitive(
  value: unknown,
  type: string,
  path: string,
  typing: TypingOptions,
): Encoded {
  if (type === "Edm.Binary") return encodeBinary(value, path);
  const column = COLUMNS.get(type);
  if (!column) return { value };
  const typed = typeValue(value, { ...BLANK, ...column }, typing);
  return "wrong" in typed ? fault(path, typed.wrong) : typed;
}

/** A file in any form, or text in Base64, with or without breaks and padding. */
const encodeBinary = (value: unknown, path: string): Encoded => {
  const json = jsonValue(value)?.value;
  const given = typeof json === "object" && json !== null ? json : value;
  const file = typeof given === "string" ? withoutBlanks(given) : given;
  try {
    const { data } = readFile(file, { input: path, encoding: "base64" });
    return { value: data.toString("base64") };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return fault(path, `${shown(value)} is neither a file nor text in Base64`);
  }
};

const withoutBlanks = (text: string): string =>
  /^\s*data:/i.test(text) ? text : text.replace(/\s+/g, "");

/** A status reason by its number, which is sent as it is, or by its label. */
export async function encodeStatus(
  value: unknown,
  path: string,
  typing: TypingOptions,
  options: () => Promise<readonly ChoiceOption[]>,
): Promise<Encoded> {
  const number = encodePrimitive(value, "Edm.Int32", path, typing);
  if ("value" in number || typeof value !== "string") return number;
  const option = optionOf(value, await options());
  return "wrong" in option ? fault(path, option.wrong) : option;
}
