import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "../../..");
const megabyte = 1_048_576;
/** An empty folder that has nothing but the package, as it comes out of `npm pack`. */
let elsewhere: string;
/** The package's `dist` in there. */
let folder: string;

beforeAll(() => {
  elsewhere = mkdtempSync(join(tmpdir(), "package-"));
  const staging = join(elsewhere, "staging");
  const modules = join(elsewhere, "node_modules");
  mkdirSync(staging);
  mkdirSync(modules);
  for (const file of ["package.json", "README.md", "LICENSE", "jest-preset.js"]) {
    copyFileSync(join(root, "sandbox", file), join(staging, file));
  }
  node("node_modules/tsx/dist/cli.mjs", "sandbox/build/run.ts", join(staging, "dist"));
  const pack = ["pack", "--ignore-scripts", "--json", "--pack-destination", elsewhere];
  const [packed] = JSON.parse(String(execFileSync("npm", pack, { cwd: staging })));
  execFileSync("tar", ["-xzf", join(elsewhere, packed.filename), "-C", modules]);
  renameSync(join(modules, "package"), join(modules, "dataverse-sandbox"));
  rmSync(staging, { recursive: true });
  folder = join(modules, "dataverse-sandbox/dist");
}, 300_000);

afterAll(() => rmSync(elsewhere, { recursive: true }));

/** Runs a script of the repository and gives what it prints, also where it fails. */
function node(...args: string[]): string {
  return spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" }).stdout;
}

function read(file: string): string {
  return readFileSync(join(folder, file), "utf8");
}

/** The program that the page about the sandbox shows under a heading. */
function shown(heading: string): string {
  const page = readFileSync(join(root, "docs/sandbox.md"), "utf8");
  return (
    page
      .split(`### ${heading}\n`)[1]
      ?.split("```")[1]
      ?.replace(/^\w+\n/, "") ?? ""
  );
}

/** Starts the command, and waits for the first lines that it prints. */
async function serve(args: string[], use: (printed: string) => Promise<void>): Promise<void> {
  const server = spawn(process.execPath, [join(folder, "cli.js"), "--port", "0", ...args], {
    cwd: elsewhere,
    env: {},
  });
  try {
    const [output] = (await once(server.stdout, "data")) as [Buffer];
    await use(String(output));
  } finally {
    server.kill();
    await once(server, "exit");
  }
}

