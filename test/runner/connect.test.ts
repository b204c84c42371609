import { type ChildProcess, spawn } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { type Sandbox, startSandbox, users } from "dataverse-sandbox";
import { press, signInAs } from "../support/browser";
import { startAction } from "../support/commandLine";

const root = path.join(__dirname, "../..");
const own = Object.entries(process.env).filter(([name]) => !name.startsWith("DATAVERSE_"));
let sandbox: Sandbox;
let folder: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  folder = mkdtempSync(path.join(tmpdir(), "connect-"));
});
beforeEach(() => sandbox.clearRequests());
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await sandbox.close();
});

/** Runs a command that opens no browser, but prints the address to go to. */
function start(script: string, words: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ["--import", "tsx", script, ...words], {
    cwd: root,
    env: { ...Object.fromEntries(own), BROWSER: "none", TMPDIR: folder, ...env },
  });
  return { page: pageOf(child), ended: endOf(child) };
}

async function endOf(child: ChildProcess) {
  const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const [stdout, stderr] = await Promise.all([
    text(child.stdout as never),
    text(child.stderr as never),
  ]);
  return { status: await exit, stdout, stderr };
}

/** The address that the command prints to sign in at; "" where it ends without. */
function pageOf(child: ChildProcess): Promise<string> {
  let seen = "";
  return new Promise((resolve) => {
    child.stderr?.on("data", (chunk: Buffer) => {
      seen += String(chunk);
      const [address] = /^http\S+authorize\?\S+(?=\n)/m.exec(seen) ?? [];
      if (address !== undefined) resolve(address);
    });
    child.once("exit", () => resolve(""));
  });
}

const action = startAction;
const tokenRequests = () => sandbox.requests.filter(({ kind }) => kind === "token");

