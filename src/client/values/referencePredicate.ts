import { InputError } from "../errors/InputError";
import { throwUnless } from "../errors/throwUnless";
import { readKeyText } from "../odata/keys/readKeyText";
import type { TableName } from "../types/tables";
import { type GivenPart, typedKey } from "./keys/typedKey";
import type { LookupContext } from "./lookupContext";
import type { Reference } from "./reference";
import { shown } from "./types";

type Named = Extract<Reference, { readonly kind: "id" | "key" | "name" | "predicate" }>;

/** The text between the parentheses of the record's address, or why there is no such record. */
export async function referencePredicate(
  reference: Named,
  table: TableName,
  context: LookupContext,
): Promise<{ readonly text: string } | { readonly wrong: string }> {
  switch (reference.kind) {
    case "id":
      return { text: reference.id };
    case "predicate":
      return byPredicate(reference.predicate, table, context);
    case "key": {
      const parts = Object.entries(reference.key).map(([name, value]) => ({ name, value }));
      if (parts.length > 0) return byKey(parts, table, context);
      return { wrong: `${shown(reference.key)} is not an alternate key` };
    }
    case "name":
      return byName(reference, table, context);
  }
}

const byName = async (
  { name, table: named }: Extract<Named, { readonly kind: "name" }>,
  table: TableName,
  context: LookupContext,
): Promise<{ readonly text: string } | { readonly wrong: string }> => {
  if (named === undefined) return { wrong: ambiguousName(table.logicalName, "name", name) };
  const of = `of ${table.logicalName}`;
  if (name.trim() === "") return { wrong: `it names no record ${of}: nothing follows the colon` };
  if (!table.primaryNameAttribute) {
    return { wrong: `records ${of} have no name: refer to them by {"table", "id"}` };
  }
  const ids = await context.idsByName(table, name);
  const [found, ...others] = ids;
  if (found === undefined) return { wrong: await noneNamed(name, table, context) };
  if (others.length === 0) return { text: found };
  const paths = ids.slice(0, MOST_CANDIDATES).map((id) => `/${table.entitySetName}(${id})`);
  const more = ids.length > MOST_CANDIDATES ? " and others" : "";
  return {
    wrong: `several records ${of} are named ${shown(name)}: give one of ${paths.join(", ")}${more}`,
  };
};

/** Candidates that a message lists. */
export const MOST_CANDIDATES = 3;

const noneNamed = async (
  name: string,
  table: TableName,
  context: LookupContext,
): Promise<string> => {
  const near = (await context.nearestNames?.(table, name)) ?? [];
  const advice = near.length > 0 ? `; did you mean ${near.map(shown).join(" or ")}?` : "";
  return `no record of ${table.logicalName} is named ${shown(name)}${advice}`;
};

/** An object with nothing but a name could be a reference by name as well as a record to be created. */
export function ambiguousName(table: string, column: string, name: unknown): string {
  return `it could mean an existing record or a new one: {"table": "${table}", "name": ${shown(name)}} refers to the record of that name, {"@odata.type": "Microsoft.Dynamics.CRM.${table}", "${column}": ${shown(name)}} creates one`;
}

type Predicate = { readonly text: string } | { readonly wrong: string };

/** The key as it is typed by the columns of the table that is referred to. */
const byKey = async (
  parts: readonly GivenPart[],
  table: TableName,
  context: LookupContext,
): Promise<Predicate> => {
  const unset = parts.find(({ value }) => value === null || value === undefined || value === "");
  if (unset) return { wrong: `the key has no value for ${unset.name}` };
  const key = typedKey(parts, await context.definition(table));
  // A reference is an address, in a body too: a # in it would end the address.
  return "wrong" in key ? { wrong: `the key ${key.wrong}` } : { text: key.predicate };
};

const byPredicate = async (
  predicate: string,
  table: TableName,
  context: LookupContext,
): Promise<Predicate> => {
  try {
    const key = readKeyText(predicate, "the key");
    if (key.kind === "id") return { text: key.id };
    if (key.kind === "parts") return await byKey(key.parts, table, context);
    return { wrong: `${shown(predicate)} is neither an id nor an alternate key` };
  } catch (error) {
    throwUnless(error, InputError);
    return { wrong: error.message.replace(/\.$/, "") };
  }
};
