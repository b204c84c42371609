import { defaults } from "../defaults";
import { InputError } from "../errors/InputError";
import { encodedText } from "../text/wholeCharacters";
import type { QueryParams } from "../types";
import { expandItem } from "./expandItem";
import { decoded } from "./filter/decoded";
import { columnNames, orderItem } from "./names";

type Options = Pick<
  QueryParams,
  | "fieldNames"
  | "condition"
  | "orderByFieldNames"
  | "expandPropertyNames"
  | "apply"
  | "top"
  | "count"
>;

/**
 * The query string of system query options, `""` or beginning with `?`. Names are checked, so that
 * none can change the URL; everything is encoded exactly once.
 */
export function queryString(options: Options): string {
  const parts: string[] = [];
  const add = (name: string, value: string) => parts.push(`${name}=${encodeOption(value)}`);
  if (options.fieldNames?.length) {
    add("$select", columnNames(options.fieldNames, "Field Name").join(","));
  }
  const { condition, apply } = options;
  if (condition) add("$filter", condition);
  if (apply) add("$apply", decoded(apply.trim().replace(/^\??\$apply=/i, "")));
  if (options.orderByFieldNames?.length) {
    add("$orderby", options.orderByFieldNames.map(orderItem).join(","));
  }
  if (options.expandPropertyNames?.length) {
    add("$expand", options.expandPropertyNames.map(expandItem).join(","));
  }
  if (options.top !== undefined) parts.push(`$top=${topRows(options.top)}`);
  if (options.count) parts.push("$count=true");
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}

/**
 * Percent-encodes a value of a query option. The characters OData uses for its own syntax and that
 * cannot end the option stay readable.
 */
export function encodeOption(value: string, input = "The query"): string {
  return encodedText(value, input).replace(/%(?:24|2C|2F|3A|3B|3D|40)/g, (code) =>
    decodeURIComponent(code),
  );
}

const topRows = (top: number): number => {
  if (Number.isInteger(top) && top >= 1 && top <= defaults.maxPageSize) return top;
  throw new InputError(`Top is ${top}; expected a whole number from 1 to ${defaults.maxPageSize}.`);
};
