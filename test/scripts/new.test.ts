import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const root = path.join(__dirname, "../..");
const COPIED = [
  "assets",
  "docs",
  "sandbox",
  "scripts",
  "src",
  "runner",
  "flows",
  "migrate",
  "package",
  "playground",
  "templates",
  "test",
  "examples",
  "bench",
];
const FILES = [
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  "LICENSE",
  "README.md",
  "biome.json",
  "jest.config.js",
  "package.json",
  "tsconfig.json",
  "knip.json",
];

const HOSTED = path.join("test", "support", "hosted");
const WRITTEN_TEST = "test/actions/records/getInvoice.test.ts";

let copy = "";
beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), "new-action-"));
  for (const name of [...COPIED, ...FILES]) {
    cpSync(path.join(root, name), path.join(copy, name), {
      recursive: true,
      preserveTimestamps: true,
      filter: (file) => {
        const inside = path.relative(root, file);
        // The tests' sandbox is not built again.
        return inside.startsWith(HOSTED) || !/[\\/](node_modules|dist)([\\/]|$)/.test(inside);
      },
    });
  }
  // The sandbox by its declarations: its sources are the same as ever.
  const paths = { "dataverse-sandbox": ["./test/support/hosted/dist/sandbox.d.ts"] };
  const types = {
    extends: "./tsconfig.json",
    compilerOptions: { paths },
    include: ["src", WRITTEN_TEST],
  };
  writeFileSync(path.join(copy, "tsconfig.new.json"), JSON.stringify(types));
  symlinkSync(realpathSync(path.join(root, "node_modules")), path.join(copy, "node_modules"));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** The commands by their scripts: `npx` would take a second more for each. */
const SCRIPTS = {
  biome: "@biomejs/biome/bin/biome",
  jest: "jest/bin/jest",
  tsc: "typescript/bin/tsc",
  tsx: "tsx/cli",
} as const;
type Command = keyof typeof SCRIPTS;

const start = (command: Command, ...words: string[]) =>
  spawnSync(process.execPath, [require.resolve(SCRIPTS[command]), ...words], {
    cwd: copy,
    encoding: "utf8",
  });

const run = (...words: [Command, ...string[]]) => {
  const { status, stdout, stderr } = start(...words);
  return { status, said: status === 0 ? "" : `${words.join(" ")}\n${stdout}\n${stderr}` };
};
const done = { status: 0, said: "" };

const scaffold = (...words: string[]) => start("tsx", "scripts/new.ts", ...words);

test("a new action passes the checks as it is written, and runs", () => {
  expect(scaffold("getInvoice").stdout).toContain("src/actions/records/getInvoice.ts");
  expect(run("biome", "check", "--write", "src/actions", "test/actions/records")).toEqual(done);
  expect(run("tsx", "scripts/docs.ts")).toEqual(done);
  expect(run("tsc", "--noEmit", "-p", "tsconfig.new.json")).toEqual(done);
  expect(run("jest", "test/component", WRITTEN_TEST, "-u", "-w", "1")).toEqual(done);
  expect(readFileSync(path.join(copy, "docs/actions.md"), "utf8")).toContain("`getInvoice`");
}, 240_000);

test.each([["get invoice"], ["GetInvoice"], ["../x"]])(
  "the key %j is refused by its name",
  (key) => {
    const { status, stderr } = scaffold(key);
    expect(status).toBe(1);
    expect(stderr).toContain(`${key} is no key`);
    expect(stderr).toContain("npm run new -- <key>");
  },
);

test("without a key it says how it is called", () => {
  const { status, stderr } = scaffold();
  expect(status).toBe(1);
  expect(stderr).toContain("npm run new -- <key>");
});

test("a room that is not there yet has to be entered in the floors", () => {
  expect(scaffold("getBill", "records").stdout).not.toContain("floors.ts");
  expect(scaffold("getOrder", "orders").stdout).toContain("test/architecture/floors.ts");
});
