import { createHash } from "node:crypto";
import type { Row } from "../../bulk/rows/row";
import {
  type Comparison,
  type CurrentRow,
  isUnchanged,
  OTHER_ID,
  otherId,
  referencesIn,
} from "../../compare/types";
import { InputError } from "../../errors/InputError";
import { throwUnless } from "../../errors/throwUnless";
import { writeJson } from "../../json/writeJson";
import type { Target } from "../../states/tableStates";
import type { DataverseRecord } from "../../types";
import { leavesScope, valuesOf, WOULD_BE_OUTSIDE } from "./leavesScope";
import type { Place, Rules } from "./rules";
import { type ActiveStates, stateChange } from "./stateOf";
import type { Decision } from "./types";

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
    digest: digestOf(written, referencesIn(comparison)),
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

/** Columns that activate an inactive row; a text that says why that is not possible. */
const activationOf = (
  { states }: Rules,
  { record }: Row,
  current: DataverseRecord,
): Readonly<Record<string, number>> | string | undefined => {
  const statecode = Number(current["statecode"] ?? Number.NaN);
  const isInactive = statecode === states?.inactive.state.value;
  if (!states || !isInactive || Object.hasOwn(record, "statecode")) return undefined;
  const to = activeTarget(states, record["statuscode"]);
  try {
    return to && stateChange(states, to, statecode, Number(current["statuscode"]));
  } catch (error) {
    throwUnless(error, InputError);
    return `the row is inactive and cannot be activated: ${error.message.replace(/\.$/, "")}`;
  }
};

/** Active, with the status reason that a record names; undefined for one that inactive rows have. */
const activeTarget = ({ active, table }: ActiveStates, statuscode: unknown): Target | undefined => {
  if (statuscode === undefined || statuscode === null) return active;
  const status = table.statuses.find(({ value }) => value === statuscode);
  return status?.state === active.state.value ? { ...active, status } : undefined;
};

const digestOf = ({ record, address }: Row, references: readonly unknown[] = []): string => {
  const sorted = Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
  const values = writeJson(Object.fromEntries(sorted));
  return createHash("sha256")
    .update(`${address?.predicate}\n${values}\n${JSON.stringify(references)}`)
    .digest("base64");
};
