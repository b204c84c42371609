import { mustBeGiven } from "../metadata/describe/mustBeGiven";
import type { ColumnDefinition } from "../types/tables";
import { compareFacts, type Found, noteMissing, onlyOn, type Sides, type Subject } from "./facts";
import { type Pair, pairKeys, pairRelationships, toPairs } from "./pairParts";
import type { DescribedPart, DescribedTable } from "./readDescriptions";
import {
  COLUMN_RULES,
  KEY_RULES,
  OPTION_RULES,
  RELATIONSHIP_RULES,
  type Rules,
  TABLE_RULES,
  TARGET_RULES,
} from "./rules";

/** Everything that differs between two descriptions of one table. Pure. */
export function compareTable(
  { before, after }: Sides<DescribedTable>,
  ignoreLabels: boolean,
): Found {
  const found: Found = { changes: [], missing: new Map(), ignoreLabels };
  const table = after.logicalName;
  const subject: Subject = { table, element: "table", name: table, column: null };
  compareFacts(
    found,
    subject,
    { before: before.facts, after: after.facts },
    { rules: TABLE_RULES },
  );
  const columns = pairs([...before.columns.values()], [...after.columns.values()]);
  for (const pair of columns) compareColumn(found, table, pair);
  compareLists(found, "keys", { before: before.keys, after: after.keys }, (one, other) => {
    for (const pair of pairKeys(one, other)) {
      comparePart(found, subjectOf(table, "key", pair), pair, { rules: KEY_RULES });
    }
  });
  const relationships = { before: before.relationships, after: after.relationships };
  compareLists(found, "relationships", relationships, (one, other) => {
    for (const pair of pairRelationships(one, other)) {
      comparePart(found, subjectOf(table, "relationship", pair), pair, {
        rules: RELATIONSHIP_RULES,
      });
    }
  });
  return found;
}

const compareColumn = (found: Found, table: string, pair: Pair): void => {
  const { name, before, after } = pair;
  const subject: Subject = { table, element: "column", name, column: name };
  if (!before || !after) {
    const isRequired = after !== undefined && isRequiredNow(after);
    const more = isRequired ? " and is required" : "";
    if (after) found.changes.push(onlyOn("added", subject, isRequired, more));
    else found.changes.push(onlyOn("removed", subject, true));
    return;
  }
  const sameType = before.facts.get("type") === after.facts.get("type");
  const facts = { before: before.facts, after: after.facts };
  compareFacts(found, subject, facts, { rules: COLUMN_RULES, sameType });
  if (!sameType) return;
  compareInside(found, { table, element: "option", name: "", column: name }, "options", pair);
  compareInside(found, { table, element: "target", name: "", column: name }, "targets", pair);
};

const compareInside = (
  found: Found,
  subject: Subject,
  list: "options" | "targets",
  { before, after }: Pair,
): void => {
  const sides = { before: before?.[list], after: after?.[list] };
  if (!sides.before && !sides.after) return;
  const rules = list === "options" ? OPTION_RULES : TARGET_RULES;
  compareLists(found, `${list} of column ${subject.column}`, sides, (one, other) => {
    // A plain ID is enough for a lookup to one table alone.
    const addedBreaks = list === "targets" && one.length === 1;
    for (const pair of pairs(one, other)) {
      comparePart(found, { ...subject, name: pair.name }, pair, { rules, addedBreaks });
    }
  });
};

/** What one side does not say is no change: it is noted. */
const compareLists = (
  found: Found,
  part: string,
  { before, after }: Sides<readonly DescribedPart[] | undefined>,
  compare: (before: readonly DescribedPart[], after: readonly DescribedPart[]) => void,
): void => {
  if (before && after) compare(before, after);
  else noteMissing(found, part, { before, after });
};

const comparePart = (
  found: Found,
  subject: Subject,
  { before, after }: Pair,
  { rules, addedBreaks = false }: { readonly rules: Rules; readonly addedBreaks?: boolean },
): void => {
  if (!before) found.changes.push(onlyOn("added", subject, addedBreaks));
  else if (!after) found.changes.push(onlyOn("removed", subject, true));
  else compareFacts(found, subject, { before: before.facts, after: after.facts }, { rules });
};

const subjectOf = (table: string, element: "key" | "relationship", pair: Pair): Subject => {
  const column = (pair.after ?? pair.before)?.facts.get("column");
  return {
    table,
    element,
    name: pair.name,
    column: typeof column === "string" ? column : null,
  };
};

/** Parts of both sides by name, those of the earlier side first. */
const pairs = (before: readonly DescribedPart[], after: readonly DescribedPart[]): Pair[] => {
  const later = new Map(after.map((part) => [part.name, part]));
  const earlier = new Set(before.map(({ name }) => name));
  return toPairs(
    before,
    ({ name }) => later.get(name),
    after.filter(({ name }) => !earlier.has(name)),
  );
};

/** Whether a create has to hold the column. */
export function isRequiredNow({ name, facts }: DescribedPart): boolean {
  if (facts.get("create") === false) return false;
  return mustBeGiven({
    logicalName: name,
    kind: facts.get("type") as ColumnDefinition["kind"],
    required: facts.get("required") as ColumnDefinition["required"],
  });
}
