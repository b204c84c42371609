import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clientId, type Sandbox, type SandboxOptions, startSandbox } from "dataverse-sandbox";
import { readCommandLine } from "../../sandbox/command/commandLine";
import { CommandLineError } from "../../sandbox/command/commandLineError";
import { printed } from "../../sandbox/command/printed";
import { clientCredentials } from "../../src/connections/clientCredentials";
import { makePair } from "../support/certificates";

describe("what the command prints of a sandbox", () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ seed: "empty" });
  });
  afterAll(() => sandbox.close());

  it("is variables", () => {
    const lines = printed("env", sandbox, "/tmp/c.pem").split("\n");
    expect(lines).toEqual(
      expect.arrayContaining([
        `DATAVERSE_URL=${sandbox.url}`,
        `AZURE_CLIENT_SECRET=${sandbox.clientSecret}`,
        "NODE_EXTRA_CA_CERTS=/tmp/c.pem",
      ]),
    );
    expect(lines.every((line) => /^[A-Z_]+=\S+$/.test(line))).toBe(true);
  });

  it("is one line of JSON, with a token that is good", async () => {
    const text = printed("json", sandbox, undefined);
    expect(text).not.toContain("\n");
    const { webApiUrl, token } = JSON.parse(text);
    const headers = { Authorization: `Bearer ${token}` };
    expect((await fetch(`${webApiUrl}WhoAmI`, { headers })).status).toBe(200);
  });

  it("is a connection of this component", () => {
    const { key, fields } = JSON.parse(printed("prismatic", sandbox, undefined));
    expect(Object.keys(clientCredentials.inputs)).toEqual(
      expect.arrayContaining(Object.keys(fields)),
    );
    expect(key).toBe(clientCredentials.key);
  });

  it("is an environment of Postman", () => {
    expect(JSON.parse(printed("postman", sandbox, undefined))).toMatchObject({
      name: "Dataverse sandbox",
      values: expect.arrayContaining([
        { key: "url", value: sandbox.url, type: "default", enabled: true },
      ]),
    });
  });
});

describe("the sandbox's command line", () => {
  it("needs nothing", () => {
    expect(readCommandLine([])).toEqual({
      port: 4711,
      seed: "believable",
      generate: {},
      limits: {},
    });
  });

  it("takes every option", () => {
    const line =
      "--port 0 --seed empty --rows account=100000 --rows contact=5 --limit-requests 10 --window 20 --concurrency 3 --latency 7 --cost-row 9 --cost-bulk-row 0 --dop-hint 3 --token-lifetime 60 --date-skew=-90000 --change-days 30";
    expect(readCommandLine(line.split(" "))).toEqual({
      port: 0,
      seed: "empty",
      generate: { account: 100_000, contact: 5 },
      limits: { requests: 10, windowSeconds: 20, concurrency: 3 },
      latencyMs: 7,
      cost: { rowMs: 9, bulkRowMs: 0 },
      dopHint: 3,
      tokenLifetimeSeconds: 60,
      dateSkewMs: -90_000,
      changeTracking: { expireInDays: 30 },
    });
  });

  it("takes what opens the sandbox, and what it is told to print", () => {
    const line =
      "--https --host 0.0.0.0 --control-key k --public-url https://dataverse:4711 --print env";
    expect(readCommandLine(line.split(" "))).toMatchObject({
      https: true,
      host: "0.0.0.0",
      controlKey: "k",
      publicUrl: "https://dataverse:4711",
      print: "env",
    });
  });

  it("takes tables from a folder", () => {
    const folder = mkdtempSync(join(tmpdir(), "tables-"));
    writeFileSync(join(folder, "new_thing.json"), JSON.stringify({ logicalName: "new_thing" }));
    expect(readCommandLine(["--tables", folder])).toMatchObject({
      tables: [{ logicalName: "new_thing" }],
    });
    rmSync(folder, { recursive: true });
  });

  it("takes the usual cost", () => {
    expect(readCommandLine(["--cost"])).toMatchObject({ cost: {} });
  });

  it("registers a certificate, and prints one", async () => {
    const folder = mkdtempSync(join(tmpdir(), "certificate-"));
    const file = join(folder, "certificate.pem");
    const { certificate, privateKey } = await makePair(Date.now());
    writeFileSync(file, privateKey + certificate);
    const line = readCommandLine(["--certificate", file, "--print-certificate"]);
    rmSync(folder, { recursive: true });
    expect(line).toMatchObject({
      applications: [{ clientId, certificates: [privateKey + certificate] }],
      printCertificate: true,
    });
    const sandbox = await startSandbox({ ...(line as SandboxOptions), port: 0, seed: "empty" });
    await sandbox.close();
  });

  it("explains itself", () => {
    expect(readCommandLine(["--help"])).toBe("help");
  });

  it.each([
    ["--port=x", "--port takes a whole number of at least 0, not x."],
    ["--port=65536", "--port takes a number up to 65535, not 65536."],
    ["--seed=none", "--seed takes believable or empty, not none."],
    ["--rows=account", "--rows takes <table>=<number>, such as account=1000, not account."],
    ["--concurrency=0", "--concurrency takes a whole number of at least 1, not 0."],
    ["--latency=-1", "--latency takes a whole number of at least 0, not -1."],
    [
      "--date-skew=1s",
      "--date-skew takes a whole number, such as 1500 or --date-skew=-1500, not 1s.",
    ],
    ["--change-days=0", "--change-days takes a whole number of at least 1, not 0."],
    [
      "--certificate=package.json",
      "--certificate takes a file with a certificate in PEM form that has an RSA key, not package.json.",
    ],
    [
      "--certificate=nowhere.pem",
      "--certificate takes a file with a certificate in PEM form that has an RSA key, not nowhere.pem.",
    ],
    ["--host=", "--host takes an address, such as 0.0.0.0."],
    ["--host=0.0.0.0", "--host needs --control-key as well."],
    [
      "--public-url=dataverse",
      "--public-url takes an address without a path, such as http://dataverse:4711.",
    ],
    ["--print=xml", "--print takes env, json, prismatic, postman, not xml."],
    ["--nothing", "Unknown option '--nothing'."],
    ["stray", "Unexpected argument 'stray'."],
  ])("says in one sentence what is wrong with %s", (argument, message) => {
    expect(() => readCommandLine([argument])).toThrow(new CommandLineError(message));
  });
});
