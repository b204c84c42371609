import { Refusal } from "../errors";
import type { Table } from "../schema/derived";
import { badSyntax } from "./syntaxRefusal";

/** Namespace of every type, function and action of the service. */
export const namespace = "Microsoft.Dynamics.CRM";

/** A query the library could parse but the service does not take: 400 `0x80060888`. */
export function badQuery(message: string): Refusal {
  return new Refusal(400, "0x80060888", message);
}

export function propertyNotFound(property: string, table: string): Refusal {
  return badSyntax(
    `Could not find a property named '${property}' on type '${namespace}.${table}'.`,
  );
}

/** A column that is looked up by its logical name and is not there. */
export function attributeNotFound(attribute: string, table: Table): Refusal {
  return new Refusal(
    400,
    "0x80041103",
    `'${table.declaration.schemaName}' entity doesn't contain attribute with Name = '${attribute}' and NameMapping = 'Logical'.`,
  );
}

/** Links that a query may have, by expands or by conditions and orders on related rows. */
export const linkLimit = 15;

export function tooManyLinks(): Refusal {
  const message = "Number of link entities in query exceeded maximum limit.";
  return new Refusal(400, "0x8004430D", message);
}

/** A node of the parsed query that the service has no translation for, as with `in`. */
export function nodeNotSupported(node: string): Refusal {
  return new Refusal(501, "0x8006088a", `The query node ${node} is not supported`);
}

export function incompatibleOperands(left: string, right: string, kind: string): Refusal {
  return badSyntax(
    "A binary operator with incompatible types was detected. " +
      `Found operand types '${left}' and '${right}' for operator kind '${kind}'.`,
  );
}

export function segmentNotFound(segment: string): Refusal {
  return new Refusal(404, "0x8006088a", `Resource not found for the segment '${segment}'.`);
}

/**
 * A link of what is no navigation property: of a column, or of the table behind a many-to-many
 * relationship, whose names are easily taken for it.
 */
export function referenceBehind(segment: string): Refusal {
  const message = `The URI segment '$ref' is invalid after the segment '${segment}'.`;
  return new Refusal(400, "0x8006088a", message);
}

/** Something Dataverse does and this sandbox does not: said openly instead of answered wrongly. */
export function notSimulated(what: string): Refusal {
  return new Refusal(501, "0x80060888", `The sandbox does not simulate ${what}.`);
}
