import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generate } from "peggy";
import type { ExpandItem, Expression, List, OrderItem, Segment, Transformation } from "./ast";
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

interface Parser {
  parse(text: string, options: { startRule: string }): unknown;
}

const startRules: (keyof Grammar)[] = [
  "Filter",
  "AliasValue",
  "Select",
  "OrderBy",
  "Expand",
  "Apply",
  "Segment",
];

let parser: Parser | undefined;

/**
 * Parses the decoded value of a query option. Throws a `Refusal` with 400 and the position of the
 * fault, in the service's words.
 */
export function parse<Rule extends keyof Grammar>(startRule: Rule, text: string): Grammar[Rule] {
  parser ??= evaluate(cachedSource());
  try {
    return parser.parse(text, { startRule }) as Grammar[Rule];
  } catch (error) {
    throw syntaxRefusal(error, text);
  }
}

/** Generating takes a tenth of a second, so the parser is kept between processes by its grammar. */
function cachedSource(): string {
  const sources = grammarSources();
  const hash = createHash("sha256").update(JSON.stringify(sources)).digest("hex").slice(0, 16);
  const directory = join(__dirname, "../../node_modules/.cache/sandbox-odata");
  const file = join(directory, `${hash}.js`);
  if (existsSync(file)) {
    return readFileSync(file, "utf8");
  }
  const source = generate(sources, {
    output: "source",
    format: "bare",
    allowedStartRules: startRules,
  });
  keep(directory, file, source);
  return source;
}

/** The first file's first rule is the default start; the others follow in any order. */
function grammarSources(): { source: string; text: string }[] {
  return ["filter", "options", "path", "tokens"].map((name) => {
    const source = join(__dirname, "grammar", `${name}.peggy`);
    return { source: name, text: readFileSync(source, "utf8") };
  });
}

/** Renaming is atomic, so a process never reads half a parser that another one is writing. */
function keep(directory: string, file: string, source: string): void {
  try {
    mkdirSync(directory, { recursive: true });
    const draft = `${file}.${randomUUID()}`;
    writeFileSync(draft, source);
    renameSync(draft, file);
  } catch {
    // A read-only installation generates the parser anew in each process.
  }
}

/** In parentheses, because the source begins with comment lines and `return` would end at the first. */
function evaluate(source: string): Parser {
  return new Function(`return (${source})`)() as Parser;
}