describe("the package", () => {
  it("is at most three megabytes", () => {
    const sizes = readdirSync(folder).map((file) => statSync(join(folder, file)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(3 * megabyte);
  });

  it("needs no other package at run time", () => {
    const required = ["index.js", "cli.js"].flatMap((file) =>
      [...read(file).matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name = ""]) => name),
    );
    const others = required.filter((name) => !builtinModules.includes(name.replace("node:", "")));
    expect(new Set(others)).toEqual(new Set(["./index.js"]));
    const facts = JSON.parse(readFileSync(join(root, "sandbox/package.json"), "utf8"));
    expect(facts).not.toHaveProperty("dependencies");
  });

  it("carries the notices of what is inside", () => {
    const notices = read("THIRD-PARTY-NOTICES.txt");
    expect(notices).toMatch(/^sql\.js \d/m);
    expect(notices).toMatch(/^saxes \d/m);
    expect(notices).not.toMatch(/^(peggy|esbuild|typescript) \d/m);
  });

  it("makes no code of text", () => {
    const files = readdirSync(join(root, "sandbox"), { recursive: true, encoding: "utf8" });
    const sources = files.filter((file) => /^(?!dist|node_modules|clients).*\.[jt]s$/.test(file));
    const makers = sources.filter((file) =>
      /\bnew Function\b|\beval\(/.test(readFileSync(join(root, "sandbox", file), "utf8")),
    );
    expect(makers).toEqual([]);
  });

  it("serves from an empty folder by its command", () =>
    serve([], async (output) => {
      const [, url = ""] = /Environment URL\s+(\S+)/.exec(output) ?? [];
      const [, token = ""] = /Bearer ([^"]+)/.exec(output) ?? [];
      const address = `${url}/api/data/v9.2/accounts?$filter=contains(name,'a')&$top=1`;
      const answer = await fetch(address, { headers: { Authorization: `Bearer ${token}` } });
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({ value: [{ name: expect.any(String) }] });
    }));

  it("prints a connection, and writes the certificate that it serves by", () =>
    serve(["--https", "--print", "json", "--seed", "empty"], async (output) => {
      const { url, certificateFile } = JSON.parse(output);
      expect(url).toMatch(/^https:/);
      expect(readFileSync(certificateFile, "utf8")).toMatch(/^-----BEGIN CERTIFICATE-----/);
    }));

  it("runs what the page shows in Jest, in one sandbox of one worker", () => {
    const project = join(elsewhere, "project");
    mkdirSync(project);
    const environment = "jest-environment-node";
    symlinkSync(join(root, "node_modules", environment), join(folder, "../..", environment));
    writeFileSync(
      join(project, "jest.config.js"),
      `const { sandboxPreset } = require("dataverse-sandbox/jest");
      module.exports = { ...sandboxPreset({ seed: "empty" }), transform: {} };`,
    );
    const noteUrl = `afterAll(() => require("fs").appendFileSync("urls.txt", sandbox.url + " "));`;
    for (const name of ["a", "b"]) {
      writeFileSync(join(project, `${name}.test.js`), `${shown("Jest")}\n${noteUrl}`);
    }
    const jest = join(root, "node_modules/jest/bin/jest.js");
    const run = spawnSync(process.execPath, [jest, "--runInBand"], {
      cwd: project,
      encoding: "utf8",
    });
    expect(run.stderr).toContain("Tests:       4 passed, 4 total");
    expect(run.status).toBe(0);
    const urls = readFileSync(join(project, "urls.txt"), "utf8").trim().split(" ");
    expect([urls.length, new Set(urls).size]).toEqual([2, 1]);
  }, 180_000);

  it("runs what the page shows in a shell, which stops it again", async () => {
    const command = `"${process.execPath}" "${join(folder, "cli.js")}"`;
    const script = shown("curl").replace("node_modules/.bin/dataverse-sandbox", command);
    const cwd = mkdtempSync(join(elsewhere, "shell-"));
    const run = spawnSync("bash", ["-eu", "-c", script], { cwd, encoding: "utf8" });
    expect(run.stdout).toContain('"name":"Fabrikam","revenue":12.5');
    expect(run.stdout).toMatch(/\[\]$/);
    const [, url = ""] =
      /DATAVERSE_URL=(\S+)/.exec(readFileSync(join(cwd, "sandbox.env"), "utf8")) ?? [];
    await expect(fetch(`${url}/sandbox/health`)).rejects.toThrow("fetch failed");
  });

  const hasPython = spawnSync("python3", ["--version"]).status === 0;
  (hasPython ? it : it.skip)("runs what the page shows in Python", () =>
    serve(["--seed", "empty", "--print", "env"], async (output) => {
      const variables = Object.fromEntries(
        output
          .trim()
          .split("\n")
          .map((line) => line.split(/=(.*)/s).slice(0, 2)),
      );
      const cwd = mkdtempSync(join(elsewhere, "python-"));
      writeFileSync(join(cwd, "test_accounts.py"), shown("Python"));
      const env = { ...process.env, ...variables };
      const python = spawn("python3", ["-m", "unittest", "test_accounts"], { cwd, env });
      const said: string[] = [];
      python.stderr.on("data", (part: Buffer) => said.push(String(part)));
      const [code] = await once(python, "exit");
      expect([code, said.join("")]).toEqual([0, expect.stringContaining("Ran 2 tests")]);
    }),
  );

  it("starts from an empty folder by its API", () => {
    const script = `require(${JSON.stringify(join(folder, "index.js"))}).startSandbox()
      .then((sandbox) => sandbox.close()).then(() => console.log("closed"))`;
    const output = execFileSync(process.execPath, ["-e", script], { cwd: elsewhere, env: {} });
    expect(String(output)).toBe("closed\n");
  });

  it("declares its types without those of any other package", () => {
    for (const file of readdirSync(folder).filter((name) => /\.d\.m?ts$/.test(name))) {
      const others = [...read(file).matchAll(/(?:from |import\()"(?!\.\/)([^"]+)"/g)];
      expect({ file, others: others.map(([, name]) => name) }).toEqual({ file, others: [] });
    }
  });

  it("declares what its API is, and nothing of its inside", () => {
    const user = join(folder, "user.ts");
    writeFileSync(
      user,
      `import { type FaultRule, type RecordedRequest, type Sandbox, startSandbox, users } from "./index";
      import { sandboxPreset, useSandbox } from "./jest";
      sandboxPreset({ limits: { requests: 1 } });
      export const url: string = useSandbox().url;
      // @ts-expect-error: a function cannot be given to workers
      sandboxPreset({ clock: () => 0 });
      // @ts-expect-error: not a part of the preset
      export { held } from "./jest";
      const rule: FaultRule = { action: { kind: "throttle", retryAfter: 3 } };
      export const use = async (): Promise<RecordedRequest[]> => {
        const sandbox: Sandbox = await startSandbox({ limits: { requests: 1 } });
        sandbox.fault(rule);
        sandbox.issueToken({ userId: users.salesperson.id });
        return sandbox.apiRequests();
      };
      // @ts-expect-error: no such option
      startSandbox({ ports: 1 });
      // @ts-expect-error: not a part of the API
      export type { SandboxRequest } from "./index";`,
    );
    const options = ["--strict", "--exactOptionalPropertyTypes", "--noEmit", "--types", "node"];
    const typeRoots = ["--typeRoots", join(root, "node_modules/@types")];
    const form = ["--module", "nodenext", "--target", "es2022", "--ignoreConfig"];
    const printed = node(
      "node_modules/typescript/bin/tsc",
      user,
      ...options,
      ...typeRoots,
      ...form,
    );
    expect(printed).toBe("");
  }, 180_000);
});
