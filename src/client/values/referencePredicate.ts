import type { TableName } from "../metadata/types";
import { literalOf } from "../odata/literal";
import type { LookupContext } from "./lookup";
import type { Reference } from "./reference";
import { shown } from "./types";

type Named = Extract<Reference, { readonly kind: "id" | "key" | "name" | "predicate" }>;

/** What stands between the parentheses of the record's address, or why there is no such record. */
export const referencePredicate = async (
  reference: Named,
  table: TableName,
  context: LookupContext,
): Promise<{ readonly text: string } | { readonly wrong: string }> => {
  switch (reference.kind) {
    case "id":
      return { text: reference.id };
    case "predicate":
      return { text: reference.predicate };
    case "key": {
      const text = keyText(reference.key);
      return text ? { text } : { wrong: `${shown(reference.key)} is not an alternate key` };
    }
    case "name":
      return byName(reference, table, context);
  }
};

const byName = async (
  { name, table: named }: Extract<Named, { readonly kind: "name" }>,
  table: TableName,
  context: LookupContext,
): Promise<{ readonly text: string } | { readonly wrong: string }> => {
  if (named === undefined) return { wrong: ambiguousName(table.logicalName, "name", name) };
  const [found, another] = await context.idsByName(table, name);
  if (found && another) {
    return { wrong: `several records of ${table.logicalName} are named ${shown(name)}` };
  }
  return found
    ? { text: found }
    : { wrong: `no record of ${table.logicalName} is named ${shown(name)}` };
};

/** An object with nothing but a name could be a reference by name as well as a record to be created. */
export const ambiguousName = (table: string, column: string, name: unknown): string =>
  `it could mean an existing record or a new one: {"table": "${table}", "name": ${shown(name)}} refers to the record of that name, {"@odata.type": "Microsoft.Dynamics.CRM.${table}", "${column}": ${shown(name)}} creates one`;

const keyText = (key: Readonly<Record<string, unknown>>): string | undefined => {
  const parts = Object.entries(key).map(([column, value]) =>
    typeof value === "string" || typeof value === "number" || typeof value === "boolean"
      ? `${column}=${literalOf(value)}`
      : undefined,
  );
  return parts.length > 0 && parts.every((part) => part !== undefined)
    ? parts.join(",")
    : undefined;
};
