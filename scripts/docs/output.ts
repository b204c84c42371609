import { code, markdownTable } from "../tables/markdownTable";
import type { WireSchema } from "./types";

interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly required?: readonly string[];
}

/** What an action answers with: a sentence, and a table of the properties that are known. */
export function renderOutput(wire: WireSchema): string {
  if (wire.type === "actionOutput") return renderSchema(JSON.parse(wire.schema));
  return wire.branchSchemas
    .map(({ name, schema }) => `Branch *${name}*: ${renderSchema(JSON.parse(schema))}`)
    .join("\n\n");
}

const renderSchema = (schema: Schema): string => {
  const sentence = `${schema.description ?? "The answer"} (${typeOf(schema)}).`;
  const rows = rowsOf(schema, "");
  if (rows.length === 0) return sentence;
  return `${sentence}\n\n${markdownTable(["Property", "Type", "Always there", "Meaning"], rows)}`;
};

const rowsOf = (schema: Schema, path: string): string[][] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, property]) => [
    [
      code(`${path}${name}`),
      typeOf(property),
      schema.required?.includes(name) ? "yes" : "",
      property.description ?? "",
    ],
    ...rowsOf(property, `${path}${name}.`),
    ...rowsOf(property.items ?? {}, `${path}${name}[].`),
  ]);

const typeOf = ({ type, items }: Schema): string => {
  if (type === undefined) return "any value";
  if (type === "array") return items ? `list of ${typeOf(items)}` : "list";
  return typeof type === "string" ? type : type.join(" or ");
};
