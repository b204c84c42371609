import { Refusal } from "../../errors";
import { idOf } from "../../records/rows";
import type { StoredRow } from "../types";

/** A row in a state that the message does not take. The service's own words for it are not known. */
export function invalidState({ table, row }: StoredRow, what: string, expected: string): Refusal {
  const { logicalName } = table;
  return new Refusal(
    400,
    "0x80040233",
    `The ${logicalName} with Id ${idOf(table, row)} cannot ${what}, since its state is not ${expected}.`,
  );
}
