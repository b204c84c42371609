import type { ChoiceOption, ColumnDefinition } from "../../types/tables";
import type { JsonSchema } from "./types";

/** JSON Schema of the values of one column, `null` included where it may be cleared. Pure. */
export function columnSchema(column: ColumnDefinition, nullable: boolean): JsonSchema {
  return {
    title: column.displayName ?? column.logicalName,
    ...described(column),
    ...valueSchema(column, nullable),
  };
}

const described = (column: ColumnDefinition): JsonSchema => {
  const { description, precision, dateBehavior } = column;
  const [table, ...others] = tablesOf(column);
  const parts = [
    description,
    table !== undefined && others.length === 0 && column.kind !== "partylist"
      ? `Id of a record of ${table}.`
      : undefined,
    precision === undefined ? undefined : `At most ${precision} decimals.`,
    dateBehavior === "TimeZoneIndependent" ? "The same wall clock in every time zone." : undefined,
  ].filter((part) => part !== undefined);
  return parts.length > 0 ? { description: parts.join(" ") } : {};
};

const valueSchema = (column: ColumnDefinition, nullable: boolean): JsonSchema => {
  const typed = (type: string, rest: JsonSchema = {}): JsonSchema => ({
    type: nullable ? [type, "null"] : type,
    ...rest,
  });
  switch (column.kind) {
    case "integer":
      return typed("integer", range(column));
    case "bigint":
      // More digits than a JSON number of JavaScript holds come as text.
      return { type: ["integer", "string", ...(nullable ? ["null"] : [])] };
    case "decimal":
    case "double":
    case "money":
      return typed("number", range(column));
    case "boolean":
      return typed("boolean");
    case "choice":
    case "state":
    case "status":
      return { oneOf: options(column.options ?? [], nullable) };
    case "multichoice":
      return typed("array", {
        items: { oneOf: options(column.options ?? [], false) },
        uniqueItems: true,
      });
    case "datetime":
      return typed("string", { format: column.dateBehavior === "DateOnly" ? "date" : "date-time" });
    case "uniqueidentifier":
      return typed("string", { format: "uuid" });
    case "lookup":
    case "customer":
    case "owner":
      return reference(column, nullable);
    case "partylist":
      return typed("array", { items: reference(column, false) });
    default:
      return typed("string", column.maxLength === undefined ? {} : { maxLength: column.maxLength });
  }
};

const range = ({ min, max }: ColumnDefinition): JsonSchema => ({
  ...(min === undefined ? {} : { minimum: min }),
  ...(max === undefined ? {} : { maximum: max }),
});

const options = (choices: readonly ChoiceOption[], nullable: boolean): JsonSchema[] => [
  ...choices.map(({ value, label }) => ({ const: value, title: label })),
  ...(nullable ? [{ const: null, title: "None" }] : []),
];

/** The id alone where the column refers to one table; else the table has to be said beside it. */
const reference = (column: ColumnDefinition, nullable: boolean): JsonSchema => {
  const type = (name: string) => (nullable ? [name, "null"] : name);
  const tables = tablesOf(column);
  const id: JsonSchema = { type: "string", format: "uuid" };
  if (tables.length === 1 && column.kind !== "partylist") return { ...id, type: type("string") };
  return {
    type: type("object"),
    properties: {
      table: tables.length > 0 ? { type: "string", enum: tables } : { type: "string" },
      id,
    },
    required: ["table", "id"],
    additionalProperties: false,
  };
};

const tablesOf = ({ targets = [] }: ColumnDefinition): string[] => [
  ...new Set(targets.map(({ table }) => table)),
];
