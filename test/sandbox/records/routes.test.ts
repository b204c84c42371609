import { organizationId, users } from "../../../sandbox/seed/identities";
import { useApi } from "../support/api";

const api = useApi();
const root = () => `${api.sandbox.url}/api/data/v9.2`;

describe("the service document", () => {
  it.each(["/api/data/v9.2", "/api/data/v9.2/"])("is at %s", async (path) => {
    const { status, body } = await api.send("GET", path);
    expect(status).toBe(200);
    expect(body["@odata.context"]).toBe(`${root()}/$metadata`);
    expect(body["value"]).toEqual(
      expect.arrayContaining([
        { name: "accounts", kind: "EntitySet", url: "accounts" },
        { name: "accountleadscollection", kind: "EntitySet", url: "accountleadscollection" },
        { name: "new_projectcollection", kind: "EntitySet", url: "new_projectcollection" },
      ]),
    );
    const names = (body["value"] as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual([...names].sort());
  });
});

describe("WhoAmI", () => {
  it.each(["WhoAmI", "WhoAmI()"])("answers %s", async (path) => {
    expect((await api.send("GET", path)).body).toEqual({
      "@odata.context": `${root()}/$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse`,
      BusinessUnitId: api.sandbox.store.read("systemuser", users.application.id)?.[
        "businessunitid"
      ],
      UserId: users.application.id,
      OrganizationId: organizationId,
    });
  });

  it("is a function, and no resource for any other method", async () => {
    expect(await api.send("POST", "WhoAmI")).toMatchObject({
      status: 404,
      error: {
        code: "",
        message: `No HTTP resource was found that matches the request URI '${root()}/WhoAmI'.`,
      },
    });
  });

  it("knows its name in one letter case only", async () => {
    expect((await api.send("GET", "whoami")).status).toBe(404);
  });
});

describe("what there is not", () => {
  it.each([
    ["Account", "Account"],
    ["account", "account"],
    ["accounts/name", "name"],
    ["nothing", "nothing"],
  ])("a segment: %s", async (path, segment) => {
    expect(await api.send("GET", path)).toMatchObject({
      status: 404,
      error: {
        code: "0x8006088a",
        message: `Resource not found for the segment '${segment}'.`,
      },
    });
  });

  it.each<[string, string]>([
    ["DELETE", "accounts"],
    ["PATCH", "accounts"],
    ["PUT", "accounts"],
    ["POST", "accounts/$count"],
    ["POST", "accounts(00000000-0000-0000-0000-000000000001)"],
    ["PUT", "accounts(00000000-0000-0000-0000-000000000001)"],
    ["POST", ""],
    ["DELETE", ""],
  ])("a method: %s %s", async (method, path) => {
    const body = method === "DELETE" ? undefined : {};
    expect(await api.send(method, path, { body })).toMatchObject({
      status: 405,
      error: {
        code: "",
        message: `The requested resource does not support http method '${method}'.`,
      },
    });
  });
});

describe("conditional reads", () => {
  it("answer 304 for the version the caller has, and 200 for any other", async () => {
    const id = await api.create("accounts", { name: "A" });
    const first = await api.send("GET", `accounts(${id})?$select=name`);
    const etag = first.headers.get("etag") ?? "";
    expect(first.body["@odata.etag"]).toBe(etag);
    const get = (query: string, headers: Record<string, string>) =>
      api.send("GET", `accounts(${id})${query}`, { headers });
    expect(await get("", { "If-None-Match": etag })).toMatchObject({ status: 304, text: "" });
    expect((await get("", { "If-None-Match": 'W/"1"' })).status).toBe(200);
    expect((await get("", { "If-None-Match": "null" })).status).toBe(200);
    expect((await get("?$expand=primarycontactid", { "If-None-Match": etag })).status).toBe(200);
    const annotated = { "If-None-Match": etag, Prefer: 'odata.include-annotations="*"' };
    expect((await get("", annotated)).status).toBe(200);
  });
});

describe("error details", () => {
  const names = (body: Record<string, unknown>) =>
    Object.keys(body["error"] as object).filter((name) => name.startsWith("@"));
  const refused = async (prefer: string) =>
    (await api.send("GET", "nothing", { headers: { Prefer: prefer } })).body;

  it("are left out unasked", async () => {
    expect(names(await refused("odata.maxpagesize=2"))).toEqual([]);
  });

  it.each([
    ["*", 5],
    ["Microsoft.PowerApps.CDS.*", 5],
    ["Microsoft.PowerApps.CDS.ErrorDetails*", 2],
    ["Microsoft.PowerApps.CDS.HelpLink,Microsoft.PowerApps.CDS.TraceText", 2],
    ["OData.Community.Display.V1.FormattedValue", 0],
  ])("are given as asked: %s", async (list, count) => {
    expect(names(await refused(`odata.include-annotations="${list}"`))).toHaveLength(count);
  });

  it("say what went wrong again", async () => {
    const { error } = await refused('odata.include-annotations="*"');
    expect(error).toMatchObject({
      "@Microsoft.PowerApps.CDS.InnerError.Message":
        "Resource not found for the segment 'nothing'.",
      "@Microsoft.PowerApps.CDS.HelpLink":
        "http://go.microsoft.com/fwlink/?LinkID=398563&error=Microsoft.Crm.CrmException%3a8006088a&client=platform",
    });
  });
});

describe("duplicate rules", () => {
  const detect = { "MSCRM.SuppressDuplicateDetection": "false" };
  const duplicate = {
    status: 412,
    error: {
      code: "0x80040333",
      message:
        "A record was not created or updated because a duplicate of the current record already exists.",
    },
  };

  it("apply on request only", async () => {
    const body = { name: "Sample Account" };
    await api.create("accounts", body);
    const post = (headers: Record<string, string>) =>
      api.send("POST", "accounts", { body, headers });
    expect((await post({})).status).toBe(204);
    expect((await post({ "MSCRM.SuppressDuplicateDetection": "true" })).status).toBe(204);
    expect(await post(detect)).toMatchObject(duplicate);
  });

  it("compare as the service does, and leave a row alone with itself", async () => {
    const id = await api.create("accounts", { name: "Müller" });
    const patch = (name: string) =>
      api.send("PATCH", `accounts(${id})`, { body: { name }, headers: detect });
    expect((await patch("Müller")).status).toBe(204);
    await api.create("accounts", { name: "Unique Ltd" });
    expect(await patch("UNIQUE LTD")).toMatchObject(duplicate);
  });

  it("find nothing where a column of theirs is empty", async () => {
    await api.create("accounts", {});
    const answer = await api.send("POST", "accounts", { body: {}, headers: detect });
    expect(answer.status).toBe(204);
  });
});

describe("MSCRM.BypassBusinessLogicExecution", () => {
  const post = (value: string) =>
    api.send("POST", "accounts", {
      body: {},
      headers: { "MSCRM.BypassBusinessLogicExecution": value },
    });

  it.each(["CustomSync", "CustomAsync", "CustomSync,CustomAsync"])("takes %s", async (value) => {
    expect((await post(value)).status).toBe(204);
  });

  it.each(["true", "CustomSync;CustomAsync", "All"])("refuses %s", async (value) => {
    expect(await post(value)).toMatchObject({ status: 400, error: { code: "0x80040203" } });
  });
});

describe("privileges to read", () => {
  it("are needed for a table and for the tables reached through it", async () => {
    const token = api.sandbox.issueToken({ userId: users.salesperson.id });
    const id = await api.create("accounts", {});
    const read = (path: string) => api.send("GET", path, { token });
    expect((await read(`accounts(${id})`)).status).toBe(200);
    expect((await read(`accounts(${id})/Account_Tasks`)).status).toBe(200);
    for (const path of ["new_projectcollection", `accounts(${id})/new_account_new_project`]) {
      const denied = await read(path);
      expect(denied).toMatchObject({ status: 403, error: { code: "0x80040220" } });
      expect(denied.error.message).toContain("prvReadnew_Project");
    }
  });
});
