import { setOwn } from "../../objects/ownProperty";
import type { Parameter, Result, Signature, TypeRef, Types } from "../../types/messages";
import { allProperties, typesBelow } from "../parameters/complexType";
import { isBaseType } from "../signatures/typeNames";

/** The part of JSON Schema (draft 2020-12) that descriptions of messages need. */
export type Schema = { [keyword: string]: unknown };

const PRIMITIVES: Readonly<Record<string, Schema>> = {
  "Edm.String": { type: "string" },
  "Edm.Boolean": { type: "boolean" },
  "Edm.Byte": { type: "integer" },
  "Edm.SByte": { type: "integer" },
  "Edm.Int16": { type: "integer" },
  "Edm.Int32": { type: "integer" },
  "Edm.Int64": { type: "integer" },
  "Edm.Decimal": { type: "number" },
  "Edm.Double": { type: "number" },
  "Edm.Single": { type: "number" },
  "Edm.Guid": { type: "string", format: "uuid" },
  "Edm.DateTimeOffset": { type: "string", format: "date-time" },
  "Edm.Date": { type: "string", format: "date" },
  "Edm.Binary": { type: "string", contentEncoding: "base64" },
};

/** What the parameters of a message have to be, as a JSON Schema of the object that holds them. */
export function parametersSchema({ parameters }: Signature, types: Types): Schema {
  const maker = new SchemaMaker(types);
  const properties: Record<string, Schema> = {};
  for (const parameter of parameters) setOwn(properties, parameter.name, of(parameter, maker));
  const needed = parameters.filter(({ need }) => need === "needed").map(({ name }) => name);
  return maker.whole({
    type: "object",
    properties,
    ...(needed.length > 0 ? { required: needed } : {}),
    additionalProperties: false,
  });
}

const of = ({ type, description, statusOf }: Parameter, maker: SchemaMaker): Schema => ({
  ...(statusOf === undefined ? maker.schema(type) : { type: ["integer", "string"] }),
  ...(statusOf === undefined ? {} : { description: `Status reason of ${statusOf}` }),
  ...(description === undefined ? {} : { description }),
});

/** What Call Action and Call Function answer with, as a JSON Schema. */
export function resultSchema(result: Result, types: Types): Schema {
  const maker = new SchemaMaker(types);
  if (result.kind === "nothing") return { type: "object", properties: {} };
  if (result.kind === "properties") {
    return maker.whole({ type: "object", properties: maker.properties(result.properties) });
  }
  const { name, isList } = result.type;
  if (!isList) {
    const schema = maker.schema(result.type);
    const isScalar = name.startsWith("Edm.") || types.get(name)?.kind === "enum";
    return maker.whole(isScalar ? { type: "object", properties: { value: schema } } : schema);
  }
  const value = { type: "array", items: maker.schema({ name, isList: false }) };
  return maker.whole({ type: "object", properties: { value, hasMore: { type: "boolean" } } });
}

/** Complex types are described once, under `$defs`: some of them hold themselves. */
class SchemaMaker {
  readonly #types: Types;
  readonly #definitions = new Map<string, Schema>();

  constructor(types: Types) {
    this.#types = types;
  }

  whole(schema: Schema): Schema {
    if (this.#definitions.size === 0) return schema;
    return { ...schema, $defs: Object.fromEntries(this.#definitions) };
  }

  schema({ name, isList }: TypeRef): Schema {
    if (isList) return { type: "array", items: this.schema({ name, isList: false }) };
    const primitive = PRIMITIVES[name];
    if (primitive) return primitive;
    const type = this.#types.get(name);
    if (type?.kind === "enum") return enumSchema([...type.members.keys()], type.isFlags);
    if (type) return this.#reference(name);
    return /[A-Z.]/.test(name) ? {} : recordSchema(name);
  }

  properties(properties: ReadonlyMap<string, TypeRef>): Record<string, Schema> {
    const schemas: Record<string, Schema> = {};
    for (const [name, type] of properties) setOwn(schemas, name, this.schema(type));
    return schemas;
  }

  #reference(name: string): Schema {
    const below = typesBelow(name, this.#types);
    const [only] = below;
    if (below.length === 1 && only !== undefined) return this.#toDefinition(only, false);
    return { anyOf: below.slice(1).map((each) => this.#toDefinition(each, true)) };
  }

  #toDefinition(name: string, saysType: boolean): Schema {
    if (!this.#definitions.has(name)) {
      const schema: Schema = { type: "object" };
      this.#definitions.set(name, schema);
      schema["properties"] = {
        ...(saysType ? { "@odata.type": { const: name } } : {}),
        ...this.properties(allProperties(name, this.#types)),
      };
    }
    return { $ref: `#/$defs/${name}` };
  }
}

const enumSchema = (members: readonly string[], isFlags: boolean): Schema =>
  isFlags
    ? { type: "string", description: `Several of ${members.join(", ")}, with commas` }
    : { type: "string", enum: members };

/** Tables by their names; a base may be any of several. */
const recordSchema = (name: string): Schema => ({
  type: "object",
  description: isBaseType(name) ? "Record of any table" : `Record of ${name}`,
  properties: {
    table: isBaseType(name) ? { type: "string" } : { const: name },
    id: { type: "string", format: "uuid" },
  },
});