describe("--connect", () => {
  test("signs a person in through the browser, and works as that person", async () => {
    const { page, ended } = action(["getCurrentUser", "--connect", sandbox.url]);
    const back = await fetch(await signInAs(await page, "Siobh"));
    expect(await back.text()).toContain("You are signed in.");
    const { status, stdout, stderr } = await ended;
    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(JSON.parse(stdout)).toMatchObject({ UserId: users.salesperson.id });
  });

  test("is a public client with PKCE, an address of this machine and no refresh token", async () => {
    const { page, ended } = action([`--connect=${sandbox.url}/main.aspx`, "getCurrentUser"]);
    const asked = new URL(await page);
    await fetch(await signInAs(asked.href, "Jane"));
    await ended;
    const [request] = tokenRequests();
    const form = Object.fromEntries(new URLSearchParams(request?.body));
    const { code_verifier: verifier = "", ...others } = form;
    expect(others).toEqual({
      grant_type: "authorization_code",
      client_id: sandbox.publicClientId,
      code: expect.any(String),
      redirect_uri: asked.searchParams.get("redirect_uri"),
      scope: `${sandbox.url}/user_impersonation`,
    });
    expect(asked.pathname).toBe("/organizations/oauth2/v2.0/authorize");
    expect(asked.searchParams.get("redirect_uri")).toMatch(/^http:\/\/localhost:\d+$/);
    expect(asked.searchParams.get("code_challenge_method")).toBe("S256");
    expect(asked.searchParams.get("code_challenge")).toBe(
      createHash("sha256").update(verifier).digest("base64url"),
    );
    expect(tokenRequests()).toHaveLength(1);
  });

  test("takes no answer but the one to its own question", async () => {
    const { page, ended } = action(["getCurrentUser", "--connect", sandbox.url]);
    const address = await page;
    const redirectUri = new URL(address).searchParams.get("redirect_uri") ?? "";
    for (const wrong of ["/?code=x", "/?code=x&state=y", "/favicon.ico"]) {
      expect((await fetch(redirectUri + wrong)).status).toBe(404);
    }
    await fetch(await signInAs(address, "Jane"));
    expect((await ended).status).toBe(0);
    expect(tokenRequests()).toHaveLength(1);
  });

  test("says that the person declined, and sends nothing", async () => {
    const { page, ended } = action(["getCurrentUser", "--connect", sandbox.url]);
    const { headers } = await press(await page, { decline: "true" });
    const back = await fetch(headers.get("location") ?? "");
    expect(await back.text()).toContain("not signed in");
    const { status, stderr } = await ended;
    expect(status).toBe(1);
    expect(stderr).toMatch(/AADSTS65004/);
    expect(tokenRequests()).toHaveLength(0);
    expect(sandbox.apiRequests()).toHaveLength(0);
  });

  test("signs in as the app and to the tenant that variables name", async () => {
    const clientId = "7bb0dac6-c47a-4bb0-9f9b-6f8fafbadf87";
    sandbox.register({ clientId, isPublic: true, redirectUris: ["http://localhost"] });
    const env = {
      DATAVERSE_URL: sandbox.url,
      DATAVERSE_CLIENT_ID: clientId,
      DATAVERSE_TENANT_ID: "northwind-instruments.example",
    };
    const { page, ended } = action(["getCurrentUser", "--connect"], env);
    const asked = new URL(await page);
    expect(asked.pathname).toBe("/northwind-instruments.example/oauth2/v2.0/authorize");
    expect(asked.searchParams.get("client_id")).toBe(clientId);
    await fetch(await signInAs(asked.href, "Jane"));
    expect((await ended).status).toBe(0);
  });

  test.each(["DATAVERSE_TENANT_ID", "DATAVERSE_CLIENT_ID"])(
    "takes a blank %s for none",
    async (name) => {
      for (const blank of ["", " "]) {
        const { page, ended } = action(["getCurrentUser", "--connect", sandbox.url], {
          [name]: blank,
        });
        const asked = new URL(await page);
        expect(asked.pathname).toBe("/organizations/oauth2/v2.0/authorize");
        expect(asked.searchParams.get("client_id")).toBe(sandbox.publicClientId);
        await fetch(await signInAs(asked.href, "Jane"));
        expect((await ended).status).toBe(0);
      }
    },
  );

  test.each([
    ["npm run action", "runner/action.ts", ["getCurrentUser"]],
    ["npm start", "runner/demo.ts", []],
    ["npm run example", "examples/run.ts", ["openPipeline"]],
  ])("a token that ends during %s: to sign in again by the option", async (_, script, words) => {
    sandbox.fault({ match: {}, times: 1, action: { kind: "expireToken" } });
    const { page, ended } = start(script, [...words, "--connect", sandbox.url]);
    await fetch(await signInAs(await page, "Jane"));
    const { status, stdout, stderr } = await ended;
    expect(status).toBe(1);
    expect(stdout + stderr).toMatch(/\(401.*sign in again/);
    expect(stdout + stderr).toMatch(/again with --connect/);
    expect(stdout + stderr).not.toMatch(/platform|[Rr]econnect/);
  });

  test("leaves nothing on the disk and no token in what it prints", async () => {
    const words = ["getCurrentUser", "--trace", "--connect", sandbox.url];
    const { page, ended } = start("runner/action.ts", words);
    await fetch(await signInAs(await page, "Jane"));
    const { stdout, stderr } = await ended;
    const [sent] = sandbox.apiRequests();
    const token = sent?.headers["authorization"]?.split(" ")[1] ?? "";
    expect(token).not.toBe("");
    expect(stdout + stderr).not.toContain(token);
    expect(readdirSync(folder).filter((name) => !name.startsWith("tsx-"))).toEqual([]);
  });

  test.each([
    ["npm start", "runner/demo.ts", [], /^1\/\d+ {2}Who is signed in\?/m],
    ["npm run example", "examples/run.ts", ["openPipeline"], /\{/],
  ])("is an option of %s as well", async (_, script, words, shown) => {
    const { page, ended } = start(script, [...words, "--connect", sandbox.url]);
    await fetch(await signInAs(await page, "Jane"));
    const { status, stdout, stderr } = await ended;
    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(stdout).toMatch(shown);
    expect(sandbox.apiRequests().length).toBeGreaterThan(0);
  });

  test.each<[string, string[], Record<string, string>, RegExp]>([
    [
      "no address",
      ["getCurrentUser", "--connect"],
      {},
      /--connect wants the environment's address/,
    ],
    [
      "another site",
      ["getCurrentUser", "--connect", "https://make.powerapps.com"],
      {},
      /not an environment/,
    ],
    [
      "a host of no cloud",
      ["getCurrentUser", "--connect", "https://org.crm.attacker.example"],
      { DATAVERSE_CLIENT_ID: "x" },
      /no sign-in host is known/,
    ],
    [
      "no app",
      ["getCurrentUser", "--connect", "https://org.crm4.dynamics.com"],
      {},
      /Set DATAVERSE_CLIENT_ID to the client ID/,
    ],
  ])("says what is wrong with %s", async (_, words, env, message) => {
    const { status, stderr } = await action(words, env).ended;
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
  });
});

describe("a client secret in variables", () => {
  const variables = () => ({
    DATAVERSE_URL: sandbox.url,
    DATAVERSE_CLIENT_ID: sandbox.clientId,
    DATAVERSE_CLIENT_SECRET: sandbox.clientSecret,
  });

  test.each<[string, () => Record<string, string>]>([
    ["without a tenant", () => ({})],
    ["with a blank tenant", () => ({ DATAVERSE_TENANT_ID: " " })],
    ["with a tenant", () => ({ DATAVERSE_TENANT_ID: sandbox.tenantId })],
    ["with a token URL", () => ({ DATAVERSE_TOKEN_URL: sandbox.tokenUrl })],
  ])("signs the application in %s", async (_, more) => {
    const { status, stdout, stderr } = await action(["getCurrentUser"], {
      ...variables(),
      ...more(),
    }).ended;
    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(JSON.parse(stdout)).toMatchObject({ UserId: users.application.id });
    expect(tokenRequests().map(({ url }) => url)).toEqual([
      `/${sandbox.tenantId}/oauth2/v2.0/token`,
    ]);
  });

  test("is the one that is sent, also to this machine", async () => {
    const { status, stderr } = await action(["getCurrentUser"], {
      ...variables(),
      DATAVERSE_CLIENT_SECRET: "other~secret",
    }).ended;
    expect(status).toBe(1);
    expect(stderr).toMatch(/AADSTS7000215/);
    expect(stderr).not.toContain("other~secret");
  });
});

describe("a certificate in files", () => {
  const written = (name: string, content: string) => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  };

  test.each([
    ["two files", false],
    ["one", true],
  ])("signs the application in: %s", async (_, one) => {
    const { certificate, privateKey } = sandbox.certificate();
    const env: Record<string, string> = one
      ? { DATAVERSE_CERTIFICATE: written("both.pem", certificate + privateKey) }
      : {
          DATAVERSE_CERTIFICATE: written("certificate.pem", certificate),
          DATAVERSE_PRIVATE_KEY: written("key.pem", privateKey),
        };
    const variables = { DATAVERSE_URL: sandbox.url, ...env };
    const { status, stdout, stderr } = await action(["getCurrentUser"], variables).ended;
    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(JSON.parse(stdout)).toMatchObject({ UserId: users.application.id });
    const form = new URLSearchParams(tokenRequests()[0]?.body);
    const [header = ""] = (form.get("client_assertion") ?? "").split(".");
    const { fingerprint256 } = new X509Certificate(certificate);
    expect(JSON.parse(Buffer.from(header, "base64url").toString())["x5t#S256"]).toBe(
      Buffer.from(fingerprint256.replaceAll(":", ""), "hex").toString("base64url"),
    );
  });

  test("without its key is refused, and nothing is sent with it", async () => {
    const file = written("alone.pem", sandbox.certificate().certificate);
    const variables = { DATAVERSE_URL: sandbox.url, DATAVERSE_CERTIFICATE: file };
    const { status, stderr } = await action(["getCurrentUser"], variables).ended;
    expect(status).toBe(1);
    expect(stderr).toMatch(/Private Key .* is empty/);
    expect(tokenRequests()).toEqual([]);
  });

  test.each<[string, Record<string, string>, RegExp]>([
    ["without an environment", { DATAVERSE_CERTIFICATE: "x" }, /Set DATAVERSE_URL/],
    [
      "that is not there",
      { DATAVERSE_URL: "http://127.0.0.1:1", DATAVERSE_CERTIFICATE: "nowhere.pem" },
      /DATAVERSE_CERTIFICATE names the file nowhere\.pem, which cannot be read/,
    ],
    [
      "whose key alone is given",
      { DATAVERSE_URL: "http://127.0.0.1:1", DATAVERSE_PRIVATE_KEY: "x" },
      /Set DATAVERSE_CERTIFICATE/,
    ],
  ])("is refused in one sentence %s", async (_, env, message) => {
    const { status, stderr } = await action(["getCurrentUser"], env).ended;
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
  });
});
