import { ownValue } from "../../objects/ownProperty";
import { isObject, type Plain, textOrNull } from "./keyValueCollection";
import type { ColumnValues, RowReference } from "./types";
import { formattedOf, isReference, isRow, unfold, unfoldPairs, unfoldReference } from "./unwrap";

/** What the parameters of a message say of the row it is about. */
export interface Subject {
  readonly changed: ColumnValues;
  readonly formatted: Record<string, string>;
  /** The row itself, where the message names it. */
  readonly row: RowReference | undefined;
  readonly relationship: string | null;
  readonly related: RowReference[];
  readonly parameters: ColumnValues;
}

/** Messages that write columns which they name as separate parameters. */
const WRITTEN_BY_PARAMETER: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  SetState: { State: "statecode", Status: "statuscode" },
  SetStateDynamicEntity: { State: "statecode", Status: "statuscode" },
  Assign: { Assignee: "ownerid" },
};

/** The parameter that names the row: `EntityMoniker` for the older messages, `Target` for all others. */
const SUBJECTS = ["Target", "EntityMoniker"];

/**
 * Reads `InputParameters`, as an object by name. Create and Update carry the columns in `Target`; Delete,
 * Assign, Associate and SetState only refer to the row; a custom message may have no row at all.
 */
export function subjectOf(message: string, given: Plain): Subject {
  const target = SUBJECTS.map((name) => own(given, name)).find((value) => value !== undefined);
  const relationship = own(given, "Relationship");
  const related = own(given, "RelatedEntities");
  return {
    changed: {
      ...(isRow(target) ? unfoldPairs(target["Attributes"]) : {}),
      ...named(message, given),
    },
    formatted: isRow(target) ? formattedOf(target) : {},
    row: isRow(target) || isReference(target) ? unfoldReference(target) : undefined,
    relationship: isObject(relationship) ? textOrNull(relationship["SchemaName"]) : null,
    related: Array.isArray(related)
      ? related.filter(isReference).map((entry) => unfoldReference(entry))
      : [],
    parameters: parametersOf(given),
  };
}

const own = (given: Plain, name: string): unknown =>
  Object.hasOwn(given, name) ? given[name] : undefined;

const named = (message: string, given: Plain): ColumnValues => {
  const columns = ownValue(WRITTEN_BY_PARAMETER, message) ?? {};
  return Object.fromEntries(
    Object.entries(columns)
      .filter(([parameter]) => given[parameter] !== undefined)
      .map(([parameter, column]) => [column, unfold(given[parameter])]),
  );
};

const parametersOf = (given: Plain): ColumnValues =>
  Object.fromEntries(
    Object.entries(given)
      .filter(([name]) => !SUBJECTS.includes(name))
      .map(([name, value]) => [name, unfold(value)]),
  );
