import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";

const root = join(__dirname, "../..");
const types = join(root, "package/types");

/**
 * Writes the declarations of a module, and of what they lead to, in the folders of the sources; those of the
 * component are where they are. The module's own come into the folder itself, under the name of its folder.
 *
 * @throws Error for an export whose type only a whole program could tell
 */
export function writeDeclarations(entry: string, folder: string): void {
  const name = `${dirname(entry).split("/").at(-1)}.d.ts`;
  const waiting = [join(root, entry)];
  const placeOf = (file: string): string =>
    file === join(root, entry)
      ? join(folder, name)
      : join(folder, relative(root, file).replace(/\.ts$/, ".d.ts"));
  for (const file of waiting) {
    const place = placeOf(file);
    const text = declarationsOf(file).replace(/(?<=\bfrom ")\.[^"]*/g, (target) => {
      const found = fileOf(join(file, "..", target));
      if (found.startsWith(types)) return specifier(place, found);
      if (!waiting.includes(found)) waiting.push(found);
      return specifier(place, placeOf(found));
    });
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, text);
  }
}

const declarationsOf = (file: string): string => {
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(readFileSync(file, "utf8"), {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions: { stripInternal: true },
  });
  const [first] = diagnostics;
  if (!first) return outputText;
  const said = ts.flattenDiagnosticMessageText(first.messageText, " ");
  throw new Error(`${relative(root, file)}: ${said}`);
};

const fileOf = (path: string): string => {
  const found = [`${path}.d.ts`, `${path}.ts`, join(path, "index.d.ts"), join(path, "index.ts")];
  const file = found.find((each) => existsSync(each));
  if (file === undefined) throw new Error(`There are no declarations of ${path}.`);
  return file;
};

const specifier = (from: string, to: string): string => {
  const path = relative(dirname(from), to)
    .replaceAll("\\", "/")
    .replace(/\.d\.ts$/, ".js");
  return path.startsWith(".") ? path : `./${path}`;
};
