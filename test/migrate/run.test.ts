import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { migrate } from "../../migrate/migrate";
import { lackingIn } from "../../migrate/run/checkAnswer";
import { readPaths } from "../../migrate/run/readPaths";
import type { PublishedComponent } from "../../runner/bundle";
import component from "../../src";
import { useSandbox } from "../support/sandbox";
import { definitionOf, integration, pathOf, stepOf, textOf } from "./saved";

const bench = useSandbox();
beforeEach(() => bench.sandbox.reset());

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "migrate-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, content: string | object): string => {
  const target = path.join(folder, name);
  writeFileSync(target, typeof content === "string" ? content : JSON.stringify(content));
  return target;
};

const run = (...words: string[]) =>
  migrate([...words, "--run"], {
    connection: bench.connection(),
    component: component as unknown as PublishedComponent,
    clock: { now: () => 0, sleep: () => Promise.resolve() },
  });

/** `outcome step` of each line of the run. */
const outcomes = async (...words: string[]): Promise<string[]> => {
  const { text } = await run(...words, "--json");
  const { run: checked } = JSON.parse(text) as { run: { outcome: string; step?: string }[] };
  return checked.map(({ outcome, step = "" }) => `${outcome} ${step}`.trim());
};

describe("--run", () => {
  const customers = [
    { number: "NEW-1", name: "Northwind" },
    { number: "NEW-2", name: "Adventure Works" },
  ];

  test("runs the rewritten flow, and checks what its steps answer", async () => {
    const payload = file("event.json", { customers });
    const { text, isRight } = await run(pathOf("customers"), "--payload", `@${payload}`);
    expect(text).toMatch(/\n\nFlow "Import Customers", run against a local Dataverse\n/);
    expect(text).toMatch(/ {2}ok {6}\[CRM\] Query Customers: answers .* \(\d requests?\)/);
    expect(text).toMatch(/ {2}ok {6}\[CRM\] Create Customer: answers .* \(2 times, \d requests\)/);
    expect(text).toMatch(/\n\nAnswers: 2 ok\.$/);
    expect(isRight).toBe(true);
    const { value } = await bench.act<{ value: { name: string }[] }>("queryEntities", {
      entityType: "accounts",
      filterExpression: "startswith(accountnumber,'NEW-')",
      orderByFieldNames: ["accountnumber"],
    });
    expect(value.map(({ name }) => name)).toEqual(["Northwind", "Adventure Works"]);
  });

  test("writes nothing that was not asked for, and leaves nothing behind", async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith("migrate-run-"));
    await run(pathOf("customers"), "--payload", file("event.json", { customers: [] }));
    const after = readdirSync(tmpdir()).filter((name) => name.startsWith("migrate-run-"));
    expect(after.filter((name) => !before.includes(name))).toEqual([]);
    expect(readdirSync(folder)).toEqual(["event.json"]);
  });

  test("shows a step that fails, and what ran before it", async () => {
    const { text, isRight } = await run(pathOf("pages"));
    expect(isRight).toBe(false);
    expect(text).toMatch(/ {2}failed {2}Query Page: .*Expand Property Name/);
  });

  test("names what a flow wants that is not there, before a step runs", async () => {
    const { text, isRight } = await run(pathOf("requests"));
    expect(isRight).toBe(false);
    expect(text).toMatch(/ {2}not run .*Count by HTTP.*http/i);
    expect(bench.requests()).toEqual([]);
  });

  test("gives an event to the flows that begin with one, however the others are saved", async () => {
    const { flows } = definitionOf("events");
    const saved = textOf("events").replace(/^ +schedule: .*\n/m, "");
    expect(flows[1]?.trigger.schedule).toBeDefined();
    const words = [file("saved.yml", saved), "--flow", "Changes"];
    const polls = await run(...words, "--payload", file("event.json", {}));
    expect(polls.text).not.toMatch(/takes no payload/);
  });

  test("runs one flow of several, with its trigger's example or an event", async () => {
    await expect(run(pathOf("events"), "--flow", "None")).rejects.toThrow(
      /no flow "None"; it has "Events", "Changes", "By Hand"/,
    );
    const [account] = (
      await bench.act<{ value: { accountid: string }[] }>("queryEntities", {
        entityType: "accounts",
        top: "1",
      })
    ).value;
    const event = {
      MessageName: "Update",
      PrimaryEntityName: "account",
      PrimaryEntityId: account?.accountid,
      InputParameters: [],
      InitiatingUserId: account?.accountid,
    };
    const words = ["--flow", "Events", "--payload", file("event.json", event)];
    expect(await outcomes(pathOf("events"), ...words)).toEqual([
      "ok Dynamics Calls",
      "ok Read Account",
    ]);
  });
});

describe("an answer", () => {
  const [flow] = definitionOf("pages").flows;
  const query = flow?.steps[0]?.steps?.[1];
  if (!flow || !query) throw new Error("There is no query.");

  test("is read by later steps where they refer to it", () => {
    expect(readPaths(flow, "Query Page")).toEqual(["oDataNextLink"]);
    const [requests] = definitionOf("requests").flows;
    if (!requests) throw new Error("There is no flow.");
    expect(readPaths(requests, "Read Accounts")).toEqual(["value.0.accountid", "value"]);
  });

  test("lacks fields that saved flows know, and types they rely on", () => {
    expect(lackingIn(flow, query, [{ value: [{ name: "x" }], hasMore: false }])).toEqual([]);
    expect(lackingIn(flow, query, [{ records: [] }])).toEqual(["results.value: missing"]);
    expect(lackingIn(flow, query, [{ value: "x" }])).toEqual(["results.value: string"]);
  });

  test("lacks fields that a later step reads, where its fields are known", () => {
    const { flows } = integration("queryEntities", {}, {});
    const [one] = flows;
    if (!one) throw new Error("There is no flow.");
    const step = stepOf({ ...integration("queryEntities", {}), flows });
    const reader = (value: string) => ({
      ...step,
      name: "Reader",
      inputs: { message: { type: "reference" as const, value } },
    });
    const lacking = (value: string, answer: unknown) =>
      lackingIn({ ...one, steps: [step, reader(value)] }, step, [answer]);
    const answer = { value: [{ name: "x" }], "@odata.count": 1 };
    expect(lacking("theStep.results.value.0.anything", answer)).toEqual([]);
    expect(lacking("theStep.results.value[0].anything", answer)).toEqual([]);
    expect(lacking("theStep.results.@odata.nextLink", answer)).toEqual([]);
    expect(lacking("theStep.results.@odata.count", answer)).toEqual([]);
    expect(lacking("theStep.results.records.0.name", answer)).toEqual([
      "results.records.0.name: read by a later step, and not there",
    ]);
    expect(lacking("other.results.records", answer)).toEqual([]);
  });
});
