import { setTimeout as sleep } from "node:timers/promises";
import { startSandbox } from "dataverse-sandbox";
import { batchText, changeSet, part, sendBatch } from "../batch/multipart";
import { useApi } from "../support/api";
import { contextOf, endpointBody, key, registerStep, targetOf, useHook } from "./support";

const { api, receiver, listen, posted, jobs } = useHook();

/** Names of the rows that were told of, as they stand in `Target`. */
const names = async () => (await posted()).map((request) => targetOf(request)["name"]).sort();

describe("who is told", () => {
  it("nobody of other tables and messages", async () => {
    await listen("Update", "account");
    await listen("Create", "contact");
    const id = await api.create("accounts", { name: "Fabrikam" });
    await api.send("DELETE", `accounts(${id})`);
    expect(await posted()).toEqual([]);
  });

  it("a step without a filter, of every table", async () => {
    await listen("Create", "account", { "sdkmessagefilterid@odata.bind": undefined });
    await api.create("accounts", { name: "Fabrikam" });
    await api.create("contacts", { lastname: "Glynn" });
    const tables = (await posted()).map((request) => contextOf(request)["PrimaryEntityName"]);
    expect(tables.sort()).toEqual(["account", "contact"]);
  });

  it("of an update only when one of its filtering attributes is written", async () => {
    await listen("Update", "account", { filteringattributes: "telephone1, name" });
    const id = await api.create("accounts", { name: "Fabrikam" });
    await api.send("PATCH", `accounts(${id})`, { body: { description: "no" } });
    await api.send("PATCH", `accounts(${id})`, { body: { name: "Fabrikam" } });
    await api.send("PUT", `accounts(${id})/telephone1`, { body: { value: "1" } });
    await api.send("DELETE", `accounts(${id})/telephone1`);
    await api.send("DELETE", `accounts(${id})/description`);
    const written = (await posted()).map((request) => {
      const { name, telephone1 } = targetOf(request);
      return { name, telephone1 };
    });
    expect(written).toHaveLength(3);
    expect(written).toEqual(
      expect.arrayContaining([
        { name: "Fabrikam", telephone1: undefined },
        { name: undefined, telephone1: "1" },
        { name: undefined, telephone1: null },
      ]),
    );
  });

  it("of a create whatever its filtering attributes", async () => {
    await listen("Create", "account", { filteringattributes: "telephone1" });
    await api.create("accounts", { name: "Fabrikam" });
    expect(await posted()).toHaveLength(1);
  });

  it("every step that asks, disabled ones excepted", async () => {
    await listen("Create", "account");
    await listen("Create", "account", { name: "second" });
    const disabled = await listen("Create", "account");
    await api.send("PATCH", `sdkmessageprocessingsteps(${disabled})`, {
      body: { statecode: 1, statuscode: 2 },
    });
    await api.create("accounts", { name: "Fabrikam" });
    const contexts = (await posted()).map(contextOf);
    const steps = contexts.map(({ OwningExtension: step }) => (step as { Name: string }).Name);
    expect(steps.sort()).toEqual(["Create of account", "second"]);
    expect(new Set(contexts.map(({ OperationId }) => OperationId)).size).toBe(2);
    expect(new Set(contexts.map(({ CorrelationId }) => CorrelationId)).size).toBe(1);
  });

  it("nobody any more once the step is deleted, even of what waits", async () => {
    const step = await listen("Create", "account");
    const [text] = [
      batchText(
        part({ method: "POST", url: "accounts", body: { name: "too late" } }),
        part({ method: "DELETE", url: `sdkmessageprocessingsteps(${step})` }),
      ),
    ];
    await sendBatch(api, text);
    await api.create("accounts", { name: "Fabrikam" });
    expect(await posted()).toEqual([]);
  });

  it("of rows nested, upserted, related, and of those that a delete takes along", async () => {
    await listen("Create", "account");
    await listen("Create", "contact");
    await listen("Update", "contact");
    await listen("Delete", "task");
    const id = await api.create("accounts", {
      name: "Fabrikam",
      contact_customer_accounts: [{ lastname: "Nested" }],
    });
    const upserted = "00000000-0000-4000-8000-00000000a001";
    await api.send("PATCH", `accounts(${upserted})`, { body: { name: "Upserted" } });
    expect(await names()).toEqual(["Fabrikam", "Upserted", undefined]);
    receiver.received.length = 0;

    const contact = await api.create("contacts", { lastname: "Glynn" });
    const url = `${api.sandbox.url}/api/data/v9.2/contacts(${contact})`;
    await posted();
    receiver.received.length = 0;
    await api.send("POST", `accounts(${id})/contact_customer_accounts/$ref`, {
      body: { "@odata.id": url },
    });
    const [associated] = await posted();
    expect(targetOf(associated ?? { body: "{}" })).toMatchObject({
      parentcustomerid: { Id: id, LogicalName: "account" },
    });
    receiver.received.length = 0;

    const task = await api.create("tasks", {
      subject: "Call",
      "regardingobjectid_account_task@odata.bind": `/accounts(${upserted})`,
    });
    await api.send("DELETE", `accounts(${upserted})`);
    const [cascaded, ...others] = (await posted()).map(contextOf);
    expect(others).toEqual([]);
    expect(cascaded).toMatchObject({ MessageName: "Delete", PrimaryEntityId: task });
  });

  it("nobody of a request that bypasses custom logic", async () => {
    await listen("Create", "account");
    const create = (header: string) =>
      api.send("POST", "accounts", {
        headers: { "MSCRM.BypassBusinessLogicExecution": header },
        body: { name: header },
      });
    await create("CustomSync");
    await create("CustomAsync");
    await create("CustomSync,CustomAsync");
    expect(await names()).toEqual(["CustomSync"]);
  });
});

