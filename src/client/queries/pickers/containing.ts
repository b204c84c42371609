import { stringLiteral } from "../../odata/literal";

/** The condition that a column contains the text, by the name of the column. */
export function containing(search: string): (column: string) => string {
  return (column) => `contains(${column},${stringLiteral(plain(search.trim()))})`;
}

/** The condition that a column begins with the text, by the name of the column. */
export function beginningWith(search: string): (column: string) => string {
  return (column) => `startswith(${column},${stringLiteral(plain(search.trim()))})`;
}

/** Dataverse takes some characters for wildcards, except where they are in brackets. */
const plain = (text: string): string => text.replace(/[[%_]/g, (wildcard) => `[${wildcard}]`);
