import type { ChoiceOption, ColumnDefinition } from "../client";

/** What a field says of its value, in the words of JSON Schema. */
export interface FieldSchema {
  type?: string;
  title?: string;
  description?: string;
  format?: string;
  pattern?: string;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  oneOf?: Option[];
  items?: FieldSchema;
  uniqueItems?: boolean;
}

interface Option {
  const: number;
  title: string;
}

/** The field of a column in a form: what it holds is what a write takes for the column. */
export function formField(column: ColumnDefinition): FieldSchema {
  const hint = [column.description, hintOf(column)].filter(Boolean).join(" ");
  return {
    title: column.displayName ?? column.logicalName,
    ...(hint === "" ? {} : { description: hint }),
    ...valueSchema(column),
  };
}

const valueSchema = (column: ColumnDefinition): FieldSchema => {
  const { kind, maxLength, options = [] } = column;
  switch (kind) {
    case "integer":
      return { type: "integer", ...range(column) };
    case "decimal":
    case "double":
    case "money":
      return { type: "number", ...range(column) };
    case "bigint":
      // A number of JavaScript has too few digits.
      return { type: "string", pattern: "^-?[0-9]{1,19}$" };
    case "boolean":
      return { type: "boolean" };
    case "choice":
    case "state":
    case "status":
      return { type: "integer", ...choices(options) };
    case "multichoice":
      return {
        type: "array",
        items: { type: "integer", ...choices(options) },
        uniqueItems: true,
      };
    case "datetime":
      return { type: "string", format: column.dateBehavior === "DateOnly" ? "date" : "date-time" };
    case "uniqueidentifier":
      return { type: "string", format: "uuid" };
    case "string":
    case "memo":
      return { type: "string", ...(maxLength === undefined ? {} : { maxLength }) };
    default:
      return { type: "string" };
  }
};

const range = ({ min, max }: ColumnDefinition): FieldSchema => ({
  ...(min === undefined ? {} : { minimum: min }),
  ...(max === undefined ? {} : { maximum: max }),
});

/** Options of one label are told apart by their numbers. A choice without options has nothing to list. */
const choices = (options: readonly ChoiceOption[]): FieldSchema => {
  if (options.length === 0) return {};
  const times = new Map<string, number>();
  for (const { label } of options) times.set(label, (times.get(label) ?? 0) + 1);
  return {
    oneOf: options.map(({ value, label }) => ({
      const: value,
      title: times.get(label) === 1 ? label : `${label} (${value})`,
    })),
  };
};

const hintOf = ({ kind, precision, targets = [] }: ColumnDefinition): string | undefined => {
  switch (kind) {
    case "lookup":
    case "customer":
    case "owner":
      return referenceHint([...new Set(targets.map(({ table }) => table))]);
    case "uniqueidentifier":
      return "A GUID.";
    case "decimal":
    case "double":
    case "money":
      return precision === undefined ? undefined : `At most ${precision} decimals.`;
    default:
      return undefined;
  }
};

const referenceHint = (tables: readonly string[]): string | undefined => {
  const [first, ...others] = tables;
  if (first === undefined) return undefined;
  const example = tables.includes("account") ? "account: Litware Ltd." : `${first}: its name`;
  const form = `Table and name of a record, such as "${example}"`;
  if (others.length === 0) return `${form}, or its ID.`;
  return `${form}. Tables: ${tables.join(", ")}.`;
};
