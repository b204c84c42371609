import { roundedNumber, wasRounded } from "../json/roundedNumbers";
import { normalizeGuid } from "../odata/guid";
import { shown, typed, type ValueTyper, wrong } from "./types";

/** Text; numbers and booleans become the text that people would write. */
export const textValue: ValueTyper = (value, column) => {
  if (wasRounded(value)) return wrong(roundedNumber(value));
  if (!["string", "boolean", "bigint"].includes(typeof value) && !Number.isFinite(value)) {
    return wrong(`${shown(value)} is not text`);
  }
  const text = String(value);
  if (column.maxLength !== undefined && text.length > column.maxLength) {
    return wrong(`the text has ${text.length} characters; ${column.maxLength} are allowed`);
  }
  return typed(text);
};

/** A GUID in any form, as Dataverse writes it. */
export const guidValue: ValueTyper = (value) => {
  const guid = typeof value === "string" ? normalizeGuid(value) : undefined;
  return guid ? typed(guid) : wrong(`${shown(value)} is not a GUID`);
};
