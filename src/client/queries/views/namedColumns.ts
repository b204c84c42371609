import { InputError } from "../../errors/InputError";
import { splitOrder } from "../../odata/splitOrder";
import type { Session } from "../../session/session";
import type { Impersonation } from "../../types";
import type { TableDefinition } from "../../types/tables";
import { columnNamed } from "../../values/columnNamed";
import type { FetchDocument } from "../fetchXml/parse";
import { resolveReturned } from "../odata/resolveColumns";
import { linkedTables, type NamedColumn, type ViewOrder } from "./changedView";

interface Names extends Impersonation {
  readonly entityType: string;
  readonly fieldNames?: readonly string[] | undefined;
  readonly orderByFieldNames?: readonly string[] | undefined;
}

interface Resolved {
  readonly columns: readonly NamedColumn[];
  /** Undefined where none is asked for. */
  readonly orders: readonly ViewOrder[] | undefined;
}

/**
 * The columns that *Field Name* and *Order By Field Name* mean: of the table by any of their names, and of
 * tables that the view links as `alias.column`.
 *
 * @throws InputError for every name of the table that it does not have, and for aliases that the view has not
 */
export async function namedColumns(
  session: Session,
  params: Names,
  query: FetchDocument,
): Promise<Resolved> {
  const fields = (params.fieldNames ?? []).flatMap((text) => text.split(",")).map(trimmed);
  const orders = (params.orderByFieldNames ?? []).flatMap((text) => text.split(","));
  const linked = linkedTables(query);
  const all = [
    ...fields.filter((name) => name !== "").map((name) => ({ input: FIELD, name, direction: "" })),
    ...orders
      .filter((text) => trimmed(text) !== "")
      .map((text) => ({ input: ORDER, ...splitOrder(text) })),
  ].map((each) => ({ ...each, link: linkedColumn(each.input, each.name, linked) }));
  const table = await tableOf(
    session,
    params,
    all.filter(({ link }) => link === undefined),
  );
  const found = all.map((each) => ({
    ...each,
    alias: each.link?.alias,
    name: each.link?.name ?? (table && columnNamed(each.name, table)?.logicalName) ?? each.name,
  }));
  const shown = found.filter(({ input }) => input === FIELD);
  const sorted = found.filter(({ input }) => input === ORDER);
  return {
    columns: shown.map(({ alias, name }) => ({ alias, name })),
    orders:
      sorted.length === 0
        ? undefined
        : sorted.map(({ alias, name, direction }) => ({
            alias,
            name,
            isDescending: direction.toLowerCase() === "desc",
          })),
  };
}

const FIELD = "Field Name";
const ORDER = "Order By Field Name";

interface Asked {
  readonly input: string;
  readonly name: string;
}

/** The table, once it has all of its columns that are asked for; nothing is read where there is none. */
const tableOf = async (
  session: Session,
  params: Names,
  own: readonly Asked[],
): Promise<TableDefinition | undefined> => {
  if (own.length === 0) return undefined;
  const of = (input: string) => own.filter((each) => each.input === input).map(({ name }) => name);
  const { table } = await resolveReturned(session, {
    ...params,
    fieldNames: of(FIELD),
    orderByFieldNames: of(ORDER),
    expandPropertyNames: undefined,
    condition: undefined,
  });
  return table;
};

const trimmed = (text: string): string => text.trim();

/** `a.fullname`; undefined for a column of the view's own table, whose label may have a dot as well. */
const linkedColumn = (
  input: string,
  name: string,
  linked: ReadonlyMap<string, unknown>,
): NamedColumn | undefined => {
  const [, alias, column] = /^([\p{L}_][\p{L}\p{N}_]*)\.(.+)$/su.exec(name.trim()) ?? [];
  if (alias === undefined || column === undefined) return undefined;
  const isLogical = /^[a-z_][a-z0-9_]*$/.test(column);
  if (linked.has(alias)) {
    if (isLogical) return { alias, name: column };
    throw new InputError(
      `${input} ${JSON.stringify(name.slice(0, 80))} is a column of the linked table ${alias}; expected its logical name, e.g. ${alias}.createdon.`,
    );
  }
  if (!isLogical) return undefined;
  const aliases = [...linked.keys()].join(", ");
  throw new InputError(
    `${input} ${JSON.stringify(name.slice(0, 80))} is a column of a linked table, but the view links no ${alias}; ${aliases === "" ? "it links no table" : `it links ${aliases}`}.`,
  );
};
