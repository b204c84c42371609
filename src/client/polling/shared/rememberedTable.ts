import { createHash } from "node:crypto";
import { fieldsOf } from "./fieldsOf";
import type { PolledTable, ReadColumns } from "./types";

/** A name as the Web API has them; anything else cannot have been remembered. */
const NAME = /^[A-Za-z_]\w{0,127}$/;

/** The table with a seal, by which a later run can tell that it is as it was. */
export function sealed(table: Omit<PolledTable, "seal">): PolledTable {
  return {
    ...table,
    seal: sealOf(table),
  };
}

/**
 * Reads what a state says of its table; undefined where it cannot have been saved like that. A wrong name
 * would ask for another table's rows, or be refused for ever. States of before have no seal.
 */
export function rememberedTable(value: unknown): PolledTable | undefined {
  const fields = fieldsOf(value);
  if (!fields) return undefined;
  const text = (name: string) => {
    const found = fields.get(name);
    return typeof found === "string" ? found : "";
  };
  const created: unknown = fields.get("createdColumns");
  if (!Array.isArray(created) || !created.every((name) => isName(name))) return undefined;
  const columns = columnsIn(fields.get("columns"));
  if (columns === "damaged") return undefined;
  const timestampGiven = text("timestampGiven");
  const table = {
    entityType: text("entityType"),
    timestampColumn: text("timestampColumn"),
    ...(timestampGiven === "" ? {} : { timestampGiven }),
    set: text("set"),
    primaryId: text("primaryId"),
    createdColumns: created as string[],
    ...(columns ? { columns } : {}),
  };
  const isWhole =
    table.entityType !== "" &&
    isName(table.set) &&
    isName(table.primaryId) &&
    (table.timestampColumn === "" || isName(table.timestampColumn));
  const seal = fields.get("seal");
  if (!isWhole || (seal !== undefined && seal !== sealOf(table))) return undefined;
  return sealed(table);
}

const columnsIn = (value: unknown): ReadColumns | undefined | "damaged" => {
  if (value === undefined) return undefined;
  const fields = fieldsOf(value);
  const [given, read] = [fields?.get("given"), fields?.get("read")];
  const whole = areTexts(given) && areTexts(read) && read.every(isName);
  return whole ? { given, read } : "damaged";
};

const areTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === "string");

const isName = (value: unknown): boolean => typeof value === "string" && NAME.test(value);

const sealOf = ({
  entityType,
  timestampColumn,
  set,
  primaryId,
  createdColumns,
  columns,
  timestampGiven,
}: Omit<PolledTable, "seal">): string =>
  createHash("sha256")
    .update(
      JSON.stringify([
        ...[entityType, timestampColumn, set, primaryId, createdColumns],
        ...(columns ? [columns.given, columns.read] : []),
        ...(timestampGiven === undefined ? [] : [{ timestampGiven }]),
      ]),
    )
    .digest("hex")
    .slice(0, 12);
