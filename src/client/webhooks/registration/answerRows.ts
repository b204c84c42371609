import { DataverseError } from "../../errors/DataverseError";
import { type Json, text } from "../../metadata/definition/json";
import { normalizeGuid } from "../../odata/guid";
import { isRecord } from "../../odata/listBody";

/** @throws DataverseError for anything but a list of rows: what cannot be read must not pass for nothing */
export function requiredRows(value: unknown, table: string): readonly Json[] {
  if (Array.isArray(value) && value.every(isRecord)) return value;
  throw unreadable(`the answer has no list of rows of ${table}`);
}

/** @throws DataverseError for anything but a GUID */
export function requiredId(row: Json, column: string): string {
  const id = normalizeGuid(text(row[column]) ?? "");
  if (id !== undefined) return id;
  throw unreadable(`a row of the answer has no ${column}`);
}

/** @throws DataverseError for anything but a text */
export function requiredText(row: Json, column: string, table: string): string {
  const found = text(row[column]);
  if (found !== undefined) return found;
  throw unreadable(`a row of ${table} in the answer has no ${column}`);
}

const unreadable = (detail: string): DataverseError =>
  new DataverseError({
    operation: "Reading what is registered",
    outcome: "notDone",
    detail,
    hint: "Try again",
  });
