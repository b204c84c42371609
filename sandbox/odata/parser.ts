import type { ExpandItem, Expression, List, OrderItem, Segment, Transformation } from "./ast";
import { parse as parseBy } from "./grammar/generated";
import { syntaxRefusal } from "./syntaxRefusal";

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

/**
 * Parses the decoded value of a query option. Throws a `Refusal` with 400 and the position of the
 * fault, in the service's words.
 */
export function parse<Rule extends keyof Grammar>(startRule: Rule, text: string): Grammar[Rule] {
  try {
    return parseBy(text, { startRule }) as Grammar[Rule];
  } catch (error) {
    throw syntaxRefusal(error, text);
  }
}
