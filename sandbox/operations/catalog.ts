import { complexTypes as definitionTypes } from "../metadata/model/complexTypes";
import { enums as definitionEnums } from "../metadata/model/enums";
import type { Schema } from "../schema/derived";
import { topics } from "./topics";
import type { Operation, TypeName } from "./types";

/** Every operation of the sandbox, whether the tables it is about are there or not. */
export const builtIn: readonly Operation[] = topics.flatMap(({ operations }) => operations);

/** Complex types that only operations have; those of the definitions are not among them. */
export const operationTypes: Readonly<Record<string, Readonly<Record<string, TypeName>>>> =
  Object.assign({}, ...topics.map(({ complexTypes }) => complexTypes));

/** Enumerations that only operations have. */
export const operationEnums: Readonly<Record<string, Readonly<Record<string, number>>>> =
  Object.assign({}, ...topics.map(({ enums }) => enums));

export const flagEnums: ReadonlySet<string> = new Set([
  ...topics.flatMap(({ flags = [] }) => flags),
  "EntityFilters",
]);

/** Types that tables inherit from and that are no tables themselves. */
export const baseTypes: ReadonlySet<string> = new Set([
  "activitypointer",
  "crmbaseentity",
  "expando",
  "principal",
]);

/** What a type name means, without its namespace; undefined for rows of tables. */
export function enumOf(name: string): Readonly<Record<string, number>> | undefined {
  if (Object.hasOwn(operationEnums, name)) return operationEnums[name];
  return Object.hasOwn(definitionEnums, name) ? definitionEnums[name] : undefined;
}

export function complexOf(name: string): Readonly<Record<string, TypeName>> | undefined {
  if (Object.hasOwn(operationTypes, name)) return operationTypes[name];
  const found = Object.hasOwn(definitionTypes, name) ? definitionTypes[name] : undefined;
  if (found === undefined) return undefined;
  return { ...definitionTypes[found.base ?? ""]?.members, ...found.members };
}

/** The name inside of `Collection(mscrm.lead)?`, and of `mscrm.lead`. */
export function bareName(type: TypeName): string {
  return type.replace(/^Collection\((.+)\)(\??)$/, "$1").replace(/^mscrm\.|\?$/g, "");
}

/** Name of the type an operation is bound to; undefined for one that is not. */
export function boundType({ binding }: Operation): string | undefined {
  if (binding === undefined) return undefined;
  return "row" in binding ? binding.row : binding.set;
}

/**
 * Whether all tables are there that an operation is called on, takes or answers with: operations
 * come and go with the application that brings the tables.
 */
export function isInstalled({ tables }: Pick<Schema, "tables">, operation: Operation): boolean {
  const { parameters = {}, returns } = operation;
  const types = [
    ...Object.values(parameters),
    ...(typeof returns === "string" ? [returns] : Object.values(returns ?? {})),
    boundType(operation) ?? "mscrm.crmbaseentity",
  ].map(bareName);
  return types.every(
    (name) =>
      name.startsWith("Edm.") ||
      baseTypes.has(name) ||
      tables.has(name) ||
      enumOf(name) !== undefined ||
      complexOf(name) !== undefined,
  );
}
