import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startSandbox } from "dataverse-sandbox";
import { runAction } from "../support/commandLine";

/** With a new sandbox, and the built bundle. */
const action = (...words: string[]) => runAction(words);

test("lists actions, data sources and triggers", async () => {
  const { status, stdout } = await action();
  expect(status).toBe(0);
  expect(stdout).toMatch(/^ {2}queryEntities {2}/m);
  expect(stdout).toMatch(/^ {2}entityTypes {2}/m);
  expect(stdout).toMatch(/^ {2}pollChangesTrigger {2}/m);
});

test("shows the inputs of one", async () => {
  const { stdout } = await action("upsertEntity", "--help");
  expect(stdout).toMatch(/entityId \*/);
  expect(stdout).toMatch(/one of: both, createOnly, updateOnly/);
});

test("runs an action with the bundle and tells the requests", async () => {
  const { status, stdout, stderr } = await action(
    "queryEntities",
    "-i",
    "entityType=contacts",
    "-i",
    "fieldNames=fullname",
    "-i",
    "fieldNames=emailaddress1",
    "-i",
    "top=2",
  );
  expect({ status, stderr }).toMatchObject({ status: 0 });
  expect((JSON.parse(stdout) as { value: unknown[] }).value).toHaveLength(2);
  expect(stderr).toMatch(/queryEntities on a local Dataverse .*: 1 request in/);
});

test("runs a data source", async () => {
  const { stdout } = await action("entityTypes");
  expect(JSON.parse(stdout)).toContainEqual(expect.objectContaining({ key: "accounts" }));
});

describe("triggers", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "runner-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const inFolder = (name: string) => path.join(folder, name);

  test("poll, and show the state that they leave", async () => {
    const words = ["-i", "entityType=contacts", "-i", "fieldNames=fullname"];
    const lookBack = ["-i", "lookBackDate=2000-01-01", "-i", "filterExpression=statecode eq 0"];
    const { stdout, stderr } = await action("pollChangesTrigger", ...words, ...lookBack);
    const answer = JSON.parse(stdout) as { resultType: string; data: object; state: object };
    expect(answer).toMatchObject({
      resultType: "completed",
      data: {
        created: expect.arrayContaining([
          expect.objectContaining({ fullname: expect.any(String) }),
        ]),
      },
      state: { format: 1 },
    });
    expect(stderr).toMatch(/pollChangesTrigger on a local Dataverse .*: 2 requests in/);
  });

  test("poll with a state that is kept in a file", async () => {
    const words = [
      "pollChangesTrigger",
      "-i",
      "entityType=contacts",
      "--state",
      inFolder("s.json"),
    ];
    const first = await action(...words);
    expect(first.stderr).toMatch(/Polling of contacts begins at/);
    expect(JSON.parse(first.stdout)).toEqual({
      resultType: "polled_no_changes",
      data: { created: [], updated: [], keys: { created: [], updated: [] } },
    });
    expect(JSON.parse(readFileSync(inFolder("s.json"), "utf8"))).toMatchObject({ format: 1 });
    const second = await action(...words);
    expect(second.stderr).not.toMatch(/begins at/);
    expect(second.stderr).toMatch(/: 1 request in/);
  });

  test("track changes: all records as an initial sync, page by page", async () => {
    const words = [
      "changeTrackingTrigger",
      "-i",
      "entityType=contacts",
      "-i",
      "startFrom=snapshot",
    ];
    const { stdout } = await action(
      ...words,
      "-i",
      "fieldNames=fullname",
      "-i",
      "recordsPerPage=50",
    );
    const { data, state } = JSON.parse(stdout) as { data: unknown[]; state: object };
    expect(data.length).toBeGreaterThan(50);
    expect(data).toContainEqual(expect.objectContaining({ changeType: "created" }));
    expect(state).toMatchObject({ link: { url: expect.stringContaining("deltatoken") } });
  });

  test("track changes with a state in a file, in a sandbox that is running", async () => {
    const sandbox = await startSandbox();
    try {
      const words = ["changeTrackingTrigger", "-i", "entityType=accounts", "-i", "fieldNames=name"];
      const poll = () =>
        runAction([...words, "--state", inFolder("t.json")], { DATAVERSE_URL: sandbox.url });
      const first = await poll();
      expect(first.stderr).toMatch(/Tracks the changes of accounts from now on/);
      expect(JSON.parse(first.stdout)).toEqual({ resultType: "polled_no_changes", data: [] });
      const id = sandbox.insert("account", { name: "Kept" });
      const second = await poll();
      expect(JSON.parse(second.stdout)).toMatchObject({
        resultType: "completed",
        data: [{ changeType: "created", id }],
      });
      expect(second.stderr).not.toMatch(/from now on/);
    } finally {
      await sandbox.close();
    }
  });

  test("take a request: their example, or a body in a file", async () => {
    const key = ["-i", "webhookKey=secret"];
    const example = await action("dynamicsWebhookTrigger", ...key);
    expect(JSON.parse(example.stdout)).toMatchObject({
      branch: "Event",
      payload: { event: { table: "contact", message: "Update" } },
    });
    const body = {
      MessageName: "Create",
      PrimaryEntityName: "account",
      PrimaryEntityId: "6d81597f-0f9f-e711-8122-000d3aa2331c",
      InputParameters: [],
    };
    writeFileSync(inFolder("event.json"), JSON.stringify(body));
    const header = ["-i", "options.keyHeader=x-key", "--payload", inFolder("event.json")];
    const given = await action("dynamicsWebhookTrigger", ...key, ...header);
    expect(JSON.parse(given.stdout)).toMatchObject({
      branch: "Event",
      payload: { entityName: "account", messageName: "Create" },
    });
  });
});

