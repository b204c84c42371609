import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { runAction } from "../support/commandLine";

const root = path.join(__dirname, "../..");
const { DATAVERSE_URL: _, ...environment } = process.env;

const shell = (line: string) =>
  spawnSync("bash", ["-c", `set -o pipefail; ${line}`], {
    cwd: root,
    encoding: "utf8",
    env: environment,
  });
const d365 = (...words: string[]) => runAction(words);

describe("standard output holds the answer and nothing else", () => {
  test("for a program that reads JSON", () => {
    const read = `node -e 'console.log(JSON.parse(require("fs").readFileSync(0)).UserId.length)'`;
    expect(shell(`npx d365 getCurrentUser | ${read}`).stdout).toBe("36\n");
  });

  test("for a reader that has seen enough: no stack trace, no failure", () => {
    const { status, stdout, stderr } = shell("node runner/d365.js entityTypes | head -c 1");
    expect(stdout).toBe("[");
    expect(stderr).not.toMatch(/EPIPE|^\s+at /m);
    expect(status).toBe(0);
  });
});

test("a table on a terminal, or where it is asked for", async () => {
  const users = await d365("getCurrentUser", "--output", "table");
  expect(users.stdout).toMatch(/^name +value\n─+ {2}─+\n/);
  const wrong = await d365("getCurrentUser", "--output", "yaml");
  expect(wrong).toMatchObject({ status: 1, stderr: "--output is json or table, not yaml.\n" });
});

test("--trace shows the requests of an action that fails, too", async () => {
  const { status, stderr } = await d365(
    "getEntity",
    "--trace",
    "-i",
    "entityType=accounts",
    "-i",
    "entityId=accountnumber='NOPE'",
  );
  expect(status).toBe(1);
  expect(stderr).toMatch(/^GET \/api\/data\/v9\.2\/accounts.* 404 /m);
  expect(stderr).toMatch(/No record has these alternate key values/);
});

test("an input without --input is answered with the right form", async () => {
  const { status, stderr } = await d365("queryEntities", "timeZone=UTC");
  expect(status).toBe(1);
  expect(stderr).toContain("--input timeZone=UTC");
});

test("an option that there is not is named", () => {
  const { status, stderr } = shell("npm run --silent action -- --nonsense");
  expect(status).toBe(1);
  expect(stderr).toMatch(/no option --nonsense/);
});

test("a server that is down is named, with the cause", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  const url = `http://127.0.0.1:${port}`;
  const { status, stderr } = shell(`DATAVERSE_URL=${url} node runner/d365.js getCurrentUser`);
  expect(status).toBe(1);
  expect(stderr).toContain(url);
  expect(stderr).toContain("ECONNREFUSED");
});

test("an example that does not exist is a failure", () => {
  expect(shell("npm run --silent example -- nope").status).toBe(1);
  expect(shell("npm run --silent example").status).toBe(0);
});

describe("@file", () => {
  let folder = "";
  const file = (name: string, text: string): string => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "files-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ["rows.csv", '\uFEFFname,accountnumber\r\n"Fabrikam, Inc.",0037\r\nLitware,\r\n'],
    ["semicolons.csv", "name;accountnumber\nFabrikam, Inc.;0037\nLitware;\n"],
    [
      "rows.json",
      '[{"name":"Fabrikam, Inc.","accountnumber":"0037"},{"name":"Litware","accountnumber":null}]',
    ],
  ])("%s: its rows are records", async (name, text) => {
    const { stdout } = await d365(
      "bulkCreateEntities",
      "-i",
      "entityType=accounts",
      "-i",
      `records=@${file(name, text)}`,
    );
    expect(JSON.parse(stdout)).toMatchObject({ total: 2, succeeded: 2 });
  });

  test("query.xml: its text is the query", async () => {
    const query = file("query.xml", '<fetch top="2"><entity name="contact"/></fetch>');
    const { stdout } = await d365("fetchXml", "-i", `xmlQuery=@${query}`);
    expect((JSON.parse(stdout) as { value: unknown[] }).value).toHaveLength(2);
  });

  test("a file that is not there is named; @@ begins a text with @", async () => {
    const missing = await d365("fetchXml", "-i", "xmlQuery=@nowhere.xml");
    expect(missing).toMatchObject({ status: 1, stderr: expect.stringContaining("nowhere.xml") });
    const literal = await d365("fetchXml", "-i", "xmlQuery=@@nowhere.xml");
    expect(literal.stderr).not.toMatch(/cannot be read/);
  });
});
