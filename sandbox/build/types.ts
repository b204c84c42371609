import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";

const root = join(__dirname, "..");
const entry = join(root, "index.ts");

/**
 * The declarations of the API in one file: those of every file that the entry leads to, one behind the
 * other, and the entry's exports. Two declarations of one name would show as an error of the compiler
 * in the test of the package.
 *
 * @throws Error for an export whose type only a whole program could tell
 */
export function typesText(): string {
  const files = new Map<string, string>();
  const texts = reachable(files, entry).map((file) => declarationsOf(files.get(file) ?? ""));
  return `${texts.join("\n")}\nexport { ${exportsOf(files, entry).join(", ")} };\n`;
}

/** The declarations of a preset, which refers to those of the API beside it. */
export function presetTypesText(name: string): string {
  const texts = ["held", name].map((file) => {
    return declared(join(root, "presets", `${file}.ts`));
  });
  const own = texts.map((text) => text.replaceAll('"../index"', '"./index.js"'));
  const [held = "", preset = ""] = own;
  const inside = held.replace(/^export (?=\w)/gm, "").replace(/^import .*$/gm, "");
  const withOptions = preset
    .replace(/^import .* from "\.\/held";$/m, "")
    .replace(/^import type .*$/m, 'import type { Sandbox, SandboxOptions } from "./index.js";');
  return `${withOptions}\n${inside}`;
}

/** The declarations of one file, from its text alone: a program of all files takes ten seconds. */
function declared(fileName: string): string {
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(readFileSync(fileName, "utf8"), {
    fileName,
    reportDiagnostics: true,
  });
  const [first] = diagnostics;
  if (!first) return outputText;
  const said = ts.flattenDiagnosticMessageText(first.messageText, " ");
  throw new Error(`${relative(root, fileName)}: ${said}`);
}

/** The files that a file leads to, itself last; their declarations come into the map. */
function reachable(files: Map<string, string>, file: string): string[] {
  if (files.has(file)) return [];
  const text = declared(file);
  files.set(file, text);
  const targets = [...text.matchAll(/from "(\.[^"]*)"/g)];
  const before = targets.flatMap(([, target = ""]) => reachable(files, sourceOf(file, target)));
  return [...before, file];
}

/** The source that a file means by a relative name. */
function sourceOf(file: string, target: string): string {
  const path = join(file, "..", target);
  const found = [`${path}.ts`, join(path, "index.ts")].find((each) => existsSync(each));
  if (!found) throw new Error(`There are no declarations of ${path}.`);
  return found;
}

/** Without imports and exports: what a file imports is declared further up. */
function declarationsOf(text: string): string {
  return text
    .split("\n")
    .filter((line) => !isImportOfOurs(line))
    .join("\n")
    .replace(/^export \{\};\n/gm, "")
    .replace(/^export (?=\w)/gm, "")
    .trim();
}

/** `import { … } from "./x";` and `export * from "../y";`: declarations have them on one line each. */
function isImportOfOurs(line: string): boolean {
  const imports = line.startsWith("import ") || line.startsWith("export ");
  return imports && (line.includes(' from "./') || line.includes(' from "../'));
}

/** The names that a file exports, in its order; those of `export * from` are the names of that file. */
function exportsOf(files: Map<string, string>, file: string): string[] {
  const text = files.get(file) ?? "";
  const [unnamed] = /^export (?:default\b|=|\* as ).*$/m.exec(text) ?? [];
  if (unnamed) throw new Error(`${relative(root, file)}: no declarations are made of ${unnamed}`);
  const lists = text.split("\n").flatMap((line) => {
    const [, names = ""] = /^export (?:type )?\{([^}]*)\}/.exec(line) ?? [];
    return names.split(",").map((name) => name.trim().replace(/^type |^.* as /g, ""));
  });
  const own = [...text.matchAll(DECLARED)].map(([, name = ""]) => name);
  const others = [...text.matchAll(/^export \* from "([^"]*)"/gm)].flatMap(([, target = ""]) =>
    exportsOf(files, sourceOf(file, target)),
  );
  return [...new Set([...own, ...lists, ...others])].filter((name) => name !== "");
}

const DECLARED =
  /^export (?:declare )?(?:abstract )?(?:async )?(?:const|let|function|class|interface|type|enum) (\w+)/gm;
