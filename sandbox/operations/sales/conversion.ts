import { type Call, tableOf } from "../../records/call";
import type { Row } from "../../types";
import { inTransaction } from "../../webhooks";
import type { Arguments } from "../parameters/arguments";
import type { Outcome, StoredRow } from "../types";
import { columnsWanted } from "./columnSet";
import { deriveLines } from "./deriveLines";
import { deriveRow } from "./deriveRow";

/**
 * Makes a record and its lines from another one, and answers with the columns that `ColumnSet` names.
 *
 * @param prepare done first, all or nothing with the rest
 */
export function convert(
  { call, given }: { readonly call: Call; readonly given: Arguments },
  source: StoredRow,
  made: string,
  values: Row,
  prepare: () => void = () => undefined,
): Outcome {
  const table = tableOf(call, made);
  const columns = columnsWanted(table, given);
  const row = inTransaction(call, () => {
    prepare();
    const derived = deriveRow(call, table, source, values);
    deriveLines(call, source, derived);
    return derived;
  });
  return columns === undefined ? { row } : { row, columns };
}
