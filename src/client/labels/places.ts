import { DataverseError } from "../errors/DataverseError";
import { InputError } from "../errors/InputError";
import { throwUnless } from "../errors/throwUnless";
import { tableDefinition } from "../metadata/cache/tableDefinition";
import type { Session } from "../session/session";
import type { Impersonation } from "../types";
import type { ColumnDefinition, TableDefinition } from "../types/tables";

/** Where rows come from: the query itself, or a relationship that it expands. */
export interface Place {
  /** The table of the rows; undefined where they have none that is known. */
  readonly definition: () => Promise<TableDefinition | undefined>;
  /** The column whose value a property has. */
  readonly column: (property: string) => Promise<ColumnDefinition | undefined>;
  readonly expanded: (navigation: string) => Place;
}

/** What a query says of the properties of its rows. */
export interface Properties {
  /** Whether a property is computed, and the value of no column. */
  readonly isComputed?: ((property: string) => boolean) | undefined;
  /** The column behind a property of a joined table, or under another name. */
  readonly columnBehind?:
    | ((property: string) => { readonly table: string; readonly column: string } | undefined)
    | undefined;
  /** Whether a property has this name in some rows, even where others lack it. */
  readonly isNamed?: ((property: string) => boolean) | undefined;
}

/**
 * The rows of a query. Definitions are read when they are asked for, each once.
 *
 * @param table any name of the table of the rows
 */
export function rootPlace(
  session: Session,
  impersonation: Impersonation,
  table: string,
  { columnBehind = () => undefined }: Properties,
): Place {
  const read = (name: string) => readTable(session, impersonation, name);
  const root = placeOf(read, () => read(table));
  return {
    ...root,
    column: async (property) => {
      const behind = columnBehind(property);
      return behind
        ? (await read(behind.table))?.columns.get(behind.column)
        : root.column(property);
    },
  };
}

type Read = (table: string) => Promise<TableDefinition | undefined>;

const placeOf = (read: Read, find: Place["definition"]): Place => {
  const inside = new Map<string, Place>();
  let found: ReturnType<typeof find> | undefined;
  const definition = () => {
    found ??= find();
    return found;
  };
  return {
    definition,
    column: async (property) => (await definition())?.columns.get(property),
    expanded: (navigation) => {
      const known = inside.get(navigation);
      if (known) return known;
      const place = placeOf(read, async () => {
        const relationships = (await definition())?.relationships ?? [];
        const followed = relationships.find((each) => each.navigation === navigation);
        return followed && read(followed.table);
      });
      inside.set(navigation, place);
      return place;
    },
  };
};

/** Some relationships lead to what has no definition: the common ancestor of users and teams. */
const readTable = async (
  session: Session,
  impersonation: Impersonation,
  name: string,
): Promise<TableDefinition | undefined> => {
  try {
    return await tableDefinition(session, name, impersonation);
  } catch (error) {
    if (error instanceof DataverseError) throw error.withHint(HINT);
    throwUnless(error, InputError);
    return undefined;
  }
};

const HINT =
  "Include Labels and Include Record URL need the definition of the table: switch them off to read the records without it";
