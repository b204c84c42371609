import { fromPairs, type Plain, readPairs } from "./keyValueCollection";
import { isReference, isRow } from "./unwrap";

/** The parts of an event that say what happened. */
const COLLECTIONS = [
  "InputParameters",
  "OutputParameters",
  "PreEntityImages",
  "PostEntityImages",
] as const;
const IMAGES = ["PreEntityImages", "PostEntityImages"] as const;

/** Messages whose `Target` is the row itself, with the columns that are written. */
const WRITES_TARGET = new Set(["Create", "Update"]);

/**
 * What of an event is there and cannot be read, with what was expected; undefined where all can. Half an
 * event would pass for a whole one: a write whose columns cannot be read would seem to change nothing.
 * A text or a number in the place of a collection is none, and counts as left out.
 */
export function unreadablePart(context: Plain, message: string): string | undefined {
  const collection = COLLECTIONS.find((name) => readPairs(context[name]) === undefined);
  if (collection) return `${collection}: expected a list of key and value, each key once`;
  const images = IMAGES.find((name) => imagesIn(context[name]).some(isNoRow));
  if (images) return `${images}: expected rows, with Attributes as a list of key and value`;
  return WRITES_TARGET.has(message)
    ? wrongTarget(fromPairs(context["InputParameters"]))
    : undefined;
}

/** An event that was cut has no parameters at all; one that has others has a target as well. */
const wrongTarget = (parameters: Plain): string | undefined => {
  const given = new Map(Object.entries(parameters));
  if (given.size > 0 && !given.has("Target")) {
    return "InputParameters: expected a Target, the row that is written";
  }
  if (!isNoRow(given.get("Target"))) return undefined;
  return "the Target: expected a row, with Attributes as a list of key and value";
};

const imagesIn = (collection: unknown): readonly unknown[] =>
  Array.isArray(collection) ? Object.values(fromPairs(collection)) : [];

const isNoRow = (value: unknown): boolean =>
  value !== undefined && value !== null && !isRow(value) && !isReference(value);
