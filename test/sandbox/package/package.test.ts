import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "../../..");
const megabyte = 1_048_576;
let folder: string;
let elsewhere: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "package-"));
  elsewhere = mkdtempSync(join(tmpdir(), "empty-"));
  node("node_modules/tsx/dist/cli.mjs", "sandbox/build/run.ts", folder);
}, 120_000);

afterAll(() => {
  for (const made of [folder, elsewhere]) rmSync(made, { recursive: true });
});

/** Runs a script of the repository and gives what it prints, also where it fails. */
function node(...args: string[]): string {
  return spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" }).stdout;
}

function read(file: string): string {
  return readFileSync(join(folder, file), "utf8");
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

  it("serves from an empty folder by its command", async () => {
    const server = spawn(process.execPath, [join(folder, "cli.js"), "--port", "0"], {
      cwd: elsewhere,
      env: {},
    });
    try {
      const [output] = (await once(server.stdout, "data")) as [Buffer];
      const [, url = ""] = /Environment URL\s+(\S+)/.exec(String(output)) ?? [];
      const [, token = ""] = /Bearer ([^"]+)/.exec(String(output)) ?? [];
      const address = `${url}/api/data/v9.2/accounts?$filter=contains(name,'a')&$top=1`;
      const answer = await fetch(address, { headers: { Authorization: `Bearer ${token}` } });
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({ value: [{ name: expect.any(String) }] });
    } finally {
      server.kill();
      await once(server, "exit");
    }
  });

  it("starts from an empty folder by its API", () => {
    const script = `require(${JSON.stringify(join(folder, "index.js"))}).startSandbox()
      .then((sandbox) => sandbox.close()).then(() => console.log("closed"))`;
    const output = execFileSync(process.execPath, ["-e", script], { cwd: elsewhere, env: {} });
    expect(String(output)).toBe("closed\n");
  });

  it("declares what its API is, and nothing of its inside", () => {
    const user = join(folder, "user.ts");
    writeFileSync(
      user,
      `import { type FaultRule, type RecordedRequest, type Sandbox, startSandbox, users } from "./index";
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
  }, 60_000);
});
