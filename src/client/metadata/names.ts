import { InputError } from "../errors/InputError";
import { normalizeGuid } from "../odata/guid";

/** Logical and schema names of tables and columns, and names of choices. */
const NAME = /^[a-z_][a-z0-9_]*$/i;

/** Whether a text may be the logical or schema name of a definition. */
export function isName(text: string): boolean {
  return NAME.test(text.trim());
}

/**
 * The key of a definition, ready for a URL: its MetadataId, or its logical name, which a schema name
 * becomes by lower case. Undefined for anything else.
 */
export function definitionKey(text: string): string | undefined {
  const id = normalizeGuid(text);
  if (id) return id;
  return isName(text) ? `LogicalName='${text.trim().toLowerCase()}'` : undefined;
}

/** The same for a column, of which there is no other name. */
export function columnKey(text: string, input: string): string {
  // Pickers name a lookup as a query does: `_primarycontactid_value`.
  const key = definitionKey(text.trim().replace(/^_(\w+)_value$/i, "$1"));
  if (key) return key;
  throw new InputError(
    `${input} ${JSON.stringify(text.slice(0, 80))} is not a column: expected its MetadataId, or its logical name, e.g. creditlimit.`,
  );
}

/** Refuses what cannot be the unique name of a solution before it gets into a header. */
export function solutionHeaders(solutionName: string | undefined): Record<string, string> {
  if (solutionName === undefined) return {};
  if (isName(solutionName)) return { "MSCRM.SolutionUniqueName": solutionName.trim() };
  throw new InputError(
    `Solution Name ${JSON.stringify(solutionName.slice(0, 80))} is not the unique name of a solution: expected letters, digits and underscores, e.g. ContosoCore.`,
  );
}
