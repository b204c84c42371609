import { Refusal } from "../errors";
import { badQuery, namespace } from "../odata/refusals";

/** A definition of that name or id is not there, or not there yet. */
export function definitionNotFound(typeName: string, key: string): Refusal {
  const words: Record<string, string> = {
    EntityMetadata: "an entity",
    AttributeMetadata: "an attribute",
    EntityKeyMetadata: "an entity key",
    OptionSetMetadataBase: "an optionset",
  };
  const what = words[typeName] ?? "a relationship";
  return new Refusal(404, "0x80040217", `Could not find ${what} with specified name: ${key}`);
}

/** Options that rows are asked with and definitions are not. */
export function parameterNotSupported(name: string): Refusal {
  return badQuery(`The query parameter ${name} is not supported`);
}

/** Functions such as `startswith`: definitions are filtered by comparisons alone. */
export function functionNotSupported(name: string): Refusal {
  const message = `The "${name}" function isn't supported for Metadata Entities.`;
  return new Refusal(501, "0x8006088a", message);
}

/**
 * Definitions are replaced as a whole, by PUT.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-update-entity-definitions-using-web-api#update-table-definitions
 */
export function patchNotSupported(typeName: string): Refusal {
  return new Refusal(405, "0x80060888", `Operation not supported on ${typeName}`);
}

export function invalidKey(typeName: string): Refusal {
  const resource = `'${namespace}.${typeName}'`;
  return badQuery(
    `The key in the request URI is not valid for resource ${resource}. Ensure that the names and ` +
      `number of key properties match the declared or alternate key properties for the resource ${resource}.`,
  );
}

export function castNotSupported(typeName: string): Refusal {
  return badQuery(`The type cast to '${namespace}.${typeName}' is not supported.`);
}
