import { decide, type Permission } from "../../playground/server/wire/guard";
import { useSandbox } from "../support/sandbox";
import { usePlayground } from "./usePlayground";

const bench = useSandbox();
const { openPage } = usePlayground(bench, { outside: true });

const RUN = "POST /api/actions/:key/run";
const writing = () => bench.requests().filter(({ method }) => method !== "GET");

type Page = Awaited<ReturnType<typeof openPage>>;

const switchWrites = async (page: Page, on: boolean) => {
  const { environment } = await page.ask("GET /api/status");
  return page.ask("POST /api/writes", { on, environment });
};

describe("an outside environment", () => {
  afterEach(async () => {
    await switchWrites(await openPage(), false);
  });

  it("is read-only until somebody names it, and every page is told", async () => {
    const page = await openPage();
    const listener = await page.listen();
    const { environment, ...status } = await page.ask("GET /api/status");
    expect(status).toMatchObject({ outside: true, readOnly: true, sandbox: false });
    const inputs = { entityType: "accounts", dynamicValues: { name: "Nobody" } };
    const run = () => page.ask(RUN, { inputs }, { key: "createEntity" });
    await expect(run()).rejects.toThrow(/403: .*Create Entity may write.*switch writes on first/);
    await expect(page.ask("POST /api/writes", { on: true })).rejects.toThrow(environment);
    expect(bench.requests()).toEqual([]);
    expect(await switchWrites(page, true)).toMatchObject({ readOnly: false });
    expect((await listener.next("status")).status.readOnly).toBe(false);
    expect(await run()).toMatchObject({ ok: true, data: { name: "Nobody" } });
    await switchWrites(page, false);
    await expect(run()).rejects.toThrow("403");
  });

  it("takes queries, long ones in a batch and searches as reading", async () => {
    const page = await openPage();
    const ids = Array.from(
      { length: 200 },
      (_, at) => `name eq '${"a long name ".repeat(11)}${at}'`,
    );
    const query = await page.ask(
      RUN,
      { inputs: { entityType: "accounts", filterExpression: ids.join(" or ") } },
      { key: "queryEntities" },
    );
    expect(query).toMatchObject({ ok: true });
    expect(query.requests.map(({ url }) => url)).toContain("/api/data/v9.2/$batch");
    expect(writing().map(({ path, status }) => [path, status])).toEqual([
      ["/api/data/v9.2/$batch", 200],
    ]);
    const search = await page.ask(RUN, { inputs: { text: "coffee" } }, { key: "searchEntities" });
    expect(search).toMatchObject({ ok: true });
  });

  it("asks for the record's name before it is deleted", async () => {
    const page = await openPage();
    await switchWrites(page, true);
    const entityId = bench.sandbox.insert("account", { name: "Fabrikam, Inc." });
    const inputs = { entityType: "accounts", entityId };
    const run = (confirm?: string) =>
      page.ask(RUN, { inputs, ...(confirm ? { confirm } : {}) }, { key: "deleteEntity" });
    const asked = await run();
    expect(asked).toMatchObject({ ok: false, confirm: { name: "Fabrikam, Inc." } });
    expect(await run("Fabrikam")).toMatchObject({ ok: false, confirm: { name: "Fabrikam, Inc." } });
    expect(writing()).toEqual([]);
    expect(bench.sandbox.store.read("account", entityId)).toBeDefined();
    expect(await run("Fabrikam, Inc.")).toMatchObject({ ok: true });
    expect(bench.sandbox.store.read("account", entityId)).toBeUndefined();
    // What was confirmed once is asked for again.
    bench.sandbox.insert("account", { accountid: entityId, name: "Fabrikam, Inc." });
    expect(await run()).toMatchObject({ ok: false, confirm: { name: "Fabrikam, Inc." } });
  });

  it("asks before anything is written where a run may delete later", async () => {
    const page = await openPage();
    const { environment } = await switchWrites(page, true);
    const actions = JSON.stringify([
      { collection: "accounts", action: "create", data: { name: "New" } },
    ]);
    const run = (confirm?: string) =>
      page.ask(
        RUN,
        { inputs: { actions }, ...(confirm ? { confirm } : {}) },
        { key: "batchEntityActions" },
      );
    expect(await run()).toMatchObject({ ok: false, confirm: { name: environment } });
    expect(writing()).toEqual([]);
    expect(await run(environment)).toMatchObject({ ok: true });
    expect(bench.sandbox.store.find("account", { name: "New" })).toHaveLength(1);
  });

  it("gets no raw delete without a confirmation, whatever lists say", async () => {
    const page = await openPage();
    await switchWrites(page, true);
    const id = bench.sandbox.insert("account", { name: "Raw" });
    const answer = await page.ask(
      RUN,
      { inputs: { method: "DELETE", url: `accounts(${id})` } },
      { key: "rawRequest" },
    );
    expect(answer).toMatchObject({ ok: false, confirm: { name: "Raw" } });
    expect(answer.requests[0]).toMatchObject({ refused: expect.any(String), status: 403 });
    expect(bench.sandbox.store.read("account", id)).toBeDefined();
  });

  it("asks for the environment's name where a batch deletes more than one record", async () => {
    const page = await openPage();
    const { environment } = await switchWrites(page, true);
    const ids = ["One", "Two"].map((name) => bench.sandbox.insert("account", { name }));
    const parts = ids.map((id) => `DELETE /api/data/v9.2/accounts(${id}) HTTP/1.1`);
    const run = (inputs: Record<string, unknown>, key = "rawRequestV2") =>
      page.ask(RUN, { inputs }, { key });
    const headers = [{ key: "Content-Type", value: "multipart/mixed; boundary=b" }];
    const data = batch(...parts).toString();
    const asked = { ok: false, confirm: { name: environment } };
    for (const url of ["$batch", "$batch?a=1", "%24batch"]) {
      expect(await run({ method: "POST", url, headers, data })).toMatchObject(asked);
    }
    const override = [{ key: "X-HTTP-Method-Override", value: "DELETE" }];
    expect(
      await run({ method: "POST", url: `accounts(${ids[0]})`, headers: override }),
    ).toMatchObject(asked);
    expect(writing()).toEqual([]);
  });
});

