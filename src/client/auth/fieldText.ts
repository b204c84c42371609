import type { Connection } from "@prismatic-io/spectral";
import { connectionError } from "../errors/connectionError";

/** A field of the connection without the blanks around it; "" if it is unset. */
export function fieldText(connection: Connection, name: string): string {
  return typedText(connection, name).trim();
}

/** A field as it was typed. Something other than text becomes JSON, so that no two of them look alike. */
export function typedText({ fields }: Connection, name: string): string {
  const value: unknown = fields[name] ?? "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** @throws ConnectionError for a field that is empty */
export function requiredField(connection: Connection, name: string, label: string): string {
  const text = fieldText(connection, name);
  if (text !== "") return text;
  throw connectionError(connection, `${label} of the connection is empty.`);
}
