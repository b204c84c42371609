import { objectType, unionOf } from "./writing";

/** The little of JSON Schema that the outputs of actions are described by. */
export interface Schema {
  readonly description?: string;
  readonly type?: string | readonly string[];
  /** `binary`: the bytes of a file. */
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
}

/** The type of what a schema describes; `unknown` where it says nothing. */
export function outputType(schema: Schema): string {
  const { type } = schema;
  if (type === undefined) return "unknown";
  const types = typeof type === "string" ? [type] : type;
  return unionOf(types.map((each) => typeOf(each, schema)));
}

const typeOf = (type: string, schema: Schema): string => {
  switch (type) {
    case "string":
    case "boolean":
    case "number":
    case "null":
      return type;
    case "integer":
      return "number";
    case "array":
      return schema.items ? `Array<${outputType(schema.items)}>` : "unknown[]";
    case "object":
      return schema.format === "binary" ? "Uint8Array" : recordType(schema);
    default:
      throw new Error(`There is no type for ${type} in a schema.`);
  }
};

/** Objects hold what is declared, and may hold more: columns of records above all. */
const recordType = ({ properties = {}, required = [] }: Schema): string => {
  const entries = Object.entries(properties);
  if (entries.length === 0) return "AnyRecord";
  const declared = entries.map(([name, property]) => ({
    name,
    type: outputType(property),
    isOptional: !required.includes(name),
    about: property.description ?? "",
  }));
  return objectType(declared, ["[name: string]: unknown"]);
};