describe("what is rolled back", () => {
  const account = (name: string, url = "accounts") => ({ method: "POST", url, body: { name } });
  const refused = { method: "POST", url: "accounts", body: { nosuch: 1 } };

  it("is told to nobody, while the rest of the batch is", async () => {
    await listen("Create", "account");
    const text = batchText(
      part(account("single")),
      changeSet(account("undone"), refused),
      changeSet(account("one"), account("two")),
      part(refused),
    );
    const answer = await sendBatch(api, text, { Prefer: "odata.continue-on-error" });
    expect(answer.status).toBe(200);
    expect(await names()).toEqual(["one", "single", "two"]);
  });

  it("is none of the rows of a bulk message", async () => {
    await listen("Create", "account");
    await listen("Update", "account");
    const type = { "@odata.type": "Microsoft.Dynamics.CRM.account" };
    const id = "00000000-0000-4000-8000-00000000b001";
    const Targets = [
      { ...type, name: "first", accountid: id },
      { ...type, name: "again", accountid: id },
    ];
    const failed = await api.send("POST", "accounts/Microsoft.Dynamics.CRM.CreateMultiple", {
      body: { Targets },
    });
    expect(failed.status).toBe(412);
    expect(await posted()).toEqual([]);
    await api.send("POST", "accounts/Microsoft.Dynamics.CRM.UpsertMultiple", { body: { Targets } });
    const contexts = (await posted()).map(contextOf);
    expect(contexts.map(({ MessageName }) => MessageName).sort()).toEqual(["Create", "Update"]);
  });

  it("is told row by row where the rest of an elastic table's rows are written", async () => {
    await listen("Create", "contoso_sensordata");
    const table = api.sandbox.store.schema.tables.get("contoso_sensordata");
    const type = { "@odata.type": "Microsoft.Dynamics.CRM.contoso_sensordata" };
    const name = table?.primaryName ?? "";
    const Targets = [
      { ...type, [name]: "good" },
      { ...type, [name]: "x".repeat(5000) },
      { ...type, [name]: "better" },
    ];
    await api.send("POST", `${table?.setName}/Microsoft.Dynamics.CRM.CreateMultiple`, {
      body: { Targets },
    });
    const told = (await posted()).map((request) => targetOf(request)[name]);
    expect(told.sort()).toEqual(["better", "good"]);
  });
});

