import { createHash } from "node:crypto";
import type { Row } from "../../bulk/rows/row";
import {
  type Comparison,
  type CurrentRow,
  isUnchanged,
  OTHER_ID,
  otherId,
} from "../../compare/types";
import { isLookup, readName, type writtenColumns } from "../../compare/writtenColumns";
import { InputError } from "../../errors/InputError";
import { throwUnless } from "../../errors/throwUnless";
import { writeJson } from "../../json/writeJson";
import { normalizeGuid } from "../../odata/guid";
import { textOfLiteral } from "../../odata/literal";
import type { DataverseRecord } from "../../types";
import type { ColumnDefinition, TableDefinition } from "../../types/tables";
import type { Scope } from "../scope/types";
import type { MirrorMode } from "../types";
import { type ActiveStates, stateChange } from "./stateOf";
import type { Decision } from "./types";

/** What decisions go by. */
export interface Rules {
  readonly definition: TableDefinition;
  /** What the properties of records are about. */
  readonly written: ReturnType<typeof writtenColumns>;
  readonly scope: Scope | undefined;
  readonly mode: MirrorMode;
  readonly adopt: boolean;
  /** Undefined where inactive rows are left as they are. */
  readonly states: ActiveStates | undefined;
}

/** Where a row was found. */
export type Place = "inside" | "outside";

/** What becomes of a record whose row exists. Pure. */
export function decideExisting(
  rules: Rules,
  row: Row,
  { found, comparison, place }: { found: CurrentRow; comparison: Comparison; place: Place },
): Decision {
  const { scope, mode, adopt } = rules;
  const { id, version } = found;
  if (scope && place === "outside" && !adopt) return rejected(row, BELONGS_ELSEWHERE, id);
  if (mode === "insertOnly") return { is: "unchanged", id };
  const named = otherId(comparison);
  if (named !== undefined) return rejected(row, `${named}: ${OTHER_ID}`, id);
  const activation = activationOf(rules, row, found.record);
  if (typeof activation === "string") return rejected(row, activation, id);
  const isSame = !activation && isUnchanged(comparison);
  if (isSame && place === "inside") return { is: "unchanged", id };
  const written = { ...row, record: { ...row.record, ...activation } };
  const leaves = leavesScope(rules, written, { found, comparison, place, activation });
  if (leaves !== undefined) return rejected(row, leaves, id);
  if (isSame) return { is: "unchanged", id };
  return {
    is: activation ? "reactivate" : "update",
    id,
    known: { exists: true, id, version, same: false, stale: false, conflicts: 0 },
    activation,
    digest: digestOf(written),
  };
}

/** What becomes of a record that has no row. Pure. */
export function decideMissing(rules: Rules, row: Row): Decision {
  const { scope, mode, adopt } = rules;
  if (mode === "updateOnly") return rejected(row, "there is no such row, and Mode is updateOnly");
  if (scope?.holds(valuesOf(rules, row)) === false) return rejected(row, WOULD_BE_OUTSIDE);
  // Where rows of others may not be touched, one that somebody creates meanwhile is not, either.
  const mustBeNew = mode === "insertOnly" || (scope !== undefined && !adopt);
  return {
    is: "insert",
    known: { exists: false, same: false, stale: false, conflicts: 0, mustBeNew },
    digest: digestOf(row),
  };
}

export function rejected({ index }: Pick<Row, "index">, why: string, id?: string): Decision {
  return { is: "rejected", id, error: { message: `Record ${index}: ${why}.` } };
}

const BELONGS_ELSEWHERE =
  "its row exists outside of the scope, so that it belongs to another scope; with Adopt it is written all the same";
const WOULD_BE_OUTSIDE =
  "its values would put the row outside of the scope, so that the next run would not find it there";
const MAY_LEAVE =
  "it changes a column that decides whether the row is in the scope, and it cannot be foreseen that the row stays there";

/** Columns that activate an inactive row; a text that says why that is not possible. */
const activationOf = (
  { states }: Rules,
  { record }: Row,
  current: DataverseRecord,
): Readonly<Record<string, number>> | string | undefined => {
  const writesState = Object.hasOwn(record, "statecode") || Object.hasOwn(record, "statuscode");
  const statecode = Number(current["statecode"] ?? Number.NaN);
  if (!states || writesState || statecode !== states.inactive.state.value) return undefined;
  try {
    return stateChange(states, states.active, statecode, Number(current["statuscode"]));
  } catch (error) {
    throwUnless(error, InputError);
    return `the row is inactive and cannot be activated: ${error.message.replace(/\.$/, "")}`;
  }
};

interface Existing {
  readonly found: CurrentRow;
  readonly comparison: Comparison;
  readonly place: Place;
  readonly activation: Readonly<Record<string, number>> | undefined;
}

/** Why a row may not be written, since it would be outside of the scope then. */
const leavesScope = (
  rules: Rules,
  row: Row,
  { found, comparison, place, activation }: Existing,
): string | undefined => {
  const { scope, definition } = rules;
  if (!scope || scope.kind === "all") return undefined;
  const decisive = new Set(scope.columns);
  const changed = [
    ...comparison.changes.map(({ column }) => column),
    ...Object.keys(activation ?? {}).flatMap((name) => definition.columns.get(name) ?? []),
  ];
  const isTouched = changed.some((column) => decisive.has(column));
  if (place === "inside" && !isTouched) return undefined;
  const holds = scope.holds(valuesOf(rules, row, found.record));
  if (holds === false) return WOULD_BE_OUTSIDE;
  return holds === undefined && place === "inside" ? MAY_LEAVE : undefined;
};

/** The values that a row has once it is written: those of its key as well. */
const valuesOf = (
  { definition, written }: Rules,
  { record, address }: Row,
  current?: DataverseRecord,
) => {
  const values = new Map<ColumnDefinition, unknown>();
  for (const { column: name, literal } of address?.values ?? []) {
    const column = definition.columns.get(name);
    if (column) values.set(column, textOfLiteral(literal));
  }
  for (const [property, value] of Object.entries(record)) {
    const about = written(property);
    if (about.kind !== "column") continue;
    values.set(about.column, isLookup(about.column.kind) ? idIn(value) : value);
  }
  return (column: ColumnDefinition) => {
    if (values.has(column)) {
      const value = values.get(column);
      return value === undefined ? undefined : { value };
    }
    const name = readName(column);
    return current && Object.hasOwn(current, name) ? { value: current[name] } : undefined;
  };
};

/** The id in the address of a lookup; undefined where another key says which record it is. */
const idIn = (value: unknown): unknown => {
  if (typeof value !== "string") return value === null ? null : undefined;
  return normalizeGuid(value.slice(value.indexOf("(") + 1, value.endsWith(")") ? -1 : undefined));
};

const digestOf = ({ record, address }: Row): string => {
  const sorted = Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256")
    .update(`${address?.predicate}\n${writeJson(Object.fromEntries(sorted))}`)
    .digest("base64");
};
