import { metadataId } from "../metadata/metadataId";
import type { Schema, Table } from "../schema/derived";
import { organizationId } from "../seed/identities";
import { quote } from "./sql";

const columns = [
  "stringmapid",
  "objecttypecode",
  "attributename",
  "attributevalue",
  "value",
  "displayorder",
  "langid",
  "organizationid",
  "versionnumber",
];

const english = 1033;

/**
 * The statements that fill `stringmap`: a row for each option of each choice. They run when the table
 * is first asked for, as few are.
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/stringmap
 */
export function optionRows(schema: Schema, table: Table): string[] {
  const rows = [...schema.tables.values()].flatMap(optionsOf);
  const into = `INSERT INTO ${quote(table.logicalName)} (${columns.map(quote).join(", ")}) VALUES `;
  const chunks = Array.from({ length: Math.ceil(rows.length / 200) }, (_, at) =>
    rows.slice(at * 200, (at + 1) * 200),
  );
  return chunks.map((chunk) => into + chunk.join(", "));
}

/** Drops the rows when a definition has changed: they are made anew. */
export function forgetOptions(schema: Schema): string[] {
  const tables = [...schema.tables.values()].filter(({ declaration }) => declaration.readOnly);
  return tables.map(({ logicalName }) => `DROP TABLE IF EXISTS ${quote(logicalName)}`);
}

function optionsOf({ logicalName, columns: all }: Table): string[] {
  return [...all.values()].flatMap(({ name, options = [] }) =>
    options.map(({ value, label }, at) => {
      const id = metadataId("stringmap", logicalName, name, String(value));
      const texts = [id, logicalName, name].map(literal).join(", ");
      const rest = [at + 1, english, literal(organizationId), 1].join(", ");
      return `(${texts}, ${value}, ${literal(label)}, ${rest})`;
    }),
  );
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
