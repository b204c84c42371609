import { Refusal } from "../../errors";

/** What is in the refusals of a body of definitions where a row's set name would. */
export const definitionsName = "EntityDefinitions";

/** A value the service has no use for. */
export function invalidArgument(message: string): Refusal {
  return new Refusal(400, "0x80040203", message);
}

/**
 * Refusals by the names and sentences of the error list.
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/web-service-error-codes
 */
export const refused = {
  attributeExists: (name: string) =>
    new Refusal(400, "0x80047013", `An attribute with the specified name ${name} already exists`),
  baseAmount: () =>
    new Refusal(
      400,
      "0x80048CFE",
      "The base money calculation Attribute is not valid for deletion",
    ),
  childAttribute: () =>
    new Refusal(400, "0x80047016", "The Child Attribute is not valid for deletion"),
  defaultStatus: () => new Refusal(400, "0x80044341", "Default Status options cannot be deleted."),
  duplicateOption: (value: number) =>
    new Refusal(400, "0x80044310", `The option value ${value} is already used by another option.`),
  inDuplicateRule: () =>
    new Refusal(
      400,
      "0x80048418",
      "The selected attribute cannot be deleted because it is referenced by one or more duplicate detection rules that are being published.",
    ),
  inUse: (id: string, by: number) =>
    new Refusal(
      400,
      "0x8004F01F",
      `The Attribute(${id}) component cannot be deleted because it is referenced by ${by} other components. For a list of referenced components, use the RetrieveDependenciesForDeleteRequest.`,
    ),
  insertType: () =>
    new Refusal(
      400,
      "0x80044320",
      "You can add option values only to picklist and status attributes.",
    ),
  invalidLanguage: () =>
    new Refusal(
      400,
      "0x80044195",
      "The specified language code is not valid for this organization.",
    ),
  invalidXml: () => new Refusal(400, "0x80040201", "Invalid XML."),
  deleteType: () =>
    new Refusal(
      400,
      "0x80044323",
      "You can delete options only from picklist and status attributes.",
    ),
  missingInOrder: () => new Refusal(400, "0x80044325", "The options array is missing a value."),
  notCustom: () =>
    new Refusal(400, "0x80047009", "The specified attribute is not a custom attribute"),
  notCustomizable: () => new Refusal(400, "0x80047008", "The specified entity is not customizable"),
  optionNotFound: (value: number) =>
    new Refusal(400, "0x80040393", `The option value ${value} does not exist.`),
  orderLength: () =>
    new Refusal(
      400,
      "0x80044324",
      "The array of option values that were provided for reordering does not match the number of options for the attribute.",
    ),
  primaryName: () =>
    new Refusal(400, "0x80047002", "The Primary UI Attribute is not valid for deletion"),
  requiredLevel: () =>
    new Refusal(
      400,
      "0x8004D293",
      "The requirement level of this attribute cannot be changed: the system requires it.",
    ),
} as const;
