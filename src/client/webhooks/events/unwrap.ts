import { isoDate } from "./isoDate";
import {
  fromPairs,
  idOrNull,
  isObject,
  type Plain,
  pairsIn,
  readPairs,
  textOrNull,
  withoutType,
} from "./keyValueCollection";
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
export function unfold(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return isoDate(value) ?? value;
  if (depth > DEEPEST) return value;
  if (Array.isArray(value)) return unfoldList(value, depth);
  return isObject(value) ? unfoldObject(value, depth) : value;
}

/** Every value of a collection of `{ key, value }`. */
export function unfoldPairs(collection: unknown, depth = 0): ColumnValues {
  return unfoldValues(fromPairs(collection), depth);
}

const unfoldValues = (values: Plain, depth: number): ColumnValues =>
  Object.fromEntries(
    Object.entries(withoutType(values)).map(([name, value]) => [name, unfold(value, depth + 1)]),
  );

/** A collection with a key twice would lose a value as an object, and so stays a list. */
const unfoldList = (list: readonly unknown[], depth: number): unknown =>
  list.length > 0 && pairsIn(list)
    ? unfoldPairs(list, depth)
    : list.map((entry) => unfold(entry, depth + 1));

const unfoldObject = (value: Plain, depth: number): unknown => {
  const type = typeOf(value);
  if (isSystemValue(value)) return unfold(value["__value"], depth + 1);
  if (isRow(value)) return unfoldRow(value, depth);
  if (isReference(value)) return unfoldReference(value, depth);
  if (isWrapper(type, value)) return unfold(value["Value"], depth + 1);
  const list = isListObject(type, value) ? Object.values(value).find(Array.isArray) : undefined;
  return list ? unfold(list, depth + 1) : unfoldValues(value, depth);
};

/** `Entity` of `Entity:http://schemas.microsoft.com/xrm/2011/Contracts`; "" without a type. */
const typeOf = ({ __type }: Plain): string =>
  typeof __type === "string" ? (__type.split(":", 1)[0] ?? "") : "";

/** `{ "__type": "Guid:#System", "__value": … }`: a value of .NET itself where any object may stand. */
const isSystemValue = (value: Plain): boolean => hasOnly(value, "__value");

/** One property, beside a type and what a serializer keeps for later versions. */
const hasOnly = (value: Plain, name: string): boolean =>
  Object.hasOwn(value, name) &&
  Object.keys(value).every((each) => [name, "__type", "ExtensionData"].includes(each));

interface WireRow extends Plain {
  readonly Attributes: unknown;
}

interface WireReference extends Plain {
  readonly Id: string;
}

/**
 * Early-bound rows carry the name of their class, hence the shape decides. The open types of custom
 * APIs are rows without a table. What is no collection of columns stays as it came.
 */
export function isRow(value: unknown): value is WireRow {
  if (!isObject(value) || !Object.hasOwn(value, "Attributes")) return false;
  const { Attributes, LogicalName } = value;
  if (typeof LogicalName === "string") {
    return typeof Attributes === "object" && readPairs(Attributes) !== undefined;
  }
  const isNameless = LogicalName === undefined || LogicalName === null;
  return isNameless && Array.isArray(Attributes) && pairsIn(Attributes) !== undefined;
}

export function isReference(value: unknown): value is WireReference {
  return (
    isObject(value) &&
    !Object.hasOwn(value, "Attributes") &&
    typeof value["Id"] === "string" &&
    (typeof value["LogicalName"] === "string" || typeOf(value) === "EntityReference")
  );
}

/** Activity parties and the like: the rows stand beside facts about paging. */
const isListObject = (type: string, value: Plain): boolean =>
  type.endsWith("Collection") || (Array.isArray(value["Entities"]) && "EntityName" in value);

const isWrapper = (type: string, value: Plain): boolean =>
  Object.hasOwn(value, "Value") &&
  (type === ""
    ? hasOnly(value, "Value") || typeof value["AttributeLogicalName"] === "string"
    : WRAPPERS.test(type));

const unfoldRow = (row: Plain, depth: number): Row => ({
  id: idOrNull(row["Id"]),
  table: textOrNull(row["LogicalName"]),
  columns: unfoldPairs(row["Attributes"], depth),
  formatted: formattedOf(row),
});

/** The labels of a row's columns; they are text for people and stay as they are. */
export function formattedOf(row: Plain): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fromPairs(row["FormattedValues"])).flatMap(([name, label]) =>
      typeof label === "string" ? [[name, label]] : [],
    ),
  );
}

export function unfoldReference(reference: Plain, depth = 0): RowReference {
  const key = unfoldPairs(reference["KeyAttributes"], depth);
  return {
    id: idOrNull(reference["Id"]),
    table: textOrNull(reference["LogicalName"]),
    name: textOrNull(reference["Name"]),
    ...(Object.keys(key).length > 0 ? { key } : {}),
  };
}
