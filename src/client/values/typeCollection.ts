import type { DataverseRecord } from "../types";
import { jsonValue } from "./jsonValue";
import { columnsToWrite, idIn } from "./newRecord";
import { setLater, wrongParty } from "./parties";
import { readReference } from "./reference";
import { referencePredicate } from "./referencePredicate";
import { isRowRead } from "./rowRead";
import type { Slot } from "./slots";
import { shown } from "./types";
import type { TypedEntry, TypedRecord, Typing } from "./typing";

type Collection = Extract<Slot, { readonly kind: "collection" }>;

const LATER =
  "related records are created or connected along by a create only; later each is written by a separate request";

/**
 * Related records under a collection: new ones, each with columns that can be written, or references to
 * existing ones, which become a list of binds (Microsoft: "Associate and disassociate table rows").
 */
export async function typeCollection(
  name: string,
  given: unknown,
  { relationship, bind }: Collection,
  typing: Typing,
): Promise<TypedEntry> {
  const { navigation, table } = relationship;
  const { options, definition } = typing;
  const fault = (what: string): TypedEntry => ({ faults: [{ column: name, what }] });
  const isParties = table === "activityparty";
  if (options.mode !== "create") return fault(isParties ? setLater(definition, navigation) : LATER);
  const json = jsonValue(given);
  if (!json || !Array.isArray(json.value)) {
    return fault(`${shown(given)} is not a list, which this collection of ${table} takes`);
  }
  const items: readonly unknown[] = json.value;
  if (isParties && !bind) {
    const faults = items.flatMap((item, index) => {
      const wrong = wrongParty(item, typing.context);
      return wrong === undefined ? [] : [{ column: `${name}[${index}]`, what: wrong }];
    });
    return faults.length > 0 ? { faults } : { properties: { [navigation]: items }, rows: items };
  }
  const unreadable = items.flatMap((item, index) => {
    const reference = readReference(item, typing.context.environment);
    const isWrong = reference.kind === "wrong";
    return isWrong ? [{ column: `${name}[${index}]`, what: reference.wrong }] : [];
  });
  if (unreadable.length > 0) return { faults: unreadable };
  const isNew = items.filter((item) => !bind && isColumns(item, typing));
  if (isNew.length === items.length) return newRecords(name, items, relationship, typing);
  if (isNew.length > 0) {
    return fault("the list holds both new records and references; give them in two properties");
  }
  return references(name, items, relationship, typing);
}

type Relationship = Collection["relationship"];

const isColumns = (item: unknown, { context }: Typing): boolean =>
  readReference(item, context.environment).kind === "columns" &&
  !isRowRead(item as DataverseRecord);

const tableOf = async ({ table }: Relationship, { context }: Typing) => {
  const found = await context.table(table);
  return found && (await context.definition(found));
};

const newRecords = async (
  name: string,
  items: readonly unknown[],
  relationship: Relationship,
  typing: Typing,
): Promise<TypedEntry> => {
  const definition = await tableOf(relationship, typing);
  if (!definition) return { properties: { [relationship.navigation]: items } };
  const typed: TypedRecord[] = [];
  const faults = [];
  for (const [index, item] of items.entries()) {
    const columns = item as DataverseRecord;
    const place = `${name}[${index}]`;
    if (columnsToWrite(columns, definition).length === 0) {
      const what = `${shown(columns)} has no column of ${definition.logicalName} that can be written`;
      faults.push({ column: place, what });
      continue;
    }
    const each = await typing.typeNested(columns, definition);
    faults.push(...each.faults.map(({ column, what }) => ({ column: `${place}.${column}`, what })));
    typed.push(each);
  }
  if (faults.length > 0) return { faults };
  return { properties: { [relationship.navigation]: typed.map(({ record }) => record) } };
};

const rowPredicate = (columns: DataverseRecord, idName: string) => {
  const found = idIn(columns, idName) ?? { wrong: `it has no ${idName} to refer to it by` };
  return "id" in found ? { text: found.id } : found;
};

const references = async (
  name: string,
  items: readonly unknown[],
  relationship: Relationship,
  typing: Typing,
): Promise<TypedEntry> => {
  const { context } = typing;
  const binds: string[] = [];
  for (const [index, item] of items.entries()) {
    const refuse = (what: string): TypedEntry => ({
      faults: [{ column: `${name}[${index}]`, what }],
    });
    const reference = readReference(item, context.environment);
    if (reference.kind === "wrong" || reference.kind === "unset")
      return refuse("the reference has no value");
    if (reference.kind === "action") {
      binds.push(reference.action);
      continue;
    }
    const named = ("table" in reference ? reference.table : undefined) ?? relationship.table;
    const table = await context.table(named);
    if (!table) return refuse(`there is no table ${shown(named)}`);
    if (table.logicalName !== relationship.table) {
      return refuse(`it refers to ${relationship.table}, not to ${table.logicalName}`);
    }
    const predicate =
      reference.kind === "columns"
        ? rowPredicate(reference.columns, table.primaryIdAttribute)
        : await referencePredicate(reference, table, context);
    if ("wrong" in predicate) return refuse(predicate.wrong);
    binds.push(`/${table.entitySetName}(${predicate.text})`);
  }
  return { properties: { [`${relationship.navigation}@odata.bind`]: binds } };
};
