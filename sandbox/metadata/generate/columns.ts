import type { ColumnDeclaration } from "../../schema/types";
import { subjects } from "./words";

const german = 1031;

/** What sets one made-up column apart from another, in the order they come in each table. */
const kinds: readonly Partial<ColumnDeclaration>[] = [
  { type: "string", maxLength: 100 },
  { type: "string", maxLength: 200, format: "Url" },
  { type: "integer", min: 0, max: 2_147_483_647 },
  { type: "datetime" },
  { type: "boolean", options: options("No", "Yes"), default: false },
  { type: "choice", options: options("Draft", "Open", "Closed", "Other") },
  { type: "decimal", precision: 2 },
  { type: "memo", maxLength: 2000 },
  { type: "datetime", behavior: "DateOnly", format: "DateOnly" },
  { type: "double", precision: 5 },
  { type: "string", maxLength: 100, format: "Email" },
  { type: "lookup" },
];

/** Every so many columns one has no display name, as system columns do not. */
const nameless = 17;

/** The column at a place of a made-up table. */
export function generatedColumn(prefix: string, table: string, at: number): ColumnDeclaration {
  const [english = "", translated = ""] = subjects[at % subjects.length] ?? [];
  const number = Math.floor(at / subjects.length) + 1;
  const schemaName = `${prefix}${english.replace(" ", "")}${number}`;
  const named = (at + 1) % nameless !== 0;
  const column: ColumnDeclaration = {
    name: schemaName.toLowerCase(),
    schemaName,
    type: "string",
    label: named ? `${english} ${number}` : "",
    translations: named ? { label: { [german]: `${translated} ${number}` } } : {},
    required: at % 9 === 0 ? "recommended" : "none",
    ...kinds[at % kinds.length],
  };
  return column.type === "lookup"
    ? { ...column, targets: [lookup(prefix, table, column)] }
    : column;
}

/** Half of the lookups point to accounts, half to contacts. */
function lookup(prefix: string, table: string, { name, schemaName = name }: ColumnDeclaration) {
  const target = name.length % 2 === 0 ? "account" : "contact";
  const collection = `${prefix}${target}_${table.toLowerCase()}_${name.slice(prefix.length)}`;
  return { table: target, navigation: schemaName, collection };
}

function options(...labels: string[]): { value: number; label: string }[] {
  return labels.map((label, value) => ({ value, label }));
}
