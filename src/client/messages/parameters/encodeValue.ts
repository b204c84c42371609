import type { TypeRef } from "../../types/messages";
import { jsonValue } from "../../values/jsonValue";
import { readReference } from "../../values/reference";
import type { Fault } from "../../values/types";
import { shown } from "../../values/types";
import { encodeComplex } from "./encodeComplex";
import { encodeRecord } from "./encodeRecord";
import { encodeEnum } from "./enumValue";
import { encodePrimitive } from "./primitive";
import { type Encoded, type Encoding, fault } from "./types";

/**
 * A value of a parameter, in any accepted form, as Dataverse takes it.
 *
 * @param path where the value is, for messages: `Target`, `Members[2]`
 */
export async function encodeValue(
  value: unknown,
  type: TypeRef,
  path: string,
  encoding: Encoding,
): Promise<Encoded> {
  if (type.isList) return encodeList(value, type.name, path, encoding);
  if (type.name === "Edm.Guid") return encodeGuid(value, path, encoding);
  if (type.name.startsWith("Edm.")) return encodePrimitive(value, type.name, path, encoding.typing);
  const definition = encoding.types.get(type.name);
  if (definition?.kind === "enum") return encodeEnum(value, definition, path);
  if (definition) return encodeComplex(value, type.name, path, encoding, encodeValue);
  // Tables have names in lower case; any other type is one that nobody has described.
  if (/[A-Z]/.test(type.name)) return { value: jsonValue(value)?.value ?? value };
  return encodeRecord(value, type.name, path, encoding);
}

/** Of a reference to a record, its id is meant. */
const encodeGuid = (value: unknown, path: string, encoding: Encoding): Encoded => {
  const given = jsonValue(value)?.value ?? value;
  const reference = readReference(given, encoding.lookups.environment);
  const id = reference.kind === "id" ? reference.id : given;
  return encodePrimitive(id, "Edm.Guid", path, encoding.typing);
};

const encodeList = async (
  given: unknown,
  name: string,
  path: string,
  encoding: Encoding,
): Promise<Encoded> => {
  const list = jsonValue(given)?.value;
  if (!Array.isArray(list)) {
    return fault(path, `${shown(given)} is no list; expected [ … ], or JSON text of one`);
  }
  const values: unknown[] = [];
  const faults: Fault[] = [];
  for (const [index, item] of (list as readonly unknown[]).entries()) {
    const encoded = await encodeValue(item, { name, isList: false }, `${path}[${index}]`, encoding);
    if ("faults" in encoded) faults.push(...encoded.faults);
    else values.push(encoded.value);
  }
  return faults.length > 0 ? { faults } : { value: values };
};