describe("authentication", () => {
  const posts = async (changes: Record<string, unknown>) => {
    const body = endpointBody(receiver.url, changes);
    const other = await api.create("serviceendpoints", body);
    await registerStep(api, other, ["Create", "account"]);
    await api.create("accounts", { name: "Fabrikam" });
    const [request] = await posted();
    return request;
  };
  const settings =
    '<settings><setting name="x-key" value="a&amp;&quot;b"/><setting name="two" value=""/></settings>';

  it("puts a key behind the address", async () => {
    expect(await posts({})).toMatchObject({ path: "/hook", query: { code: key } });
  });

  it("keeps the query of the address", async () => {
    const request = await posts({ url: `${receiver.url}?flow=1` });
    expect(request?.query).toEqual({ flow: "1", code: key });
  });

  it("sends headers", async () => {
    const request = await posts({ authtype: 5, authvalue: settings });
    expect(request?.headers).toMatchObject({ "x-key": 'a&"b', two: "" });
    expect(request?.query).toEqual({});
  });

  it("sends query parameters", async () => {
    const request = await posts({ authtype: 6, authvalue: settings });
    expect(request?.query).toEqual({ "x-key": 'a&"b', two: "" });
  });

  it("keeps secrets out of its log", async () => {
    await posts({});
    expect(api.sandbox.deliveries).toHaveLength(1);
    expect(api.sandbox.deliveries[0]).toMatchObject({ url: receiver.url, table: "account" });
    expect(JSON.stringify(api.sandbox.deliveries)).not.toContain("s3cr3t");
  });
});

describe("answers", () => {
  const told = async (step: Record<string, unknown> = {}) => {
    const id = await listen("Create", "account", step);
    const created = await api.create("accounts", { name: "Fabrikam" });
    await posted();
    const [delivery] = api.sandbox.deliveries;
    return { id, created, delivery, jobs: await jobs(id) };
  };

  it.each([200, 202, 204])("%i takes the event", async (status) => {
    receiver.answer(() => status);
    const { delivery, jobs: kept } = await told();
    expect(delivery).toMatchObject({ status, attempts: 1, failure: undefined });
    expect(kept).toEqual([]);
  });

  it("taken leave a succeeded job where the step wants to keep it", async () => {
    const { jobs: kept } = await told({ asyncautodelete: false });
    expect(kept).toMatchObject([{ statecode: 3, statuscode: 30, errorcode: null, retrycount: 0 }]);
  });

  it.each([502, 503, 504])("%i is followed by one more post", async (status) => {
    receiver.answer((_request, nth) => (nth === 1 ? status : 200));
    const { delivery, jobs: kept } = await told();
    expect(receiver.received).toHaveLength(2);
    expect(receiver.received[0]?.body).toBe(receiver.received[1]?.body);
    expect(delivery).toMatchObject({ status: 200, attempts: 2, failure: undefined });
    expect(kept).toEqual([]);
  });

  it("of a gateway twice are the end", async () => {
    receiver.answer(() => 503);
    const { delivery } = await told();
    expect(receiver.received).toHaveLength(2);
    expect(delivery).toMatchObject({ status: 503, attempts: 2 });
  });

  it.each([301, 302, 307, 400, 401, 404, 429, 500])("%i fails at once", async (status) => {
    receiver.answer(() => status);
    const { id, created, delivery, jobs: kept } = await told();
    expect(receiver.received.map(({ path }) => path)).toEqual(["/hook"]);
    expect(delivery).toMatchObject({ status, attempts: 1 });
    const { OperationId, CorrelationId } = contextOf(receiver.received[0] ?? { body: "{}" });
    expect(kept).toMatchObject([
      {
        asyncoperationid: OperationId,
        correlationid: CorrelationId,
        name: "Create of account",
        statecode: 3,
        statuscode: 31,
        operationtype: 1,
        messagename: "Create",
        primaryentitytype: "account",
        depth: 1,
        errorcode: -2147220891,
        friendlymessage: "Endpoint unavailable",
        message: `The webhook call failed. The endpoint answered with the status ${status}.`,
        completedon: expect.stringMatching(/Z$/),
      },
    ]);
    expect((await api.send("GET", `accounts(${created})`)).status).toBe(200);
    const failed = await api.send(
      "GET",
      `asyncoperations?$filter=statuscode eq 31 and _owningextensionid_value eq ${id}&$select=name,friendlymessage,errorcode,message,completedon&$orderby=completedon desc`,
    );
    expect(failed.body["value"]).toHaveLength(1);
  });

  it("that never come fail without another post", async () => {
    receiver.answer(() => "reset");
    const { delivery, jobs: kept } = await told();
    expect(receiver.received).toHaveLength(1);
    expect(delivery).toMatchObject({ status: undefined, attempts: 1 });
    expect(String(kept[0]?.["message"])).toMatch(/ECONNRESET|hang up/);
  });

  it("of an address where nobody listens fail", async () => {
    const nobody = await api.create("serviceendpoints", endpointBody("http://127.0.0.1:1/"));
    const step = await registerStep(api, nobody, ["Create", "account"]);
    await api.create("accounts", { name: "Fabrikam" });
    await posted();
    expect(String((await jobs(step))[0]?.["message"])).toContain("ECONNREFUSED");
  });

  it("are not waited for by the write", async () => {
    let release: (status: number) => void = () => {};
    receiver.answer(() => new Promise((resolve) => (release = resolve)));
    await listen("Create", "account");
    await api.create("accounts", { name: "Fabrikam" });
    expect(api.sandbox.deliveries.every(({ status }) => status === undefined)).toBe(true);
    while (receiver.received.length === 0) await sleep(1);
    release(200);
    await posted();
    expect(api.sandbox.deliveries[0]?.status).toBe(200);
  });
});

