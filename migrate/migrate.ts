import { readFileSync } from "node:fs";
import { readDefinition } from "../flows/definition";
import { type Arguments, parseArguments, USAGE } from "./arguments";
import { countFindings } from "./findings/count";
import { findingsIn } from "./findings/findings";
import type { Finding } from "./findings/types";
import { answersText, isRight } from "./report/answersText";
import { findingsText } from "./report/findingsText";
import { writtenText } from "./report/writtenText";
import { type Rewritten, rewrite } from "./rewrite/rewrite";
import type { RunOptions } from "./run/runFlows";
import type { Checked } from "./run/types";
import { writeRewritten } from "./write";

/** What the command prints, and whether it found what it was asked for. */
export interface Migrated {
  readonly text: string;
  /** False where a run showed an answer that saved flows do not expect, or could not be made. */
  readonly isRight: boolean;
}

/**
 * What becomes of the integration that the words name; with `--write` and `--run`, also of its rewritten text.
 *
 * @param base connection, component and clock for a run; a sandbox and the built bundle where left out
 * @throws Error with a sentence for what cannot be read or written
 */
export async function migrate(words: readonly string[], base: RunOptions = {}): Promise<Migrated> {
  const given = parseArguments(words);
  if (given.help || given.file === undefined) return { text: USAGE, isRight: true };
  const text = readText(given.file);
  const { definition } = readDefinition(text);
  if (definition.isCodeNative) {
    throw new Error(
      `${given.file} is of an integration written in code, and holds none of its steps: change the entry in its component registry by hand.`,
    );
  }
  const rewritten = rewrite(text, given.version);
  const result: Result = {
    file: given.file,
    name: definition.name,
    findings: findingsIn(definition),
    ...(given.write ? { written: writeFile(given, given.file, rewritten) } : {}),
    ...(given.run ? { run: await runText(rewritten.text, given, base) } : {}),
  };
  return {
    text: given.json ? jsonOf(result) : textOf(result),
    isRight: result.run === undefined || isRight(result.run),
  };
}

interface Result {
  readonly file: string;
  readonly name: string;
  readonly findings: readonly Finding[];
  readonly written?: ReturnType<typeof writeFile>;
  readonly run?: readonly Checked[];
}

const jsonOf = ({ file, name, findings, ...rest }: Result): string =>
  JSON.stringify({ file, name, counts: countFindings(findings), findings, ...rest }, null, 2);

const textOf = ({ file, name, findings, written, run }: Result): string =>
  [
    findingsText(file, name, findings),
    ...(written ? [written.said] : []),
    ...(run ? [answersText(run)] : []),
  ].join("\n\n");

const readText = (file: string): string => {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}`);
  }
};

/** The sandbox and what runs flows are only read where they are asked for. */
const runText = async (text: string, given: Arguments, base: RunOptions): Promise<Checked[]> => {
  const { runRewritten } = await import("./run/runRewritten");
  return runRewritten(text, given, base);
};

const writeFile = (given: Arguments, file: string, rewritten: Rewritten) => {
  // A file that is right already needs no other beside it.
  const target = rewritten.places.length === 0 ? file : writeRewritten(given, file, rewritten);
  return {
    file: target,
    references: rewritten.places.length,
    said: writtenText(target, rewritten.places, given.version),
  };
};
