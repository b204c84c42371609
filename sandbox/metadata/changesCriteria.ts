import { notSimulated, propertyNotFound } from "../odata/refusals";
import type { Json, MetadataType, View } from "./model/types";

/** A `MetadataFilterExpression` as JSON. */
export interface Criteria {
  readonly FilterOperator?: "And" | "Or";
  readonly Conditions?: readonly Condition[];
  readonly Filters?: readonly Criteria[];
}

interface Condition {
  readonly PropertyName: string;
  readonly ConditionOperator: string;
  readonly Value?: { readonly Type?: string; readonly Value?: unknown };
}

type Keeps<Subject> = (subject: Subject, view: View) => boolean;

/** What a filter keeps; without one, everything. */
export function keepsBy<Subject>(
  type: MetadataType<Subject>,
  criteria: Criteria | undefined,
): Keeps<Subject> {
  const tests = [
    ...(criteria?.Conditions ?? []).map((condition) => conditionOf(type, condition)),
    ...(criteria?.Filters ?? []).map((filter) => keepsBy(type, filter)),
  ];
  if (tests.length === 0) return () => true;
  return criteria?.FilterOperator === "Or"
    ? (subject, view) => tests.some((test) => test(subject, view))
    : (subject, view) => tests.every((test) => test(subject, view));
}

function conditionOf<Subject>(
  type: MetadataType<Subject>,
  { PropertyName, ConditionOperator, Value }: Condition,
): Keeps<Subject> {
  const property = type.properties.get(PropertyName);
  if (property === undefined) throw propertyNotFound(PropertyName, type.name);
  const wanted = valuesOf(Value?.Value);
  const has = (found: Json) => wanted.includes(String(found));
  switch (ConditionOperator) {
    case "Equals":
    case "In":
      return (subject, view) => has(property.read(subject, view));
    case "NotEquals":
    case "NotIn":
      return (subject, view) => !has(property.read(subject, view));
    default:
      throw notSimulated(`ConditionOperator ${ConditionOperator}`);
  }
}

/** Values are typed by name; a list is one text, separated by commas, or is a JSON list. */
function valuesOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [String(value ?? null)];
}
