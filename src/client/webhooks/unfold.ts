import { isoDate } from "./isoDate";
import { fromPairs, idOrNull, isObject, isPair, type Plain, textOrNull } from "./pairs";
import type { ColumnValues, Row, RowReference } from "./types";

/** No event of Dataverse comes near; what is deeper stays as it is. */
const DEEPEST = 64;

/** Types that only wrap a value. */
const WRAPPERS = /^(OptionSetValue|Money|AliasedValue|\w*ManagedProperty)$/;

/**
 * A value without the wrappers that .NET's JSON serializer puts around it (`DataContractJsonSerializer`;
 * types are named in `__type`, and left out where the declaration already says them, so that shapes
 * count as well): choices and money become numbers, lists of choices lists of numbers, lookups
 * `{ id, table, name }`, rows `{ id, table, columns, formatted }`, dates ISO texts in UTC.
 */
export const unfold = (value: unknown, depth = 0): unknown => {
  if (typeof value === "string") return isoDate(value) ?? value;
  if (depth > DEEPEST) return value;
  if (Array.isArray(value)) return unfoldList(value, depth);
  return isObject(value) ? unfoldObject(value, depth) : value;
};

/** Every value of a collection of `{ key, value }`. */
export const unfoldPairs = (list: unknown, depth = 0): ColumnValues =>
  unfoldValues(fromPairs(list), depth);

const unfoldValues = (values: Plain, depth: number): ColumnValues =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => name !== "__type")
      .map(([name, value]) => [name, unfold(value, depth + 1)]),
  );

/** A collection with a key twice would lose a value as an object, and so stays a list. */
const unfoldList = (list: readonly unknown[], depth: number): unknown => {
  const isCollection =
    list.length > 0 &&
    list.every(isPair) &&
    new Set(list.map((entry) => entry.key)).size === list.length;
  return isCollection ? unfoldPairs(list, depth) : list.map((entry) => unfold(entry, depth + 1));
};

const unfoldObject = (value: Plain, depth: number): unknown => {
  const type = typeOf(value);
  if (isRow(value)) return unfoldRow(value, depth);
  if (isReference(value)) return unfoldReference(value, depth);
  if (isWrapper(type, value)) return unfold(value["Value"], depth + 1);
  const list = isListObject(type, value) ? Object.values(value).find(Array.isArray) : undefined;
  return list ? unfold(list, depth + 1) : unfoldValues(value, depth);
};

/** `Entity` of `Entity:http://schemas.microsoft.com/xrm/2011/Contracts`; "" without a type. */
const typeOf = ({ __type }: Plain): string =>
  typeof __type === "string" ? (__type.split(":", 1)[0] ?? "") : "";

interface WireRow extends Plain {
  readonly Attributes: readonly unknown[];
  readonly LogicalName: string;
}

interface WireReference extends Plain {
  readonly Id: string;
  readonly LogicalName: string;
}

/** Early-bound rows carry the name of their own class, hence the shape decides. */
export const isRow = (value: unknown): value is WireRow =>
  isObject(value) && Array.isArray(value["Attributes"]) && typeof value["LogicalName"] === "string";

export const isReference = (value: unknown): value is WireReference =>
  isObject(value) &&
  !("Attributes" in value) &&
  typeof value["Id"] === "string" &&
  typeof value["LogicalName"] === "string";

/** Activity parties and the like: the rows stand beside facts about paging. */
const isListObject = (type: string, value: Plain): boolean =>
  type.endsWith("Collection") || (Array.isArray(value["Entities"]) && "EntityName" in value);

const isWrapper = (type: string, value: Plain): boolean =>
  "Value" in value && (type === "" ? Object.keys(value).length === 1 : WRAPPERS.test(type));

const unfoldRow = (row: Plain, depth: number): Row => ({
  id: idOrNull(row["Id"]),
  table: textOrNull(row["LogicalName"]),
  columns: unfoldPairs(row["Attributes"], depth),
  formatted: formattedOf(row),
});

/** The labels of a row's columns; they are text for people and stay as they are. */
export const formattedOf = (row: Plain): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fromPairs(row["FormattedValues"])).flatMap(([name, label]) =>
      typeof label === "string" ? [[name, label]] : [],
    ),
  );

export const unfoldReference = (reference: Plain, depth = 0): RowReference => {
  const key = unfoldPairs(reference["KeyAttributes"], depth);
  return {
    id: idOrNull(reference["Id"]),
    table: textOrNull(reference["LogicalName"]),
    name: textOrNull(reference["Name"]),
    ...(Object.keys(key).length > 0 ? { key } : {}),
  };
};
