import { InputError } from "../errors/InputError";
import type { DataverseRecord } from "../types";

/** A write without a column does nothing but fire custom logic: never what was meant. */
export function requireColumns({
  record,
  overlay = {},
}: {
  readonly record: DataverseRecord;
  readonly overlay?: DataverseRecord | undefined;
}): void {
  if (Object.keys(record).length + Object.keys(overlay).length > 0) return;
  throw new InputError(
    "The record has no columns: set Dynamic Values or at least one Field Value.",
  );
}
