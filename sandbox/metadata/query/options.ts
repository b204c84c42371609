import type { ExpandItem, Expression } from "../../odata/ast";
import { parseQuery, type QueryOptions } from "../../odata/query";
import { parameterNotSupported } from "../refusals";

/** What definitions may be asked with. */
export interface DefinitionOptions {
  readonly select: readonly string[] | undefined;
  readonly filter: Expression | undefined;
  readonly expand: readonly ExpandItem[] | undefined;
  readonly aliases: QueryOptions["aliases"];
}

const refused = /(?:^|&)(?:\$|%24)(top|orderby|count|apply|skiptoken|deltatoken|id)=/;

/**
 * Reads the query string of a request for definitions. All matches come in one answer, so that there
 * is neither order nor page nor count.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api
 */
export function definitionOptions(query: string): DefinitionOptions {
  const name = refused.exec(query)?.[1];
  if (name !== undefined) throw parameterNotSupported(`$${name}`);
  const { select, filter, expand, aliases } = parseQuery(query);
  return { select, filter, expand, aliases };
}
