import type { Connection } from "@prismatic-io/spectral";
import { connectionError } from "../errors/connectionError";

/** A field of the connection without the blanks around it; "" if it is unset. */
export function fieldText({ fields }: Connection, name: string): string {
  return String(fields[name] ?? "").trim();
}

/** @throws ConnectionError for a field that is empty */
export function requiredField(connection: Connection, name: string, label: string): string {
  const text = fieldText(connection, name);
  if (text !== "") return text;
  throw connectionError(connection, `${label} of the connection is empty.`);
}
