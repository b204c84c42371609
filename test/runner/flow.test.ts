import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseFlowArguments } from "../../runner/cli/flowArguments";
import { stepLines } from "../../runner/cli/flowLines";

const root = path.join(__dirname, "../..");
const file = "test/flows/files/every.yml";
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "flow-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const written = (name: string, text: string): string => {
  const at = path.join(folder, name);
  writeFileSync(at, text);
  return at;
};

/** Runs the command line as a person does, against a sandbox of its own, with the built bundle. */
const flow = (...words: string[]) => {
  const { DATAVERSE_URL: _, ...env } = process.env;
  return new Promise<{ status: number; stdout: string; stderr: string }>((resolve) => {
    const args = ["--import", "tsx", "runner/flow.ts", ...words];
    const child = execFile(process.execPath, args, { cwd: root, env }, (_error, stdout, stderr) =>
      resolve({ status: child.exitCode ?? -1, stdout, stderr }),
    );
  });
};

test("prints a line a step, with requests and logs beneath, and the result at the end", async () => {
  const { status, stdout, stderr } = await flow(file, "--flow", "Nightly");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const lines = stdout.trimEnd().split("\n");
  expect(lines[0]).toMatch(/^Every construct on a local Dataverse at http/);
  expect(stdout).toMatch(
    /^Find Accounts \(ms-dynamics\.queryEntities\) \{.*\} → \{.*\[\d requests?\]$/m,
  );
  expect(stdout).toMatch(/^ {4}GET \/api\/data\/v9\.2\/accounts\?\$select=name 200 /m);
  expect(stdout).toMatch(/^Broken .* → failed: .*Does Not Exist.* \[1 request\]$/m);
  expect(lines.at(-1)).toBe("result: null");
});

test("gives the whole run as JSON, with functions of a module for other components", async () => {
  const components = written(
    "components.cjs",
    "module.exports = { slack: { postMessage: () => ({ ok: 1 }) } };",
  );
  const event = written(
    "event.json",
    '{"leads":[{"company":"Contoso","employees":500,"source":"fair"}]}',
  );
  const options = [
    "--flow",
    "Import",
    "--components",
    components,
    "--config",
    "Source=fair",
    "--json",
  ];
  const { status, stdout } = await flow(file, ...options, "--payload", `@${event}`);
  expect(status).toBe(0);
  const run = JSON.parse(stdout) as {
    steps: { name: string; result: unknown }[];
    persisted: object;
  };
  expect(run.steps.find(({ name }) => name === "Notify")?.result).toEqual({ ok: 1 });
  expect(run.persisted).toMatchObject({ crossFlow: { lastSource: "fair" } });
});

test("refuses by name, before anything is started, what it cannot run", async () => {
  const { status, stdout, stderr } = await flow(file, "--flow", "Import");
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toBe(
    'Flow "Import", step "Notify": slack.postMessage is not run here; give a function for it in components.\n',
  );
});

describe("the command line", () => {
  test.each<readonly [string[], RegExp]>([
    [["a.yml", "b.yml"], /^One file at a time: a\.yml or b\.yml\?$/],
    [["a.yml", "--payload", "{"], /^--payload wants JSON, or @file with it: /],
    [["a.yml", "--payload", "@/none.json"], /^The file \/none\.json cannot be read\.$/],
    [["a.yml", "--config", "Source"], /^--config wants name=value, not Source\.$/],
    [["a.yml", "--components", "/none.cjs"], /^The module \/none\.cjs cannot be loaded: /],
    [["a.yml", "--fast"], /^Unknown option '--fast'\.\n\nnpm run flow/],
    [["a.yml", "--fast.er"], /^Unknown option '--fast\.er'\.\n\nnpm run flow/],
    [["a.yml", "--flow"], /^Option '--flow <value>' argument missing\.\n\nnpm run flow/],
  ])("%j", (words, message) => expect(() => parseFlowArguments(words)).toThrow(message));

  test("keeps the text of an event beside its data, and names that are nobody's", () => {
    const words = ["a.yml", "--payload", '{"n":12345678901234567890}', "--config", "__proto__=@@x"];
    const { options } = parseFlowArguments(words);
    expect(options.payloadText).toBe('{"n":12345678901234567890}');
    expect(Object.entries(options.configVars ?? {})).toEqual([["__proto__", "@x"]]);
  });

  test("refuses a module that has no functions", () => {
    const module = written("wrong.cjs", "module.exports = { slack: { postMessage: 1 } };");
    expect(() => parseFlowArguments(["a.yml", "--components", module])).toThrow(
      /has to export functions by component and action/,
    );
  });
});

test("a long answer is cut with how much was left out", () => {
  const step = {
    name: "A",
    action: "a.b",
    rounds: [0, 1],
    inputs: {},
    requests: [],
    log: ["info: x"],
    waitedMs: 1500,
  };
  expect(stepLines({ ...step, result: "x".repeat(200) })).toEqual([
    `    A #1.2 (a.b) {} → "${"x".repeat(159)}… (42 characters more) [waited 1.5 s]`,
    "        info: x",
  ]);
});
