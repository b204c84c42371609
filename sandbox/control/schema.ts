/** The part of JSON Schema that the control page describes its values with. */
export type Schema =
  | { type: "string" | "boolean"; description?: string; enum?: readonly string[] }
  | { type: "integer" | "number"; description?: string }
  | { type: "array"; items: Schema; description?: string }
  | {
      type: "object";
      properties: Record<string, Schema>;
      required: readonly string[];
      additionalProperties: boolean;
      description?: string;
    }
  | { oneOf: readonly Schema[]; description?: string }
  | { description: string };

export function text(description: string): Schema {
  return { type: "string", description };
}

export function whole(description: string): Schema {
  return { type: "integer", description };
}

export function yesNo(description: string): Schema {
  return { type: "boolean", description };
}

export function listOf(items: Schema, description?: string): Schema {
  return { type: "array", items, ...(description === undefined ? {} : { description }) };
}

/** An object with these properties; those whose name ends in `?` may be left out. */
export function objectOf(given: Record<string, Schema>, more = false): Schema {
  const names = Object.entries(given).map(
    ([name, schema]) => [name.replace(/\?$/, ""), schema] as const,
  );
  const required = Object.keys(given).filter((name) => !name.endsWith("?"));
  return {
    type: "object",
    properties: Object.fromEntries(names),
    required,
    additionalProperties: more,
  };
}
