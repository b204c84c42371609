import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(__dirname, "../..");

/** TypeScript files under a folder, as paths from the root. */
function sourcesUnder(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => path.posix.join(folder, file.split(path.sep).join("/")))
    .filter((file) => /\.[jt]sx?$/.test(file) && !/\/(?:dist|node_modules)\//.test(file));
}

/** What a file imports: packages by name, files as paths from the root. */
function importsOf(file: string): string[] {
  const text = readFileSync(path.join(root, file), "utf8");
  const targets = text.matchAll(/(?:\bfrom|\bimport|\bimport\(|\brequire\()\s*"([^"]+)"/g);
  return [...targets].map(([, target = ""]) =>
    target.startsWith(".") ? path.posix.join(path.posix.dirname(file), target) : target,
  );
}

function within(target: string, folder: string): boolean {
  return target === folder || target.startsWith(`${folder}/`);
}

const outsiders = ["runner", "migrate", "playground", "bench", "examples", "scripts", "test"]
  .flatMap(sourcesUnder)
  .filter((file) => !within(file, "test/sandbox"));

describe("the sandbox is a package", () => {
  it("has users", () => {
    const users = outsiders.filter((file) => importsOf(file).includes("dataverse-sandbox"));
    expect(users).toContain("runner/target.ts");
    expect(users).toContain("test/support/sandbox.ts");
  });

  it.each(outsiders)("%s imports it by its name", (file) => {
    const inside = importsOf(file).filter(
      (target) => within(target, "sandbox") || target.startsWith("dataverse-sandbox/"),
    );
    expect(inside).toEqual([]);
  });

  it.each(sourcesUnder("test/sandbox"))(
    "%s reaches for its sources, not for what is built",
    (file) => {
      const built = importsOf(file).filter(
        (target) => target === "sandbox" || /\bdist\b/.test(target),
      );
      expect(built).toEqual([]);
    },
  );

  it.each(sourcesUnder("src"))("%s knows nothing of it", (file) => {
    const targets = importsOf(file);
    expect(targets.filter((target) => /^(dataverse-)?sandbox\b/.test(target))).toEqual([]);
  });

  it.each(sourcesUnder("sandbox"))("%s uses nothing of the repository around it", (file) => {
    const targets = importsOf(file).filter((target) => /^[\w-]+\//.test(target));
    const around = targets.filter((target) =>
      ["src", "runner", "playground", "bench", "examples", "test"].some((folder) =>
        within(target, folder),
      ),
    );
    expect(around).toEqual([]);
  });
});

describe("exported functions", () => {
  const files = ["src", "runner", "playground", "bench", "examples", "scripts", "sandbox"]
    .flatMap(sourcesUnder)
    .filter((file) => file.endsWith(".ts"));

  it.each(files)("of %s are declared as functions", (file) => {
    const text = readFileSync(path.join(root, file), "utf8");
    expect(text.match(/^export const \w+ = (?:async )?(?:<[^\n]*>)?\(/gm) ?? []).toEqual([]);
  });
});
