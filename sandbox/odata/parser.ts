import { nestingDepth } from "../text/nesting";
import type { ExpandItem, Expression, List, OrderItem, Segment, Transformation } from "./ast";
import { parse as parseBy } from "./grammar/generated";
import { badSyntax, syntaxRefusal } from "./syntaxRefusal";

/** The start rules of the grammar and what each of them yields. */
interface Grammar {
  Filter: Expression;
  AliasValue: Expression | List;
  Select: string[];
  OrderBy: OrderItem[];
  Expand: ExpandItem[];
  Apply: Transformation[];
  Segment: Segment;
}

/** The depth that the OData library behind the service parses: its `FilterLimit` and the like. */
const deepest = 800;

/**
 * Parses the decoded value of a query option. Throws a `Refusal` with 400 and the position of the
 * fault, in the service's words.
 */
export function parse<Rule extends keyof Grammar>(startRule: Rule, text: string): Grammar[Rule] {
  if (nestingDepth(text, "'\"") > deepest) {
    throw badSyntax("Recursion depth exceeded allowed limit.");
  }
  try {
    return parseBy(text, { startRule }) as Grammar[Rule];
  } catch (error) {
    throw syntaxRefusal(error, text);
  }
}
