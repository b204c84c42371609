import { readFileSync } from "node:fs";
import { readDefinition } from "../flows/definition";
import { type Arguments, parseArguments, USAGE } from "./arguments";
import { countFindings } from "./findings/count";
import { findingsIn } from "./findings/findings";
import { findingsText } from "./report/findingsText";
import { writtenText } from "./report/writtenText";
import { rewrite } from "./rewrite/rewrite";
import { writeRewritten } from "./write";

/**
 * What the command prints for these words.
 *
 * @throws Error with a sentence for what cannot be read or written
 */
export async function migrate(words: readonly string[]): Promise<string> {
  const given = parseArguments(words);
  if (given.help || given.file === undefined) return USAGE;
  const text = readText(given.file);
  const { definition } = readDefinition(text);
  const findings = findingsIn(definition);
  const written = given.write ? writeFile(given, given.file, text) : undefined;
  if (given.json) {
    const { name } = definition;
    const counts = countFindings(findings);
    return JSON.stringify({ file: given.file, name, counts, findings, written }, null, 2);
  }
  const said = findingsText(given.file, definition.name, findings);
  return written ? `${said}\n\n${written.said}` : said;
}

const readText = (file: string): string => {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}`);
  }
};

const writeFile = (given: Arguments, file: string, text: string) => {
  const rewritten = rewrite(text, given.version);
  const target = writeRewritten(given, file, rewritten);
  return {
    file: target,
    references: rewritten.places.length,
    said: writtenText(target, rewritten.places, given.version),
  };
};
