import { useSandbox } from "../support/sandbox";
import { usePlayground } from "./usePlayground";

const bench = useSandbox();
const { openPage } = usePlayground(bench);

const RUN = "POST /api/actions/:key/run";

describe("GET /api/component", () => {
  it("has everything that is published, important first, and no connection to fill in", async () => {
    const page = await openPage();
    const view = await page.ask("GET /api/component");
    expect(view.actions.length).toBeGreaterThan(70);
    const important = view.actions.map((action) => action.important);
    expect(important.lastIndexOf(true)).toBeLessThan(important.indexOf(false));
    expect(JSON.stringify([view.actions, view.triggers, view.sources])).not.toContain(
      '"type":"connection"',
    );
    const create = view.actions.find(({ key }) => key === "createEntity");
    expect(create).toMatchObject({ room: "Records", writes: true, label: "Create Entity" });
    expect(create?.examplePayload).toMatchObject({ name: "Fabrikam, Inc." });
    expect(create?.outputSchema).toMatchObject({ type: "object" });
    expect(create?.inputs.find(({ key }) => key === "fieldNames")).toMatchObject({
      collection: "valuelist",
      picker: { source: "columns", takes: ["entityType"], needs: ["entityType"], searches: true },
    });
    const options = create?.inputs.find(({ key }) => key === "options");
    expect(options?.inputs?.map(({ key }) => key)).toContain("timeZone");
    expect(view.actions.find(({ key }) => key === "queryEntities")?.writes).toBe(false);
    expect(view.triggers.map(({ how }) => how).sort()).toEqual([
      "polls",
      "polls",
      "receives",
      "registers",
      "registers",
    ]);
    expect(view.connections.map(({ key }) => key)).toContain("environmentUser");
  });
});

describe("a run", () => {
  it("answers with data, schema check and the requests that it sent", async () => {
    const page = await openPage();
    const answer = await page.ask(
      RUN,
      { inputs: { entityType: "accounts", fieldNames: ["name"] }, runId: "run-1" },
      { key: "queryEntities" },
    );
    expect(answer).toMatchObject({ ok: true, runId: "run-1", hasSchema: true, retries: 0 });
    expect(answer).toMatchObject({ schemaProblems: [], waits: [] });
    const sent = bench.requests();
    expect(answer.requests.map(({ method, status }) => [method, status])).toEqual(
      sent.map(({ method, status }) => [method, status]),
    );
    const [request] = answer.requests;
    expect(request?.url).toContain("/api/data/v9.2/accounts?$select=name");
    expect(request?.requestHeaders["authorization"]).toBe("(hidden)");
    expect(JSON.parse(request?.responseBody?.text ?? "")).toHaveProperty("value");
  });

  it("shows what was typed by its own inputs only", async () => {
    const page = await openPage();
    const send = async (key: string, inputs: unknown) => {
      const init = { method: "POST", body: JSON.stringify({ inputs }) };
      const answer = await page.send(`/api/actions/${key}/run`, init);
      return [answer.status, ((await answer.json()) as { error: string }).error];
    };
    expect(await send("createEntitty", {})).toEqual([
      404,
      "There is no action createEntitty; did you mean createEntity?",
    ]);
    expect(await send("createEntity", { entityTyp: "accounts" })).toEqual([
      400,
      "createEntity has no input entityTyp; did you mean entityType?",
    ]);
    expect(await send("createEntity", {})).toEqual([400, "Entity Type (entityType) is missing."]);
    expect(bench.requests()).toEqual([]);
  });

  it("that fails says what people read, with status and code", async () => {
    const page = await openPage();
    const answer = await page.ask(
      RUN,
      { inputs: { entityType: "accounts", entityId: "00000000-0000-0000-0000-00000000dead" } },
      { key: "getEntity" },
    );
    expect(answer).toMatchObject({
      ok: false,
      error: expect.stringContaining("Does Not Exist"),
      status: 404,
      code: "0x80040217",
    });
  });

  it("shows waits and repeats as they happen", async () => {
    const page = await openPage();
    const listener = await page.listen();
    bench.sandbox.fault({
      match: { path: "/accounts" },
      action: { kind: "throttle", retryAfter: "0.02" },
    });
    const answer = await page.ask(
      RUN,
      { inputs: { entityType: "accounts", fieldNames: ["name"] }, runId: "slow" },
      { key: "queryEntities" },
    );
    expect(answer).toMatchObject({ ok: true, retries: 1 });
    expect(answer.waits).toEqual([expect.stringContaining("trying again in")]);
    expect(answer.requests.map(({ attempt, status }) => [attempt, status])).toEqual([
      [1, 429],
      [2, 200],
    ]);
    expect((await listener.next("wait")).runId).toBe("slow");
    const begun = listener.events.filter(({ kind }) => kind === "request");
    expect(begun.length).toBe(4);
  });

  it("shows an answer that is lost, and bytes as such", async () => {
    const page = await openPage();
    bench.sandbox.fault({ match: { path: "/accounts" }, action: { kind: "reset" } });
    const answer = await page.ask(
      RUN,
      { inputs: { entityType: "accounts", fieldNames: ["name"] } },
      { key: "queryEntities" },
    );
    expect(answer.requests[0]).toMatchObject({
      failure: expect.stringMatching(/no answer.*ECONNRESET/),
    });
    expect(answer.ok).toBe(true);
  });

  it("of a batch goes through with its parts in sight", async () => {
    const page = await openPage();
    const rows = [{ name: "One" }, { name: "Two" }];
    const answer = await page.ask(
      RUN,
      { inputs: { entityType: "accounts", records: JSON.stringify(rows) } },
      { key: "bulkCreateEntities" },
    );
    expect(answer).toMatchObject({ ok: true, schemaProblems: [] });
    const bodies = answer.requests.map(({ requestBody }) => requestBody?.text ?? "").join();
    expect(bodies).toContain("Two");
  });
});

