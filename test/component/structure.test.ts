import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { holdsOfEach } from "../support/holdsOfEach";

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

  it("is imported by its name", () =>
    holdsOfEach(outsiders, String, (file) => {
      const inside = importsOf(file).filter(
        (target) => within(target, "sandbox") || target.startsWith("dataverse-sandbox/"),
      );
      expect(inside).toEqual([]);
    }));

  it("is tested by its sources, not by what is built", () =>
    holdsOfEach(sourcesUnder("test/sandbox"), String, (file) => {
      const built = importsOf(file).filter(
        (target) => target === "sandbox" || /\bdist\b/.test(target),
      );
      expect(built).toEqual([]);
    }));

  it("is nothing that the component knows", () =>
    holdsOfEach(sourcesUnder("src"), String, (file) => {
      const targets = importsOf(file);
      expect(targets.filter((target) => /^(dataverse-)?sandbox\b/.test(target))).toEqual([]);
    }));

  it("uses nothing of the repository around it", () =>
    holdsOfEach(sourcesUnder("sandbox"), String, (file) => {
      const targets = importsOf(file).filter((target) => /^[\w-]+\//.test(target));
      const around = targets.filter((target) =>
        ["src", "runner", "playground", "bench", "examples", "test"].some((folder) =>
          within(target, folder),
        ),
      );
      expect(around).toEqual([]);
    }));
});

describe("exported functions", () => {
  const files = ["src", "runner", "playground", "bench", "examples", "scripts", "sandbox"]
    .flatMap(sourcesUnder)
    .filter((file) => file.endsWith(".ts"));

  it("are declared as functions", () =>
    holdsOfEach(files, String, (file) => {
      const text = readFileSync(path.join(root, file), "utf8");
      expect(text.match(/^export const \w+ = (?:async )?(?:<[^\n]*>)?\(/gm) ?? []).toEqual([]);
    }));
});