describe("a webhook that takes too long", () => {
  const hasty = useApi({ webhookTimeoutMs: 5 });

  it("has failed, and is not asked again", async () => {
    receiver.answer(() => "hang");
    const slow = await hasty.create("serviceendpoints", endpointBody(receiver.url));
    await registerStep(hasty, slow, ["Create", "account"]);
    await hasty.create("accounts", { name: "Fabrikam" });
    await hasty.sandbox.webhooksIdle();
    expect(hasty.sandbox.deliveries).toMatchObject([
      { status: undefined, attempts: 1, failure: "No answer within 0.005 s." },
    ]);
    const { body } = await hasty.send("GET", "asyncoperations?$select=statuscode");
    expect(body["value"]).toMatchObject([{ statuscode: 31 }]);
  });
});

it("keeps nothing alive and posts nothing after it is closed", async () => {
  receiver.answer(() => "hang");
  const sandbox = await startSandbox({ seed: "empty" });
  const token = sandbox.issueToken();
  const post = (path: string, body: object) =>
    fetch(`${sandbox.url}/api/data/v9.2/${path}`, {
      method: "POST",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  const hook = sandbox.insert("serviceendpoint", endpointBody(receiver.url) as never);
  const [create] = sandbox.store.find("sdkmessage", { name: "Create" });
  sandbox.insert("sdkmessageprocessingstep", {
    name: "hanging",
    stage: 40,
    mode: 1,
    rank: 1,
    eventhandler: hook,
    sdkmessageid: String(create?.["sdkmessageid"]),
  });
  for (let at = 0; at < 12; at += 1) await post("accounts", { name: `${at}` });
  while (receiver.received.length < 8) await sleep(1);
  const idle = sandbox.webhooksIdle();
  await sandbox.close();
  await idle;
  expect(receiver.received).toHaveLength(8);
});