describe("a picker", () => {
  it("lists choices for what was chosen before", async () => {
    const page = await openPage();
    const answer = await page.ask(
      "POST /api/sources/:key",
      { inputs: { entityType: "contacts", search: "first" } },
      { key: "columns" },
    );
    expect(answer).toMatchObject({ ok: true, type: "picklist" });
    expect(answer.ok && answer.result).toEqual(
      expect.arrayContaining([{ key: "firstname", label: expect.stringContaining("First Name") }]),
    );
    const refused = await page.ask(
      "POST /api/sources/:key",
      { inputs: { entityType: "nothing" } },
      { key: "columns" },
    );
    expect(refused).toMatchObject({ ok: false, error: expect.stringContaining("nothing") });
  });

  it("may be a map of fields, a form or a text", async () => {
    const page = await openPage();
    const source = (key: string, inputs: object) =>
      page.ask("POST /api/sources/:key", { inputs }, { key });
    expect(await source("fieldMap", { entityType: "contacts" })).toMatchObject({
      ok: true,
      type: "objectFieldMap",
      result: { fields: expect.any(Array) },
    });
    expect(await source("recordForm", { entityType: "contacts" })).toMatchObject({
      ok: true,
      type: "jsonForm",
      result: { schema: expect.any(Object), uiSchema: expect.any(Object) },
    });
    expect(await source("connectionStatus", {})).toMatchObject({ ok: true, type: "string" });
  });
});

describe("the wire", () => {
  it("tells two pages of each other's runs, and a page that comes back of what it missed", async () => {
    const [one, two] = [await openPage(), await openPage()];
    const listener = await one.listen();
    await two.ask(
      RUN,
      { inputs: { entityType: "accounts" }, runId: "of-two" },
      { key: "countEntities" },
    );
    const ended = await listener.next("run", ({ state }) => state === "succeeded");
    expect(ended.runId).toBe("of-two");
    const [first] = listener.events;
    const missed = await two.listen(first?.id);
    await missed.next("run", ({ state }) => state === "succeeded");
    expect(missed.events.map(({ id }) => id)).toEqual(listener.events.slice(1).map(({ id }) => id));
    const requests = listener.events.filter((event) => event.kind === "request");
    expect(
      new Set(requests.map((event) => event.kind === "request" && event.request.runId)),
    ).toEqual(new Set(["of-two"]));
  });

  it("keeps the requests of runs at the same time apart", async () => {
    const page = await openPage();
    const run = (key: string, runId: string) =>
      page.ask(RUN, { inputs: { entityType: "accounts" }, runId }, { key });
    const [one, two] = await Promise.all([run("countEntities", "a"), run("listViews", "b")]);
    expect(one.requests.every(({ runId }) => runId === "a")).toBe(true);
    expect(two.requests.every(({ runId }) => runId === "b")).toBe(true);
    expect(one.requests.length + two.requests.length).toBe(bench.requests().length);
  });
});
