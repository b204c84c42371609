import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { runExample } from "../../examples/runExample";
import { act } from "../../runner/cli/act";
import { useSandbox } from "../support/sandbox";
import { elsewhere } from "./elsewhere";
import { blocksIn, pagesText, root, type ShellBlock, shellBlocks } from "./shellBlocks";

const bench = useSandbox();
const blocks = shellBlocks();
const marked = blocks.filter(({ mark }) => mark !== "");
let folder = "";
const { cwd, env } = { cwd: process.cwd(), env: { ...process.env } };

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "pages-"));
  cpSync(path.join(__dirname, "files"), folder, { recursive: true });
  process.chdir(folder);
  process.env["DATAVERSE_URL"] = bench.sandbox.url;
});
afterAll(() => {
  process.chdir(cwd);
  process.env = env;
  rmSync(folder, { recursive: true });
});

/**
 * Lets a shell read the block: all of it runs as it is shown, but for the command line of the component, whose
 * words are printed. That runs in this process afterwards, which saves a process a command.
 */
const CAPTURE = `
words() { printf 'd365'; printf '\\037%s' "$@"; printf '\\036'; } >&3
npx() { words "$@"; }
npm() { words "$@"; }
`;

async function shellOf({ text }: ShellBlock): Promise<{ commands: string[][]; said: string }> {
  const words = path.join(folder, "words");
  const { sandbox } = bench;
  const here = text.replaceAll("http://127.0.0.1:4711", sandbox.url);
  const script = `exec 3>'${words}'\n${CAPTURE}\n${here}`;
  const { stdout } = await promisify(execFile)("bash", ["-eu", "-o", "pipefail", "-c", script], {
    env: { ...env, URL: sandbox.url, TOKEN: sandbox.issueToken() },
  });
  const commands = readFileSync(words, "utf8").split("\u001e").slice(0, -1);
  return { commands: commands.map((command) => command.split("\u001f").slice(1)), said: stdout };
}

/** Runs what the words mean, as `package.json` says it. */
async function run(words: readonly string[]): Promise<void> {
  const [program, second, third, ...rest] = words;
  if (program === "d365") return act(words.slice(1));
  if (program !== "run" || (rest.length > 0 && third !== "--"))
    throw new Error(`No test can run ${words.join(" ")}.`);
  if (second === "action") return act(rest);
  if (second === "example") return runExample(rest);
  throw new Error(`No test can run ${words.join(" ")}.`);
}

async function runAll(block: ShellBlock): Promise<{ commands: number; printed: string[] }> {
  const printed: string[] = [];
  jest.spyOn(console, "log").mockImplementation((line) => void printed.push(String(line)));
  jest.spyOn(console, "error").mockImplementation((line) => void printed.push(String(line)));
  try {
    const { commands, said } = await shellOf(block);
    for (const words of commands) await run(words);
    return { commands: commands.length, printed: said === "" ? printed : [said, ...printed] };
  } finally {
    jest.restoreAllMocks();
  }
}

test.each(marked)("$page: $firstLine", async (block) => {
  if (block.mark === "run fails") {
    await expect(runAll(block)).rejects.toThrow(/\w+ \w+.*\./);
    return;
  }
  expect(block.mark).toBe("run");
  const { commands, printed } = await runAll(block);
  expect(printed.length).toBeGreaterThanOrEqual(commands);
  expect(printed.length + bench.requests().length).toBeGreaterThan(0);
});

test("commands that are not run are listed with the reason, and no others", () => {
  const place = ({ page, firstLine }: { page: string; firstLine: string }) =>
    `${page}: ${firstLine}`;
  const notRun = blocks.filter(({ mark }) => mark === "");
  expect(notRun.map(place).sort()).toEqual(elsewhere.map(place).sort());
  expect(marked.length).toBeGreaterThan(8);
});

test.each(elsewhere.flatMap(({ by, firstLine }) => (by ? [[firstLine, ...by] as const] : [])))(
  "%s is run by %s",
  (_, file, text) => {
    expect(readFileSync(path.join(root, file), "utf8")).toContain(text);
  },
);

test("every block of commands says that it is one", () => {
  const silent = blocksIn("", pagesText(), "").filter(({ text }) =>
    /^\s*(?:npm|npx|node|curl) /m.test(text),
  );
  expect(silent).toEqual([]);
});

test("a block that is neither run nor listed is found", () => {
  const page = "Text\n\n```sh\nnpm start\n```\n\n```sh run\nnpx d365\n```\n\n```json\n{}\n```\n";
  expect(blocksIn("a.md", page)).toEqual([
    { page: "a.md", mark: "", text: "npm start\n", firstLine: "npm start" },
    { page: "a.md", mark: "run", text: "npx d365\n", firstLine: "npx d365" },
  ]);
});
