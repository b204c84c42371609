import { textOf } from "../odata/filter/tokens";
import type { Node } from "../odata/filter/tree";

/** A value as FetchXML has it: a plain text, null, or undefined for what is no value. */
export type Value = string | null | undefined;

/**
 * The value of a literal. A record that is named is an id by the time that a filter is sent.
 *
 * @param isDay whether its column holds days; for any other, OData means the midnight of UTC by a day, and
 *   FetchXML that of the user's time zone
 */
export function plainValue(node: Node, isDay: boolean): Value {
  if (node.kind !== "literal") return undefined;
  const { type, text } = node;
  switch (type) {
    case "text":
      return textOf(text);
    case "number":
    case "guid":
    case "datetime":
      return text;
    case "local":
      return `${text}Z`;
    case "date":
      return isDay ? text : `${text}T00:00:00Z`;
    case "boolean":
      return text === "true" ? "1" : "0";
    case "null":
      return null;
    default:
      return undefined;
  }
}

/** Both languages take the same wildcards within the text. */
export function searchPattern(search: string, text: string): string {
  const before = search === "startswith" ? "" : "%";
  const after = search === "endswith" ? "" : "%";
  return before + text + after;
}

/** XML has no control characters but tabs and line ends, in whatever form they are written. */
export function fitsXml(value: Value): boolean {
  return (
    typeof value !== "string" || !/(?![\t\n\r\u007F-\u009F])\p{Cc}|[\uFFFE\uFFFF]/u.test(value)
  );
}
