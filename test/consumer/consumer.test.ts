import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import component from "../../src";
import { useSandbox } from "../support/sandbox";
import { answersModule, examplesModule } from "./answers";
import { installConsumer, node, tool } from "./install";

const root = join(__dirname, "../..");
const isMissing = !existsSync(join(root, "dist/index.js")) && !process.env["CI"];
const describePackage = isMissing ? describe.skip : describe;

/** The programs that the page about testing shows, in its order. */
const shown = [
  ...readFileSync(join(root, "docs/testing.md"), "utf8").matchAll(/^```ts\n([\s\S]*?)^```$/gm),
].map(([, program = ""]) => program);

describePackage(
  `the package${isMissing ? " (skipped: dist/ is missing, run npm run build)" : ""}`,
  () => {
    const bench = useSandbox();
    let folder: string;
    beforeAll(async () => {
      folder = installConsumer();
      writeFileSync(join(folder, "examples.ts"), examplesModule(component.actions));
      writeFileSync(join(folder, "answers.ts"), await answersModule(bench));
      for (const [index, program] of shown.entries()) {
        const kind = program.includes("test(") ? ".test" : "";
        writeFileSync(join(folder, `page${index}${kind}.ts`), program);
      }
    }, 300_000);
    afterAll(() => rmSync(folder, { recursive: true }));

    const inPackage = (path = ""): string =>
      join(folder, "node_modules/dynamics-365-connector", path);

    const textOf = (path: string): string => readFileSync(inPackage(path), "utf8");

    it("is what a consumer needs, and nothing else", () => {
      const files = readdirSync(inPackage(), { recursive: true, encoding: "utf8" });
      const sources = files.filter((file) => /(?<!\.d)\.ts$/.test(file));
      expect(sources).toEqual([]);
      expect(files).toEqual(
        expect.arrayContaining(["LICENSE", "README.md", "dist/THIRD-PARTY-NOTICES.txt"]),
      );
      const declarations = files.filter((file) => file.endsWith(".d.ts"));
      const imports = declarations.flatMap((file) =>
        [...textOf(file).matchAll(/ from "([^".][^"]*)"/g)].map(([, name]) => name),
      );
      expect([...new Set(imports)]).toEqual(["dataverse-sandbox"]);
      for (const file of files.filter((each) => each.endsWith(".js"))) {
        const told = /sourceMappingURL=|[\w.]*\/node_modules\//.exec(textOf(file))?.[0];
        expect([file, told]).toEqual([file, undefined]);
      }
      const links = [...textOf("README.md").matchAll(/\]\((?!https?:)([^)#]+)/g)];
      expect(links.map(([, path = ""]) => path).filter((path) => !files.includes(path))).toEqual(
        [],
      );
      const facts = JSON.parse(textOf("package.json"));
      expect(facts).not.toHaveProperty("dependencies");
      expect(facts.peerDependenciesMeta).toEqual({
        "@prismatic-io/spectral": { optional: true },
        "dataverse-sandbox": { optional: true },
      });
    });

    it("is typed: the project, the programs of the page, examples and real answers compile", () => {
      expect(shown.length).toBeGreaterThan(2);
      expect(node(folder, tool("typescript/bin/tsc"), "-p", ".")).toBe("");
    }, 300_000);

    it("runs: required, imported, and in the tests that the page shows", () => {
      expect(JSON.parse(node(folder, "script.js"))).toMatchObject({ key: "ms-dynamics" });
      expect(JSON.parse(node(folder, "built/module.mjs"))).toMatchObject({
        key: "ms-dynamics",
        user: expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
      const command = node(folder, inPackage("runner/d365.js"), "getCurrentUser");
      expect(command).toMatch(/"UserId": "[0-9a-f-]{36}"/);
      const tests = node(folder, tool("jest/bin/jest.js"), "--runInBand", "--rootDir", folder);
      expect(tests).toContain("Tests:       4 passed, 4 total");
    }, 300_000);
  },
);
