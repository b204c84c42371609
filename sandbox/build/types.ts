import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const root = join(__dirname, "..");
const entry = join(root, "index.ts");

/**
 * The declarations of the API in one file: those of every file that the entry leads to, one behind the
 * other, and the entry's exports. Two declarations of one name would show as an error of the compiler
 * in the test of the package.
 */
export function typesText(): string {
  const program = ts.createProgram([entry], compilerOptions());
  const files = new Map<string, string>();
  program.emit(undefined, (name, text) => files.set(name, text));
  const texts = reachable(files, join(root, "index.d.ts")).map((file) => files.get(file) ?? "");
  return `${texts.map(declarationsOf).join("\n")}\nexport { ${exportsOf(program).join(", ")} };\n`;
}

/** The declarations of a preset, which refers to those of the API beside it. */
export function presetTypesText(name: string): string {
  const texts = ["held", name].map((file) => {
    const source = readFileSync(join(root, "presets", `${file}.ts`), "utf8");
    return ts.transpileDeclaration(source, { compilerOptions: compilerOptions() }).outputText;
  });
  const own = texts.map((text) => text.replaceAll('"../index"', '"./index.js"'));
  const [held = "", preset = ""] = own;
  const inside = held.replace(/^export (?=\w)/gm, "").replace(/^import .*$/gm, "");
  const withOptions = preset
    .replace(/^import .* from "\.\/held";$/m, "")
    .replace(/^import type .*$/m, 'import type { Sandbox, SandboxOptions } from "./index.js";');
  return `${withOptions}\n${inside}`;
}

function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(root, "../tsconfig.json"), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, join(root, ".."));
  return { ...options, noEmit: false, declaration: true, emitDeclarationOnly: true };
}

/** The files that a file leads to, itself last. */
function reachable(files: Map<string, string>, file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const targets = [...(files.get(file) ?? "").matchAll(/from "(\.[^"]*)"/g)];
  const before = targets.flatMap(([, target = ""]) =>
    reachable(files, declarationFile(files, join(file, "..", target)), seen),
  );
  return [...before, file];
}

function declarationFile(files: Map<string, string>, path: string): string {
  const found = [`${path}.d.ts`, join(path, "index.d.ts")].find((file) => files.has(file));
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

function exportsOf(program: ts.Program): string[] {
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(entry);
  const module = file && checker.getSymbolAtLocation(file);
  if (!module) throw new Error(`${entry} is no module.`);
  return checker.getExportsOfModule(module).map(({ name }) => name);
}
