import type { LookupTargetDefinition, TableDefinition } from "../types/tables";
import type { BatchAction } from "./actions";
import { bareReference, isReference, referredRecord } from "./references";

/** The names of earlier actions of the change set, with the logical names of their tables. */
export type NamedTables = Pick<ReadonlyMap<string, string | undefined>, "get" | "has">;

type Data = NonNullable<BatchAction["data"]>;

/** The values of an action, apart from its references to other actions. */
export interface Lifted {
  readonly data: Data;
  /** `<navigation property>@odata.bind` with the reference. */
  readonly binds: Readonly<Record<string, string>>;
  /** What is wrong, column by column. */
  readonly faults: readonly string[];
}

/**
 * Takes references to other actions (`$name`) out of lookups, where they stand as a value would: by the
 * column's name or the navigation property's, as text or as an id. Only there do they mean anything; the
 * same text in any other column is text. Which table is meant is that of the action referred to.
 *
 * @param dangling what is wrong with a reference to which no earlier action belongs
 */
export function liftReferences(
  data: Data,
  definition: TableDefinition,
  named: NamedTables,
  dangling: (reference: string) => string,
): Lifted {
  if (!Object.values(data).some(mayRefer)) return { data, binds: {}, faults: [] };
  const rest: [string, unknown][] = [];
  const binds = new Map<string, string>();
  const faults: string[] = [];
  for (const [name, value] of Object.entries(data)) {
    const reference = referenceIn(value);
    const lookup = reference === undefined ? undefined : lookupOf(name, definition);
    if (reference === undefined || !lookup) {
      rest.push([name, value]);
      continue;
    }
    const record = referredRecord(reference);
    const target = chosen(lookup, record === undefined ? undefined : named.get(record));
    if (!target && record !== undefined && !named.has(record)) {
      faults.push(`${name}: ${dangling(reference)}`);
    } else if (!target) {
      const properties = lookup.targets.map(({ navigation }) => navigation);
      faults.push(
        `${name}: ${reference} may refer to one of several tables; write it as ${properties.map((each) => `"${each}@odata.bind"`).join(" or ")}`,
      );
    } else if (binds.has(target.navigation) || isBound(data, target.navigation)) {
      faults.push(`${name}: ${target.navigation} is given twice`);
    } else binds.set(target.navigation, reference);
  }
  return {
    data: Object.fromEntries(rest),
    binds: Object.fromEntries(
      [...binds].map(([navigation, reference]) => [`${navigation}@odata.bind`, reference]),
    ),
    faults,
  };
}

/** Most records refer to nothing, and go on as they are. */
const mayRefer = (value: unknown): boolean =>
  typeof value === "string" ? value.includes("$") : typeof value === "object" && value !== null;

/** `$name`, alone or as the id of an object. */
const referenceIn = (value: unknown): string | undefined => {
  const text = typeof value === "string" ? value : idOf(value);
  const bare = text === undefined ? undefined : bareReference(text);
  return isReference(bare) ? bare : undefined;
};

const idOf = (value: unknown): string | undefined => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const fields = new Map(Object.entries(value));
  const id = fields.get("id") ?? fields.get("@odata.id");
  return typeof id === "string" && [...fields.keys()].every((name) => OF_REFERENCE.has(name))
    ? id
    : undefined;
};

const OF_REFERENCE = new Set(["id", "table", "@odata.id"]);

interface Lookup {
  readonly targets: readonly LookupTargetDefinition[];
  /** The target that the name itself says. */
  readonly target?: LookupTargetDefinition | undefined;
}

const lookupOf = (name: string, { columns }: TableDefinition): Lookup | undefined => {
  const wanted = name.trim().toLowerCase();
  const column = columns.get(/^_(.+)_value$/.exec(wanted)?.[1] ?? wanted);
  if (column?.targets?.length) return { targets: column.targets };
  for (const each of columns.values()) {
    const target = each.targets?.find(({ navigation }) => navigation.toLowerCase() === wanted);
    if (target) return { targets: [target], target };
  }
  return undefined;
};

const chosen = (
  { targets, target }: Lookup,
  table: string | undefined,
): LookupTargetDefinition | undefined => {
  if (target) return target;
  const [only, another] = targets;
  return another ? targets.find((each) => each.table === table) : only;
};

const isBound = (data: Data, navigation: string): boolean => {
  const wanted = `${navigation}@odata.bind`.toLowerCase();
  return Object.keys(data).some((name) => name.toLowerCase() === wanted);
};
