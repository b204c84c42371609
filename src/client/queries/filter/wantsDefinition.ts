import { type Atom, type Pair, pairOf, queryFunction } from "../../odata/filter/atoms";
import { decodedLiteral } from "../../odata/filter/encoded";
import { textOf } from "../../odata/filter/tokens";
import type { Literal } from "../../odata/filter/tree";
import { normalizeGuid } from "../../odata/guid";
import type { FieldMap } from "../../types";
import { holdsOne, holdsText, isLogicalName, isLookupValue } from "./knownColumns";

/** What beside a filter decides how it is read. */
export interface FilterSetting {
  /** The table, by whichever of its names. */
  readonly entityType: string;
  /** The zone in which times without one are meant, if it is set. */
  readonly timeZone?: string | undefined;
  /** Fields of an app that the filter may name in the place of columns. */
  readonly fieldMap?: FieldMap | undefined;
}

/**
 * Whether a definition could change what a condition says. It goes by the text alone, never by what is
 * remembered, so that the same text makes the same request.
 */
export function wantsDefinition(atom: Atom, setting: FilterSetting): boolean {
  const pair = pairOf(atom);
  if (!pair) return false;
  if (setting.fieldMap) return true;
  const { path, other } = pair;
  if ([path, ...(other ? [other] : [])].some(({ text }) => isOddName(text))) return true;
  const { node } = atom;
  const call = node.kind === "call" ? queryFunction(node) : undefined;
  if (call) return isFunctionInQuestion(call.name, pair);
  const name = lastSegment(path.text);
  if (name === "$count") return false;
  if (node.kind === "in") return isListInQuestion(name, pair.literals, setting);
  const isPartOfText = node.kind === "call" && node.name !== "contains";
  return pair.literals.some((literal) =>
    isPartOfText
      ? !holdsText(name) && decodedLiteral(literal) !== undefined
      : isValueInQuestion(name, literal, setting),
  );
}

const isValueInQuestion = (
  name: string,
  { type, text }: Literal,
  { entityType, timeZone }: FilterSetting,
): boolean => {
  switch (type) {
    case "text":
      if (isLookupValue(name)) return normalizeGuid(textOf(text)) === undefined;
      return !holdsText(name);
    case "null":
      return !holdsOne(name) && !isLookupValue(name);
    case "guid":
      return !isLookupValue(name) && !isKeyOf(entityType, name);
    case "date":
    case "local":
      return timeZone !== undefined;
    default:
      return type === "reference";
  }
};

/** `in` is a function of Dataverse, and another one for several choices in one column. */
const isListInQuestion = (
  name: string,
  literals: readonly Literal[],
  { timeZone }: FilterSetting,
): boolean => {
  if (isLookupValue(name)) return literals.some(({ type }) => type !== "guid");
  if (timeZone !== undefined && literals.some(({ type }) => type === "date")) return true;
  if (literals.every(({ type }) => type === "text")) return !holdsText(name);
  return !holdsOne(name) || literals.some(({ type }) => type === "text" || type === "local");
};

/** Labels may stand for the numbers of choices, and names for records. */
const isFunctionInQuestion = (name: string, { path, literals }: Pair): boolean => {
  if (isLookupValue(path.text)) return true;
  const isOther = ({ text }: Literal) => !/^'-?[\d.]+'$/.test(text);
  if (/ContainValues$/.test(name)) return literals.some(isOther);
  const isList = name === "In" || name === "NotIn";
  return isList && !holdsText(lastSegment(path.text)) && literals.some(isOther);
};

/** A label, a schema name, a name in another letter case. */
const isOddName = (path: string): boolean => {
  const name = lastSegment(path);
  return name !== "$count" && !isLogicalName(name);
};

/** `accountid` of accounts: the key of a table is no lookup. */
const isKeyOf = (entityType: string, name: string): boolean => {
  const table = entityType.trim().toLowerCase();
  return [table, table.replace(/s$/, "")].some((each) => name === `${each}id`);
};

const lastSegment = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
