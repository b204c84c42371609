import type { ColumnDeclaration, TableDeclaration } from "../../schema/types";
import { generatedColumn } from "./columns";
import { areas, things } from "./words";

/** How many tables to make up, and how many columns each of them declares. */
export interface GeneratedTables {
  count: number;
  columns: number;
}

/** Codes below are those of the tables that come with the sandbox. */
const firstTypeCode = 11_000;

/**
 * Declares made-up tables: what a large organization has beside the usual ones. Every third is one of
 * Microsoft's own apps, the others are custom; the same numbers make the same tables.
 */
export function generatedTables({ count, columns }: GeneratedTables): TableDeclaration[] {
  return Array.from({ length: count }, (_, at) => table(at, columns));
}

/** `ext_fleetvehicle`, and from the second round of words on `ext_fleetvehicle2`. */
export function generatedName(at: number): { prefix: string; name: string; label: string } {
  const area = areas[at % areas.length] ?? "";
  const thing = things[Math.floor(at / areas.length) % things.length] ?? "";
  const round = Math.floor(at / (areas.length * things.length));
  const number = round === 0 ? "" : String(round + 1);
  const prefix = isCustom(at) ? "ext_" : "msdyn_";
  return { prefix, name: area + thing + number, label: `${area} ${thing} ${number}`.trim() };
}

function table(at: number, count: number): TableDeclaration {
  const { prefix, name, label } = generatedName(at);
  const schemaName = prefix + name;
  const logicalName = schemaName.toLowerCase();
  const custom = isCustom(at) ? { custom: true } : {};
  return {
    logicalName,
    schemaName,
    entitySetName: `${logicalName}s`,
    label,
    pluralLabel: `${label}s`,
    translations: {},
    objectTypeCode: firstTypeCode + at,
    primaryId: `${logicalName}id`,
    primaryName: `${prefix}name`,
    ownership: at % 4 === 0 ? "organization" : "user",
    ...custom,
    optimisticConcurrency: true,
    changeTracking: at % 2 === 0,
    columns: [primaryName(prefix, custom), ...more(at, prefix, count - 1, custom)],
  };
}

function primaryName(prefix: string, custom: { custom?: boolean }): ColumnDeclaration {
  return {
    name: `${prefix}name`,
    schemaName: `${prefix}Name`,
    type: "string",
    label: "Name",
    maxLength: 100,
    required: "application",
    ...custom,
  };
}

function more(
  at: number,
  prefix: string,
  count: number,
  custom: { custom?: boolean },
): ColumnDeclaration[] {
  const { name } = generatedName(at);
  return Array.from({ length: Math.max(count, 0) }, (_, column) => ({
    ...generatedColumn(prefix, name, column),
    ...custom,
  }));
}

function isCustom(at: number): boolean {
  return at % 3 !== 0;
}
