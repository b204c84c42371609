import { toLockKey } from "../../bulk/rows/address";
import { placesOf, storedNumber } from "../../compare/decimals";
import { plainKey } from "../../compare/keyLists";
import { readName } from "../../compare/writtenColumns";
import { collationKey, isAscii } from "../../keys/collationKey";
import { normalizeGuid } from "../../odata/guid";
import type { RecordKey } from "../../odata/keys/types";
import { textOfLiteral } from "../../odata/literal";
import { momentMs } from "../../text/momentMs";
import type { DataverseRecord } from "../../types";
import type { ColumnDefinition } from "../../types/tables";

/** The key of a row in two forms. */
export interface KeyTexts {
  /** The same only where Dataverse takes two keys for equal beyond doubt. */
  readonly plain: string;
  /** The same wherever Dataverse may take them for equal: letter case, accents and width do not count. */
  readonly folded: string;
}

const SEPARATOR = "\u0000";

/** The key that a listed row goes by. Pure. */
export function keyOfAddress(
  { id, values, predicate }: RecordKey,
  keys: readonly ColumnDefinition[],
): KeyTexts {
  if (id !== undefined) return { plain: id, folded: id };
  // An address by another key than the one that rows are matched by.
  if (keys.length === 0) return { plain: predicate, folded: toLockKey(predicate) };
  return joined(
    keys.map((column) => {
      const value = values.find((each) => each.column === column.logicalName);
      return textOf(column, textOfLiteral(value?.literal ?? ""));
    }),
  );
}

/** The key of a row that was read; undefined for one without a value in every column of it. Pure. */
export function keyOfRecord(
  record: DataverseRecord,
  id: string,
  keys: readonly ColumnDefinition[],
): KeyTexts | undefined {
  if (keys.length === 0) return { plain: id, folded: id };
  const texts: string[] = [];
  for (const column of keys) {
    const value = record[readName(column)];
    if (value === undefined || value === null || value === "") return undefined;
    texts.push(textOf(column, String(value)));
  }
  return joined(texts);
}

const joined = (texts: readonly string[]): KeyTexts => {
  const [text = "", another] = texts;
  // In ASCII alone there is nothing but letter case to fold, so that both forms are one.
  if (another === undefined && isAscii(text)) {
    const both = collationKey(text);
    return { plain: both, folded: both };
  }
  return {
    plain: texts.map(plainKey).join(SEPARATOR),
    folded: texts.map(collationKey).join(SEPARATOR),
  };
};

const textOf = (column: ColumnDefinition, text: string): string => {
  switch (column.kind) {
    case "string":
    case "memo":
      return text;
    case "datetime":
      return String(momentMs(text) || text);
    case "lookup":
    case "customer":
    case "owner":
    case "uniqueidentifier":
      return normalizeGuid(text) ?? text;
    default:
      return storedNumber(text, placesOf(column)) ?? text;
  }
};
