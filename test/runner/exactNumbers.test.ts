import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Sandbox, startSandbox } from "dataverse-sandbox";
import { runAction } from "../support/commandLine";

const LONG = "123456789012345678";

let folder = "";
let sandbox: Sandbox;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "digits-"));
  sandbox = await startSandbox();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await sandbox.close();
});
beforeEach(() => sandbox.clearRequests());

const file = (name: string, text: string): string => {
  writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};

/** Bodies that an action sent, whatever became of it. */
const sentBy = async (...words: string[]): Promise<string[]> => {
  await runAction(words, { DATAVERSE_URL: sandbox.url });
  return sandbox.requests.filter(({ method }) => method === "POST").map(({ body }) => String(body));
};

const RAW = `"url":"accounts","method":"POST"`;

test("a file of inputs keeps every digit of a value that is an object", async () => {
  const inputs = file("inputs.json", `{${RAW},"data":{"numberofemployees":${LONG}}}`);
  expect((await sentBy("rawRequest", "--json", inputs)).join()).toContain(
    `"numberofemployees":${LONG}`,
  );
});

test("a file of inputs keeps every digit within lists of keys and values", async () => {
  const inputs = file(
    "list.json",
    `{"entityType":"accounts","fieldValues":[{"key":"name","value":${LONG}}]}`,
  );
  expect((await sentBy("createEntity", "--json", inputs)).join()).toContain(`"name":"${LONG}"`);
});

test("a list that is typed as JSON keeps every digit", async () => {
  const list = `fieldValues=[{"key":"name","value":${LONG}}]`;
  const sent = await sentBy("createEntity", "-i", "entityType=accounts", "-i", list);
  expect(sent.join()).toContain(`"name":"${LONG}"`);
});

test("a file behind an @ keeps every digit", async () => {
  const data = file("data.json", `{"numberofemployees":${LONG}}`);
  const words = ["-i", "url=accounts", "-i", "method=POST", "-i", `data=@${data}`];
  expect((await sentBy("rawRequest", ...words)).join()).toContain(`"numberofemployees":${LONG}`);
});
