import type { ColumnDefinition, TableDefinition } from "../metadata/types";
import { normalizeGuid } from "../odata/guid";
import type { LookupContext } from "./lookup";
import { shown, type WriteMode } from "./types";

/** `participationtypemask` of each party column (Microsoft: "ActivityParty table"). */
const MASKS: Readonly<Record<string, number>> = {
  from: 1,
  to: 2,
  cc: 3,
  bcc: 4,
  requiredattendees: 5,
  optionalattendees: 6,
  organizer: 7,
  resources: 10,
  customers: 11,
};

const ACCEPTED = '{"table", "id"}, a list of them, or e-mail addresses';

/** The parties of one column, as rows of the activity's party collection. */
export type TypedParties =
  | { readonly collection: string; readonly rows: readonly Record<string, unknown>[] }
  | { readonly wrong: string };

/** Parties are rows of a collection, which only a create takes along. */
export const partyRows = async (
  value: unknown,
  column: ColumnDefinition,
  definition: TableDefinition,
  mode: WriteMode,
  context: LookupContext,
): Promise<TypedParties> => {
  const mask = MASKS[column.logicalName];
  const collection = definition.relationships.find(
    ({ kind, table }) => kind === "oneToMany" && table === "activityparty",
  )?.navigation;
  if (mask === undefined || !collection) return { wrong: "the column takes no parties" };
  if (mode !== "create") {
    return {
      wrong: `parties are set when the record is created; later they are replaced as a whole: Raw Request, PUT ${definition.entitySetName}(<id>)/${collection} with {"value": […]}`,
    };
  }
  const rows: Record<string, unknown>[] = [];
  for (const item of items(value)) {
    const party = await partyOf(item, context);
    if ("wrong" in party) return { wrong: String(party["wrong"]) };
    rows.push({ ...party, participationtypemask: mask });
  }
  return { collection, rows };
};

const items = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return value;
  if (typeof value !== "string") return [value];
  return value
    .split(/[;,]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
};

const partyOf = async (item: unknown, context: LookupContext): Promise<Record<string, unknown>> => {
  if (typeof item === "string" && /^[^\s@]+@[^\s@]+$/.test(item.trim())) {
    return { addressused: item.trim() };
  }
  const { table: name, id } = (typeof item === "object" && item !== null ? item : {}) as Record<
    string,
    unknown
  >;
  const guid = typeof id === "string" ? normalizeGuid(id) : undefined;
  if (typeof name !== "string" || !guid)
    return { wrong: `${shown(item)} is no party; expected ${ACCEPTED}` };
  const table = await context.table(name);
  if (!table) return { wrong: `there is no table ${shown(name)}` };
  return { [`partyid_${table.logicalName}@odata.bind`]: `/${table.entitySetName}(${guid})` };
};