test("inputs inside Options are given by their names, alone or behind it", async () => {
  const shown = (await action("queryEntities", "--help")).stdout;
  expect(shown).toMatch(/^ {2}options\.timeZone {2}string/m);
  const query = ["queryEntities", "-i", "entityType=accounts", "-i", "top=1", "--trace"];
  const caller = "4026be43-6b69-e111-8f65-78e7d1620f5e";
  for (const given of [
    ["-i", `impersonateUserId=${caller}`, "-i", "options.timeZone=Mars/Olympus"],
    ["-i", `options={"impersonateUserId":"${caller}"}`, "-i", "timeZone=Mars/Olympus"],
  ]) {
    expect((await action(...query, ...given)).stderr).toMatch(/Time Zone .*"Mars\/Olympus"/);
  }
});

test.each([
  [["queryEntity"], /did you mean queryEntities\?/],
  [["queryEntities", "-i", "entityTyp=x"], /has no input entityTyp; did you mean entityType\?/],
  [
    ["queryEntities", "-i", "options.timezone=x"],
    /no input options\.timezone; did you mean timeZone/,
  ],
  [
    ["queryEntities", "-i", "options=1", "-i", "timeZone=UTC"],
    /--input options wants a JSON object/,
  ],
  [["queryEntities"], /needs entityType \(Entity Type\)/],
  [["queryEntities", "--input", "x"], /--input wants name=value/],
  [["queryEntities", "-i", "colour=x"], /has no input colour; see: npx d365/],
  [["queryEntities", "--json", "nowhere.json"], /The file nowhere\.json cannot be read\./],
  [["queryEntities", "--json", "README.md"], /The file README\.md holds no JSON/],
  [
    ["getEntity", "-i", "entityType=accounts", "-i", "entityId=accountnumber='NOPE'"],
    /No record has these alternate key values/,
  ],
])("%j ends with one clear sentence and status 1", async (words, message) => {
  const { status, stderr } = await action(...words);
  expect(status).toBe(1);
  expect(stderr).toMatch(message);
});

test("runs Column Value Changed with its example", async () => {
  const of = ["-i", "entityType=opportunity", "-i", "columns=salesstage"];
  const { status, stdout } = await action("columnChangedTrigger", ...of, "-i", "to=Propose");
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    branch: "Event",
    payload: { changes: [{ column: "salesstage", from: 1, to: 2 }] },
  });
});

test("runs Record Events without a key, as the platform's test of a trigger does", async () => {
  const { status, stdout } = await action("managedWebhookTrigger", "-i", "entityTypes=contact");
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ payload: { ignored: false, event: {} } });
});
