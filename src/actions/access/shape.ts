import { object, type Schema, text } from "../schemas";

/** A user or team, as far as it is known. */
export function principal(description: string, properties: Record<string, Schema> = {}): Schema {
  return object(
    description,
    {
      table: text("systemuser or team"),
      id: text("GUID of the user or team"),
      name: text("Its name, if it was read"),
      ...properties,
    },
    ["table", "id"],
  );
}
