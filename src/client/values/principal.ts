import { normalizeGuid } from "../odata/guid";
import type { LookupContext } from "./lookupContext";
import type { Principal, PrincipalRow, PrincipalSearch, PrincipalTable } from "./principalTypes";
import { ACCEPTED_REFERENCES, type Reference, readReference } from "./reference";
import { MOST_CANDIDATES, referencePredicate } from "./referencePredicate";
import { shown } from "./types";

export const PRINCIPAL_SETS = { systemuser: "systemusers", team: "teams" } as const;

export const ACCEPTED_PRINCIPALS =
  'the ID (GUID), name or e-mail address of a user or team, "team: Sales" (table: name), {"table", "id"} or /systemusers(<id>)';

type FoundPrincipal = Principal | { readonly wrong: string };

const isPrincipalTable = (table: string): table is PrincipalTable =>
  Object.hasOwn(PRINCIPAL_SETS, table);

/**
 * The user or team that a value means: the one function that decides it. A text that is no reference is a
 * name or an e-mail address. What names its table and its id is believed; everything else is read.
 */
export async function principalOf(value: unknown, context: LookupContext): Promise<FoundPrincipal> {
  const reference = readReference(value, context.environment);
  const text = typeof value === "string" ? value.trim() : undefined;
  if (reference.kind === "unset") return { wrong: "it names nobody" };
  if (reference.kind === "columns") return ofColumns(reference.columns);
  if (reference.kind === "id" && reference.table === undefined) {
    return choose(reference.id, { id: reference.id }, context);
  }
  const named = "table" in reference && reference.table ? reference.table : undefined;
  const table = named === undefined ? undefined : await principalTable(named, context);
  if (table && "table" in reference) return inTable(reference, table, context);
  const isUrl = text !== undefined && /^https?:\/\//i.test(text);
  if (isUrl && reference.kind === "wrong") {
    return { wrong: reference.wrong.replace(ACCEPTED_REFERENCES, ACCEPTED_PRINCIPALS) };
  }
  // A name may look like a reference to something else: `Projects: North`, `Sales (EMEA)`.
  if (!isUrl && text !== undefined && reference.kind !== "action")
    return choose(text, { text }, context);
  return { wrong: `${shown(value)} is neither a user nor a team; expected ${ACCEPTED_PRINCIPALS}` };
}

/** A row that was read before. */
const ofColumns = (columns: Readonly<Record<string, unknown>>): FoundPrincipal => {
  for (const table of ["systemuser", "team"] as const) {
    const id = columns[`${table}id`];
    const guid = typeof id === "string" ? normalizeGuid(id) : undefined;
    if (guid) return { table, id: guid };
  }
  return {
    wrong: `an object without systemuserid and teamid is nobody; expected ${ACCEPTED_PRINCIPALS}`,
  };
};

/** The two tables by the names that need no looking up. */
export function usualPrincipalTable(name: string): PrincipalTable | undefined {
  const usual = name.trim().toLowerCase().replace(/s$/, "");
  return isPrincipalTable(usual) ? usual : undefined;
}

const principalTable = async (
  name: string,
  context: LookupContext,
): Promise<PrincipalTable | undefined> => {
  const usual = usualPrincipalTable(name);
  if (usual) return usual;
  const logicalName = (await context.table(name))?.logicalName ?? "";
  return isPrincipalTable(logicalName) ? logicalName : undefined;
};

type Tabled = Extract<Reference, { readonly kind: "id" | "key" | "name" | "predicate" }>;

const inTable = async (
  reference: Tabled,
  table: PrincipalTable,
  context: LookupContext,
): Promise<FoundPrincipal> => {
  if (reference.kind === "id") return { table, id: reference.id };
  if (reference.kind === "name") {
    const text = reference.name.trim();
    if (text === "") return { wrong: "it names nobody: nothing follows the colon" };
    return choose(text, { text, table }, context);
  }
  const found = await context.table(table);
  if (!found) return { wrong: `there is no table ${table}` };
  const predicate = await referencePredicate(reference, found, context);
  if ("wrong" in predicate) return predicate;
  const id = normalizeGuid(predicate.text) ?? (await context.idAt?.(found, predicate.text));
  return id === undefined
    ? { wrong: `there is no /${found.entitySetName}(${predicate.text})` }
    : { table, id };
};

const choose = async (
  text: string,
  search: PrincipalSearch,
  context: LookupContext,
): Promise<FoundPrincipal> => {
  const rows = (await context.principals?.(search)) ?? [];
  if (!("id" in search)) return ofRows(text, rows, search.table);
  return (
    rows[0] ?? {
      wrong: `no systemuser or team has the ID ${search.id}; a table may be named as in {"table": "systemuser", "id"}`,
    }
  );
};

const SORTS = { systemuser: "user", team: "team" } as const;

const unknown = (text: string, table: PrincipalTable | undefined): FoundPrincipal => ({
  wrong: `no ${table ? SORTS[table] : "user or team"} is called ${shown(text)}; expected ${ACCEPTED_PRINCIPALS}`,
});

/** Of several, users who are disabled are not meant. */
const ofRows = (
  text: string,
  rows: readonly PrincipalRow[],
  table: PrincipalTable | undefined,
): FoundPrincipal => {
  const active = rows.filter(({ isActive }) => isActive);
  const [found, ...others] = active;
  if (found && others.length === 0) return found;
  const [disabled] = rows;
  if (!found) {
    if (!disabled) return unknown(text, table);
    return {
      wrong: `the user called ${shown(text)} is disabled; give ${pathOf(disabled)} if that user is meant nevertheless`,
    };
  }
  const listed = active.slice(0, MOST_CANDIDATES).map(described);
  const more = active.length > MOST_CANDIDATES ? " and others" : "";
  return {
    wrong: `several users or teams are called ${shown(text)}: give one of ${listed.join(", ")}${more}`,
  };
};

const pathOf = ({ table, id }: Principal): string => `/${PRINCIPAL_SETS[table]}(${id})`;

const described = (row: PrincipalRow): string => {
  const about = [row.name, row.email].filter(Boolean).join(", ");
  return about === "" ? pathOf(row) : `${pathOf(row)} (${about})`;
};
