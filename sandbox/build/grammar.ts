import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generate } from "peggy";

const folder = join(__dirname, "../odata/grammar");

/** The rules that `parse` may start with; the types of what they yield are in `odata/parser.ts`. */
const startRules = ["Filter", "AliasValue", "Select", "OrderBy", "Expand", "Apply", "Segment"];

/** Where the parser is kept. It is committed, so that nothing has to be built before a test. */
export const parserFile = join(folder, "generated.js");

/** The parser's source. The first file's first rule is the default start; the others follow in any order. */
export function parserSource(): string {
  const sources = ["filter", "options", "path", "tokens"].map((name) => {
    const text = readFileSync(join(folder, `${name}.peggy`), "utf8");
    return { source: name, text };
  });
  return generate(sources, { output: "source", format: "commonjs", allowedStartRules: startRules });
}

if (require.main === module) writeFileSync(parserFile, parserSource());
