import { InputError } from "../../errors/InputError";
import { splitOutside } from "../../odata/expandItem";
import { decoded } from "../../odata/filter/decoded";
import { type ReadFilter, readFilter } from "../../odata/filter/readFilter";
import type { QueryParams } from "../../types";

interface Query {
  readonly params: QueryParams;
  /** The condition, which takes the table's definition to be written at times. */
  readonly filter: ReadFilter | undefined;
}

/** Options that may be pasted along with a condition: the input that means the same, and how it is read. */
const OPTIONS: ReadonlyMap<string, readonly [keyof QueryParams, (value: string) => unknown]> =
  new Map([
    ["$select", ["fieldNames", (value) => splitOutside(value, ",")]],
    ["$orderby", ["orderByFieldNames", (value) => splitOutside(value, ",")]],
    ["$expand", ["expandPropertyNames", (value) => splitOutside(value, ",")]],
    ["$apply", ["apply", (value) => value]],
    ["$top", ["top", (value) => Number(value)]],
    ["$count", ["count", (value) => value.toLowerCase() === "true"]],
  ]);

const LABELS: Readonly<Partial<Record<keyof QueryParams, string>>> = {
  fieldNames: "Field Name",
  orderByFieldNames: "Order By Field Name",
  expandPropertyNames: "Expand Property Name",
  apply: "Apply",
  top: "Top",
};

/**
 * The parameters of a query with every input in its plain form: a query string that was pasted as
 * *Filter Expression* is taken apart, and the name of an option in front of its value is left out.
 *
 * @throws InputError for an option that an input has too, and for options that Dataverse does not have
 */
export function readQuery(given: QueryParams): Query {
  const params: QueryParams = {
    ...given,
    fieldNames: withoutOption(given.fieldNames, "$select"),
    orderByFieldNames: withoutOption(given.orderByFieldNames, "$orderby"),
    expandPropertyNames: withoutOption(given.expandPropertyNames, "$expand"),
  };
  if (params.filterExpression === undefined || params.condition !== undefined) {
    return { params: checked(params, params.condition), filter: undefined };
  }
  const { filterExpression, ...rest } = params;
  const filter = readFilter(filterExpression, "Filter Expression");
  const merged = [...filter.options].reduce(withPasted, rest);
  return { params: checked(merged, filter.condition?.text), filter };
}

const withPasted = (
  params: QueryParams,
  [name, value]: readonly [name: string, value: string],
): QueryParams => {
  const [key, read] = OPTIONS.get(name) ?? [];
  if (!key || !read) {
    throw new InputError(
      `Filter Expression has ${name}, which Dataverse does not take; expected a condition, with $select, $orderby, $expand, $top, $count or $apply beside it at most.`,
    );
  }
  const present = params[key];
  const isSet = present !== undefined && present !== false;
  if (isSet && !(Array.isArray(present) && present.length === 0)) {
    throw new InputError(
      `Filter Expression has ${name}, and ${LABELS[key] ?? name} is set too: leave one of them empty.`,
    );
  }
  return { ...params, [key]: read(value) };
};

const withoutOption = (
  items: readonly string[] | undefined,
  option: string,
): readonly string[] | undefined => {
  const [first, ...others] = items ?? [];
  if (first === undefined) return items;
  const bare = first.trim().replace(/^\?/, "");
  if (!bare.toLowerCase().startsWith(`${option}=`)) return items;
  const value = decoded(bare.slice(option.length + 1));
  return [...splitOutside(value, ","), ...others].filter((item) => item !== "");
};

/** An aggregation takes nothing beside it; its own filter comes before it. */
const checked = (params: QueryParams, filter: string | undefined): QueryParams => {
  const { apply } = params;
  if (apply !== undefined && filter !== undefined && params.nextPageId === undefined) {
    throw new InputError(
      `Apply and Filter Expression cannot both be set: Apply takes the condition in front of the aggregation, ${shown(`filter(${filter})/${apply}`)}.`,
    );
  }
  return params;
};

const shown = (text: string): string => (text.length > 300 ? `${text.slice(0, 300)}…` : text);
