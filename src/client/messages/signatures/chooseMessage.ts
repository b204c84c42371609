import type { Signature } from "../../types/messages";

/** What a message is called on: a table, by its logical name, and whether a record of it was given. */
export interface Target {
  readonly table: string | undefined;
  readonly hasRecord: boolean;
}

export type Choice =
  | { readonly signature: Signature; readonly table: string | undefined }
  /** `isFinal` where no other environment could say otherwise. */
  | { readonly wrong: string; readonly isFinal: boolean };

/**
 * The one message of several of the same name that fits what it is called on. Where nothing else fits, the
 * table may be left out. Pure.
 */
export function chooseMessage(signatures: readonly Signature[], target: Target): Choice {
  const fitting = signatures.filter((each) => fits(each, target));
  const [only, ...others] = fitting;
  if (only && others.length === 0) return chosen(only, target);
  if (only) return { wrong: severalTables(fitting), isFinal: true };
  return otherTable(signatures, target) ?? { wrong: noneFits(signatures, target), isFinal: true };
}

const fits = ({ bound }: Signature, { table, hasRecord }: Target): boolean => {
  if (!bound) return !hasRecord && table === undefined;
  if (bound.isSet === hasRecord) return false;
  return table === undefined ? bound.table !== "*" : isOf(bound.table, table);
};

const isOf = (bound: string, table: string): boolean => bound === "*" || bound === table;

const chosen = (signature: Signature, { table }: Target): Choice => ({
  signature,
  table: table ?? signature.bound?.table,
});

const nameOf = ([first]: readonly Signature[]): string => first?.name ?? "";

const severalTables = (signatures: readonly Signature[]): string => {
  return `${nameOf(signatures)} works on several tables: set Entity Type to one of ${tablesOf(signatures).join(", ")}`;
};

const tablesOf = (signatures: readonly Signature[]): string[] => [
  ...new Set(signatures.flatMap(({ bound }) => bound?.table ?? [])),
];

/** Another environment may have it for the table, too. */
const otherTable = (
  signatures: readonly Signature[],
  { table, hasRecord }: Target,
): Choice | undefined => {
  const among = signatures.filter(({ bound }) => bound && (!hasRecord || !bound.isSet));
  if (table === undefined || among.length === 0) return undefined;
  if (among.some(({ bound }) => bound && isOf(bound.table, table))) return undefined;
  return {
    wrong: `${nameOf(signatures)} works on ${shown(among)}, not on ${table}`,
    isFinal: false,
  };
};

const noneFits = (signatures: readonly Signature[], { hasRecord }: Target): string => {
  const name = nameOf(signatures);
  const onRecords = signatures.filter(({ bound }) => bound && !bound.isSet);
  const onSets = signatures.filter(({ bound }) => bound?.isSet);
  if (onRecords.length === 0 && onSets.length === 0) {
    return `${name} works on no table: leave Entity Type and Entity ID blank${inParameters(signatures)}`;
  }
  if (onRecords.length > 0 && !hasRecord) {
    return `${name} works on a record of ${shown(onRecords)}: set Entity ID`;
  }
  return hasRecord
    ? `${name} works on a whole table, not on a record: leave Entity ID blank`
    : `${name} works on a whole table: set Entity Type`;
};

const MOST_LISTED = 20;

const shown = (signatures: readonly Signature[]): string => {
  const tables = tablesOf(signatures);
  if (tables.includes("*")) return "any table";
  const more = tables.length > MOST_LISTED ? ` and ${tables.length - MOST_LISTED} more` : "";
  return tables.slice(0, MOST_LISTED).join(", ") + more;
};

/** Records that an unbound message works on are among its parameters. */
const inParameters = ([signature]: readonly Signature[]): string => {
  const record = signature?.parameters.find(({ type }) => /^[a-z]/.test(type.name));
  return record ? `, and give the record in Parameters, as ${record.name}` : "";
};
