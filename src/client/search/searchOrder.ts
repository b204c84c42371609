import { InputError } from "../errors/InputError";

const CLAUSE = /^(@search\.score|[a-z_]\w*)(?:\s+(asc|desc))?$/i;

/** @throws InputError for what is no column, or the score, with asc or desc behind it */
export function checkOrder(clauses: readonly string[]): readonly string[] {
  return clauses.map((clause) => {
    const [, name, direction] = CLAUSE.exec(clause.trim()) ?? [];
    if (name) return direction ? `${name} ${direction.toLowerCase()}` : name;
    throw new InputError(
      `Order By has ${JSON.stringify(clause.slice(0, 80))}; expected the logical name of a column or @search.score, with asc or desc behind it where needed, e.g. modifiedon desc.`,
    );
  });
}

/**
 * Why an order has no effect; undefined where it has.
 * https://learn.microsoft.com/power-apps/developer/data-platform/search/query#orderby-parameter
 */
export function whyNoOrder(
  clauses: readonly string[] | undefined,
  { syntax, text }: { readonly syntax: "simple" | "lucene"; readonly text: string },
): string | undefined {
  if (!clauses || clauses.length === 0) return undefined;
  // What is behind a backslash is no wildcard.
  if (syntax === "lucene" && /[*?]/.test(text.replace(/\\./g, ""))) return undefined;
  return "Order By may have no effect: Dataverse sorts by it only for Syntax lucene with a wildcard in Text, such as conto*, and by score otherwise.";
}
