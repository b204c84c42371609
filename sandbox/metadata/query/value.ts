import type { Literal } from "../../odata/ast";
import { literalType } from "../../odata/edm";
import { namespace } from "../../odata/refusals";
import { badSyntax } from "../../odata/syntaxRefusal";
import { enums } from "../model/enums";

/** A literal in the form properties are read in; undefined where the types do not go together. */
export function comparedValue(
  type: string,
  literal: Literal,
): string | number | boolean | null | undefined {
  if (literal.type === "null") return isScalar(type) ? null : undefined;
  if (literal.type === "enumeration") return enumMember(type, literal);
  switch (type) {
    case "Edm.String":
      return literal.type === "string" ? literal.value : undefined;
    case "Edm.Boolean":
      return literal.type === "boolean" ? literal.value : undefined;
    case "Edm.Guid":
      return literal.type === "guid" ? literal.value : undefined;
    case "Edm.DateTimeOffset":
      return literal.type === "datetime" ? literal.value : undefined;
    case "Edm.Int32":
    case "Edm.Int64":
    case "Edm.Decimal":
    case "Edm.Double":
      return literal.type === "integer" || literal.type === "decimal"
        ? Number(literal.value)
        : undefined;
    default:
      return undefined;
  }
}

export function typeOfLiteral(literal: Literal): string {
  return literal.type === "null" ? "Edm.String" : literalType(literal);
}

/** The name of the enumeration is part of the literal: a quoted member alone is just a string. */
function enumMember(
  type: string,
  { enumeration, value }: Extract<Literal, { type: "enumeration" }>,
): string | undefined {
  if (enumeration !== type.replace("mscrm", namespace)) return undefined;
  const members = enums[type.replace("mscrm.", "")] ?? {};
  if (!Object.hasOwn(members, value)) {
    throw badSyntax(
      `The string '${enumeration}'${value}'' is not a valid enumeration type constant.`,
    );
  }
  return value;
}

/** Whether a property holds one value, which may be missing, and no structure. */
function isScalar(type: string): boolean {
  return type.startsWith("Edm.") || Object.hasOwn(enums, type.replace("mscrm.", ""));
}
