import { knownDefinition } from "../../metadata/cache/tableDefinition";
import { stringLiteral } from "../../odata/literal";
import { holdsText } from "../../queries/filter/knownColumns";
import type { Session } from "../../session/session";
import { halfCharacter } from "../../text/wholeCharacters";
import type { FindEntityParams, MatchField } from "../types";

/**
 * The condition of match fields that no definition could change: texts of columns that hold text in every table
 * of Microsoft's. It is the same as with the definition; undefined where that has to be read, or is remembered.
 */
export function plainCondition(session: Session, params: FindEntityParams): string | undefined {
  const { entityType, matchFields = [], fieldMap } = params;
  const names = new Set(matchFields.map(({ key }) => key));
  const isPlain = !fieldMap && names.size === matchFields.length && matchFields.every(isPlainField);
  if (!isPlain || knownDefinition(session, entityType, params)) return undefined;
  return matchFields
    .map(({ key, value }) => `${key} eq ${stringLiteral(String(value))}`)
    .join(" and ");
}

const isPlainField = ({ key, value }: MatchField): boolean =>
  holdsText(key) &&
  typeof value === "string" &&
  value.trim() !== "" &&
  halfCharacter(value) === undefined;
