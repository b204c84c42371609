import { toFetchConditions } from "../../conditions/translate";
import type { FetchPart } from "../../conditions/types";
import { defaults } from "../../defaults";
import { InputError } from "../../errors/InputError";
import { parseFilter } from "../../odata/filter/parse";
import type { ReadFilter } from "../../odata/filter/readFilter";
import type { Node } from "../../odata/filter/tree";
import type { QueryParams } from "../../types";
import { readQuery } from "../odata/readQuery";

/** The parameters of a query of a view, and its filter, which is added to that of the view. */
export interface ViewQuery {
  readonly params: QueryParams;
  readonly filter: ReadFilter | undefined;
}

/**
 * Refuses what does not go with a view, before anything is sent.
 *
 * @throws InputError
 */
export function readViewQuery(given: QueryParams): ViewQuery {
  refuseOthers(given);
  const { params, filter } = readQuery(given);
  refuseOthers(params);
  if (filter) requireTranslatable(filter, params);
  return { params, filter };
}

const refuseOthers = ({ apply, expandPropertyNames = [], top, fetchAll }: QueryParams): void => {
  if (apply !== undefined) {
    throw new InputError(
      "Apply cannot be combined with View, whose query is FetchXML: leave one of them empty, or aggregate with Run Fetch XML Query.",
    );
  }
  if (expandPropertyNames.length > 0) {
    throw new InputError(
      "Expand Property Name cannot be combined with View, whose query is FetchXML: leave it empty; columns of tables that the view links are named alias.column in Field Name.",
    );
  }
  if (top === undefined) return;
  if (fetchAll) {
    throw new InputError(
      "Top cannot be combined with Fetch All; use Max Records, or switch Fetch All off.",
    );
  }
  if (!(Number.isInteger(top) && top >= 1 && top <= defaults.maxPageSize)) {
    throw new InputError(
      `Top is ${top}; expected a whole number from 1 to ${defaults.maxPageSize}.`,
    );
  }
};

/**
 * Refuses a filter that FetchXML cannot say. Names of an app's fields may look like paths: these are looked
 * at once their columns are known.
 *
 * @throws InputError
 */
export function requireTranslatable(
  { condition }: ReadFilter,
  { fieldMap }: Pick<QueryParams, "fieldMap">,
): void {
  if (condition && !fieldMap) translatedTree(condition.tree, () => true);
}

/**
 * The condition of a filter in FetchXML.
 *
 * @param condition as it is sent in OData
 * @throws InputError for all that FetchXML cannot say
 */
export function translated(condition: string, isDay: (column: string) => boolean): FetchPart {
  return translatedTree(parseFilter(condition), isDay);
}

const translatedTree = (tree: Node, isDay: (column: string) => boolean): FetchPart => {
  const found = toFetchConditions(tree, { isDay });
  if ("part" in found) return found.part;
  throw new InputError(
    `Filter Expression cannot be added to a view: it has ${found.refused.join("; and ")}. Expected comparisons, in, null, contains, startswith, endswith and Dataverse's query functions, on columns of the table, with and, or, not and brackets.`,
  );
};
