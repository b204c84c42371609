import { Refusal } from "../errors";
import { badQuery, namespace } from "../odata/refusals";
import { odataError } from "../records/payload/refusals";

/**
 * A bound operation called without its namespace, or a function with other parameters than it has.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/use-web-api-functions#bound-functions
 */
export function unresolvedParameters(): Refusal {
  return badQuery("Request message has unresolved parameters.");
}

export function unknownParameter(setName: string, parameter: string, operation: string): Refusal {
  return odataError(
    setName,
    `The parameter '${parameter}' in the request payload is not a valid parameter for the operation '${operation}'.`,
  );
}

export function missingParameter(parameter: string, operation: string): Refusal {
  const message = `Required field '${parameter}' is missing for RequestName='${operation}'`;
  return new Refusal(400, "0x80040203", message);
}

/**
 * A row of any table without its type, or without its key.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/use-web-api-actions
 */
export function noKey(): Refusal {
  return badQuery("EdmEntityObject passed should have the key property value set.");
}

/** A type that is not there, or not one of those declared. */
export function wrongType(setName: string, given: string, declared: string): Refusal {
  return odataError(
    setName,
    `A type named '${given}' could not be resolved by the model or is not assignable to '${namespace}.${declared}'.`,
  );
}

export function unexpectedNode(setName: string, value: unknown, expected: string): Refusal {
  const found = Array.isArray(value)
    ? "StartArray"
    : typeof value === "object" && value !== null
      ? "StartObject"
      : "PrimitiveValue";
  return odataError(
    setName,
    `An unexpected '${found}' node was found when reading from the JSON reader. A '${expected}' node was expected.`,
  );
}

export function unknownMember(setName: string, type: string, member: string): Refusal {
  return odataError(
    setName,
    `The property '${member}' does not exist on type '${namespace}.${type}'. Make sure to only use property names that are defined by the type.`,
  );
}

/** Text in the URL that is no value of the parameter's type. */
export function wrongParameterValue(parameter: string, text: string, type: string): Refusal {
  return badQuery(
    `The value '${text}' of the parameter '${parameter}' cannot be converted to the type '${type.replace("mscrm.", `${namespace}.`)}'.`,
  );
}
