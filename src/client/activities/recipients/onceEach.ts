import { InputError } from "../../errors/InputError";
import { throwUnless } from "../../errors/throwUnless";
import { ownValue } from "../../objects/ownProperty";
import { normalizeGuid } from "../../odata/guid";
import { lookupContext } from "../../queries/filter/lookupContext";
import type { Session } from "../../session/session";
import type { Impersonation } from "../../types";
import type { LookupContext } from "../../values/lookupContext";
import { isNewRecord } from "../../values/newRecord";
import { readReference } from "../../values/reference";
import { referencePredicate } from "../../values/referencePredicate";
import type { Party } from "./types";

/**
 * Who is named twice in one input gets one e-mail, in whichever forms they are named. A reference without an ID is
 * looked up where there are others that it could be the same as.
 */
export async function onceEach(
  session: Session,
  params: Impersonation,
  parties: readonly Party[],
): Promise<readonly Party[]> {
  if (parties.length < 2) return parties;
  const context = lookupContext(session, params);
  const known = new Set<string>();
  const kept: Party[] = [];
  for (const party of parties) {
    const found = "reference" in party ? await recordOf(party.reference, context) : party;
    const key = keyOf(found ?? party);
    if (!known.has(key)) kept.push(found ?? party);
    known.add(key);
  }
  return kept;
}

const keyOf = (party: Party): string => {
  if ("addressused" in party) return party.addressused.toLowerCase();
  return "table" in party ? `${party.table} ${party.id}` : JSON.stringify(party.reference);
};

type FoundRecord = Extract<Party, { readonly table: string }>;

/** Undefined for what is no record that there is: the column of the parties says what is wrong with it. */
const recordOf = async (
  given: unknown,
  context: LookupContext,
): Promise<FoundRecord | undefined> => {
  try {
    return await find(given, context);
  } catch (error) {
    throwUnless(error, InputError);
    return undefined;
  }
};

const find = async (given: unknown, context: LookupContext): Promise<FoundRecord | undefined> => {
  const reference = readReference(given, context.environment);
  if (reference.kind === "columns") return rowRead(reference.columns, context);
  if (!("table" in reference) || reference.table === undefined) return undefined;
  const table = await context.table(reference.table);
  const predicate = table && (await referencePredicate(reference, table, context));
  if (!predicate || "wrong" in predicate) return undefined;
  const id = normalizeGuid(predicate.text) ?? (await context.idAt?.(table, predicate.text));
  return id === undefined ? undefined : { table: table.logicalName, id };
};

/** A row says by its type of which table it is. */
const rowRead = async (
  columns: Readonly<Record<string, unknown>>,
  context: LookupContext,
): Promise<FoundRecord | undefined> => {
  const type = String(ownValue(columns, "@odata.type"));
  const table = await context.table(type.slice(type.lastIndexOf(".") + 1));
  const meaning = table && isNewRecord(columns, await context.definition(table));
  return meaning && "id" in meaning ? { table: table.logicalName, id: meaning.id } : undefined;
};