const root = "/api/data/v9.2";
const batch = (...lines: readonly string[]) => {
  const parts = lines.map((line) =>
    [
      "--b",
      "Content-Type: application/http",
      "Content-Transfer-Encoding: binary",
      "",
      line,
      "Accept: application/json",
      "",
      "",
    ].join("\r\n"),
  );
  return Buffer.from(`${parts.join("\r\n")}\r\n--b--\r\n`);
};

describe("what may go out", () => {
  const act = (permission: Permission, method: string, path: string, body?: Buffer) =>
    decide(permission, {
      method,
      path,
      headers: { "content-type": "multipart/mixed; boundary=b" },
      body,
    }).act;

  it.each<[Permission, string, string, string]>([
    ["readOnly", "GET", `${root}/accounts`, "pass"],
    ["readOnly", "POST", `${root}/accounts`, "refuse"],
    ["readOnly", "PATCH", `${root}/accounts(1)`, "refuse"],
    ["readOnly", "PUT", `${root}/EntityDefinitions(1)`, "refuse"],
    ["readOnly", "DELETE", `${root}/accounts(1)`, "refuse"],
    ["readOnly", "POST", `${root}/searchquery`, "pass"],
    ["readOnly", "POST", `${root}/searchquery/x`, "refuse"],
    ["readOnly", "POST", "/8f3a/oauth2/v2.0/token", "pass"],
    ["readOnly", "POST", "/api/oauth2/v2.0/token", "refuse"],
    ["readOnly", "TRACE", `${root}/accounts`, "refuse"],
    ["askFirst", "PATCH", `${root}/accounts(1)`, "refuse"],
    ["askDeletes", "PATCH", `${root}/accounts(1)`, "pass"],
    ["askDeletes", "DELETE", `${root}/accounts(1)`, "refuse"],
    ["askDeletes", "DELETE", `${root}/accounts(1)/contacts(2)/$ref`, "pass"],
    ["askDeletes", "POST", `${root}/accounts/Microsoft.Dynamics.CRM.DeleteMultiple`, "refuse"],
    ["askDeletes", "POST", `${root}/BulkDelete`, "refuse"],
    ["askDeletes", "DELETE", `${root}/accounts(1)/primarycontactid/$ref`, "pass"],
    ["askDeletes", "DELETE", `${root}/accounts(1)/$ref`, "refuse"],
    ["askDeletes", "POST", `${root}/accounts/Microsoft.Dynamics.CRM.Delete%4Dultiple`, "refuse"],
    ["askDeletes", "POST", `${root}/DeleteOptionValue`, "refuse"],
    ["askDeletes", "POST", "/XRMServices/2011/Organization.svc/web", "refuse"],
    ["askDeletes", "POST", `${root}/%24batch`, "body"],
    ["askDeletes", "POST", `${root}/$batch?a=1`, "body"],
    ["askDeletes", "POST", `${root}/accounts`, "pass"],
    ["open", "DELETE", `${root}/accounts(1)`, "pass"],
  ])("%s: %s %s: %s", (permission, method, path, expected) => {
    expect(act(permission, method, path)).toBe(expected);
  });

  it("looks into batches, and lets none out that it cannot read", () => {
    const path = `${root}/$batch`;
    const get = `GET ${root}/accounts HTTP/1.1`;
    const remove = `DELETE ${root}/accounts(1) HTTP/1.1`;
    expect(act("readOnly", "POST", path)).toBe("body");
    expect(act("readOnly", "POST", path, batch(get, get))).toBe("pass");
    expect(act("readOnly", "POST", path, batch(get, remove))).toBe("refuse");
    expect(act("askDeletes", "POST", path, batch(get, remove))).toBe("refuse");
    expect(act("askDeletes", "POST", path, batch(get, `POST ${root}/accounts HTTP/1.1`))).toBe(
      "pass",
    );
    expect(act("readOnly", "POST", path, Buffer.from(`--b\r\n${get}`))).toBe("refuse");
  });

  it("takes no reading for granted that a header may turn into something else", () => {
    const headers = { "x-http-method-override": "DELETE" };
    const get = { method: "GET", path: root, headers, body: undefined };
    expect(decide("readOnly", get).act).toBe("refuse");
    const post = { ...get, method: "POST", path: `${root}/accounts(1)` };
    expect(decide("askDeletes", post).act).toBe("refuse");
  });
});
