import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { holdsOfEach } from "../support/holdsOfEach";

const root = path.resolve(__dirname, "../..");

/** Folders and files that hold to plain words: what people read, and the comments of the code. */
const HELD = [
  "README.md",
  "CONTRIBUTING.md",
  "docs",
  "src",
  "sandbox",
  "runner",
  "migrate",
  "playground",
  "bench",
  "examples",
  "scripts",
];

/** Phrases that have a plainer word, and are hard to read for people whose first language is another. */
const PRIVATE_WORDS =
  /\b(?:of (?:its|their) own|by (?:itself|themselves)|hand(?:s|ed)? over|stands|tells|where it is|in any dress|(?:as|what) people have|(?<!= )verdicts?)\b/i;

const COMMENTS = /\/\*[\s\S]*?\*\/|(?<![:"'])\/\/.*$/gm;
const LITERALS = /"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`/g;

function filesUnder(target: string): string[] {
  if (/\.\w+$/.test(target)) return [target];
  return readdirSync(path.join(root, target), { recursive: true, encoding: "utf8" })
    .map((file) => path.posix.join(target, file.split(path.sep).join("/")))
    .filter((file) => /\.(?:md|tsx?)$/.test(file) && !/(?:^|\/)(?:dist|node_modules)\//.test(file));
}

const withoutNames = (text: string): string => text.replace(/`[^`\n]*`/g, "");

/** Text without code: keys and values of inputs are names, which nothing may change. */
function proseOf(file: string): string {
  const text = readFileSync(path.join(root, file), "utf8");
  if (file.endsWith(".md")) return withoutNames(text.replace(/```[\s\S]*?```/g, ""));
  const comments = (text.match(COMMENTS) ?? []).map(withoutNames);
  const literals = text.replace(COMMENTS, "").match(LITERALS) ?? [];
  const sentences = literals
    .filter((literal) => literal.includes(" "))
    .map((literal) => literal.replace(/\$\{[^}]*\}/g, "…"));
  return [...comments, ...sentences].join("\n").replace(/\n\s*\*\s?/g, " ");
}

const files = HELD.flatMap(filesUnder);

describe("plain words", () => {
  it("are looked for in every page", () => {
    expect(files).toEqual(expect.arrayContaining(["README.md", "docs/actions.md"]));
  });

  it("are in every file", () =>
    holdsOfEach(files, String, (file) => {
      const lines = proseOf(file).split("\n");
      expect(lines.filter((line) => PRIVATE_WORDS.test(line))).toEqual([]);
    }));
});
