import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { preProcessFile } from "typescript";

/** Each file with those that it imports, types included; all as paths from the root. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** TypeScript files under a folder, as paths from the root; what is built is left out. */
export function filesUnder(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => path.posix.join(folder, file.split(path.sep).join("/")))
    .filter((file) => /\.tsx?$/.test(file) && !/\/(dist|node_modules)\//.test(file));
}

/** Who imports whom among the files of a folder, as TypeScript reads it. */
export function importGraph(root: string, folder: string): ImportGraph {
  const files = new Set(filesUnder(root, folder));
  return new Map(
    [...files].map((file) => {
      const targets = specifiersOf(readFileSync(path.join(root, file), "utf8"))
        .filter((specifier) => specifier.startsWith("."))
        .map((specifier) => path.posix.join(path.posix.dirname(file), specifier))
        .flatMap(
          (target) => CANDIDATES.map((end) => target + end).find((at) => files.has(at)) ?? [],
        );
      return [file, targets];
    }),
  );
}

const CANDIDATES = ["", ".ts", ".tsx", "/index.ts"];

/** What a source names after `from`, `import` and `require`. */
const specifiersOf = (text: string): string[] =>
  preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);

/** The same graph between the groups that files belong to; files without a group are left out. */
export function groupGraph(
  graph: ImportGraph,
  groupOf: (file: string) => string | undefined,
): ImportGraph {
  const groups = new Map<string, Set<string>>();
  for (const [file, targets] of graph) {
    const group = groupOf(file);
    if (group === undefined) continue;
    const found = groups.get(group) ?? new Set();
    for (const target of targets) {
      const other = groupOf(target);
      if (other !== undefined && other !== group) found.add(other);
    }
    groups.set(group, found);
  }
  return new Map([...groups].map(([group, targets]) => [group, [...targets].sort()]));
}
