import type { ColumnDefinition, TableDefinition } from "../types/tables";
import { emailAddress } from "./emailAddress";
import type { LookupContext } from "./lookupContext";
import { isNewRecord } from "./newRecord";
import { ACCEPTED_REFERENCES, readReference } from "./reference";
import { referencePredicate } from "./referencePredicate";
import { splitList } from "./splitList";
import { tableOfRow } from "./tableOfRow";
import { shown, type WriteMode } from "./types";

/** `participationtypemask` of each party column (Microsoft: "ActivityParty table"). */
const MASKS: ReadonlyMap<string, number> = new Map([
  ["from", 1],
  ["to", 2],
  ["cc", 3],
  ["bcc", 4],
  ["requiredattendees", 5],
  ["optionalattendees", 6],
  ["organizer", 7],
  ["resources", 10],
  ["customers", 11],
]);

const ACCEPTED =
  '"contact: Ann Lee" (table: name), {"table", "id"}, {"table", "name"}, contacts(<id>), e-mail addresses, or a list of them';

type Party = Readonly<Record<string, unknown>>;

/** The parties of one column, as rows of the activity's party collection. */
export type TypedParties =
  | { readonly collection: string; readonly rows: readonly Party[] }
  | { readonly wrong: string };

/** Parties are rows of a collection, which only a create takes along. */
export async function partyRows(
  value: unknown,
  column: ColumnDefinition,
  definition: TableDefinition,
  mode: WriteMode,
  context: LookupContext,
): Promise<TypedParties> {
  const mask = MASKS.get(column.logicalName);
  const collection = definition.relationships.find(
    ({ kind, table }) => kind === "oneToMany" && table === "activityparty",
  )?.navigation;
  if (mask === undefined || !collection) return { wrong: "the column takes no parties" };
  if (mode !== "create") return { wrong: setLater(definition, collection) };
  const rows: Party[] = [];
  for (const item of items(value)) {
    const party = await partyOf(item, context);
    if ("wrong" in party) return party;
    rows.push({ ...party.row, participationtypemask: mask });
  }
  return { collection, rows };
}

/** Why a write that is no create cannot set the parties of an activity. */
export function setLater({ entitySetName }: TableDefinition, collection: string): string {
  return `parties are set when the record is created; later they are replaced as a whole: Raw Request, PUT ${entitySetName}(<id>)/${collection} with {"value": […]}`;
}

const items = (value: unknown): readonly unknown[] => {
  if (value === null) return [];
  if (Array.isArray(value)) return value;
  return typeof value === "string" ? splitList(value) : [value];
};

type TypedParty = { readonly row: Party } | { readonly wrong: string };

const partyOf = async (item: unknown, context: LookupContext): Promise<TypedParty> => {
  const address = typeof item === "string" ? emailAddress(item) : undefined;
  if (address) return { row: { addressused: address } };
  if (isPartyRow(item)) {
    const wrong = wrongParty(item, context);
    return wrong === undefined ? { row: item } : { wrong };
  }
  const reference = readReference(item, context.environment);
  if (reference.kind === "wrong" && isRecord(item)) {
    return { wrong: reference.wrong.replace(ACCEPTED_REFERENCES, ACCEPTED) };
  }
  const noParty = { wrong: `${shown(item)} is no party; expected ${ACCEPTED}` };
  if (reference.kind === "wrong" || reference.kind === "unset") return noParty;
  const name =
    reference.kind === "action" ? context.tableOfAction?.(reference.action) : tableIn(reference);
  if (name === undefined) return noParty;
  const table = await context.table(name);
  if (!table) return { wrong: `there is no table ${shown(name)}` };
  const property = `partyid_${table.logicalName}@odata.bind`;
  if (reference.kind === "action") return { row: { [property]: reference.action } };
  if (reference.kind === "columns") {
    const meaning = isNewRecord(reference.columns, await context.definition(table));
    if ("id" in meaning) return bound(property, table.entitySetName, meaning.id);
    return "wrong" in meaning ? meaning : { wrong: "a party has to be a record that exists" };
  }
  const predicate = await referencePredicate(reference, table, context);
  return "wrong" in predicate ? predicate : bound(property, table.entitySetName, predicate.text);
};

const bound = (property: string, set: string, predicate: string): TypedParty => ({
  row: { [property]: `/${set}(${predicate})` },
});

const tableIn = (reference: ReturnType<typeof readReference>): string | undefined => {
  if (reference.kind !== "columns") return "table" in reference ? reference.table : undefined;
  const type = reference.columns["@odata.type"];
  return typeof type === "string"
    ? type.slice(type.lastIndexOf(".") + 1)
    : tableOfRow(reference.columns, PARTY_TABLES);
};

/** Tables whose rows are parties everywhere (Microsoft: "ActivityParty table", PartyId). */
const PARTY_TABLES = ["account", "contact", "lead", "systemuser", "queue", "equipment"];

/** What is wrong with a row of parties in Dataverse's own form; it is sent as it is otherwise. */
export function wrongParty(row: unknown, { environment }: LookupContext): string | undefined {
  if (typeof row !== "object" || row === null) {
    return `${shown(row)} is no party; expected an object such as {"partyid_contact@odata.bind": "/contacts(<id>)", "participationtypemask": 2}`;
  }
  for (const [name, value] of Object.entries(row)) {
    if (!name.startsWith("partyid_") || !name.endsWith("@odata.bind")) continue;
    const reference = readReference(value, environment);
    if (reference.kind === "wrong") return `${name}: ${reference.wrong}`;
    if (reference.kind === "unset") return `${name}: the reference has no value`;
    if (reference.kind === "name") {
      return `${name}: ${shown(value)} is no address; expected one such as /contacts(<id>)`;
    }
  }
  return undefined;
}

const isRecord = (item: unknown): boolean =>
  typeof item === "object" && item !== null && !Array.isArray(item);

/** A row of the collection as Dataverse takes it. */
const isPartyRow = (item: unknown): item is Party =>
  typeof item === "object" &&
  item !== null &&
  Object.keys(item).some((name) => name === "addressused" || name.startsWith("partyid_"));
