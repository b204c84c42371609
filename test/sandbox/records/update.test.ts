import { teams, users } from "../../../sandbox/seed/identities";
import { useApi } from "../support/api";

let now = Date.UTC(2026, 0, 15, 12);
const api = useApi({ clock: () => now });
const root = () => `${api.sandbox.url}/api/data/v9.2`;
const row = (table: string, id: string) => api.sandbox.store.read(table, id) ?? {};
const patch = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  api.send("PATCH", path, { body, headers });
const missing = "00000000-0000-0000-0000-0000000000dd";

describe("a key in the address", () => {
  it("must fit its column", async () => {
    const path = `new_projectcollection(new_number=1,new_region='${"x".repeat(5000)}')`;
    const answer = await api.send("PATCH", path, { body: { new_name: "x" } });
    expect([answer.status, answer.error.code]).toEqual([400, "0x80044331"]);
  });

  it("is null where its text is empty, as in a body", async () => {
    const path = "new_projectcollection(new_number=987654,new_region='')";
    const first = await api.send("PATCH", path, { body: { new_name: "x" } });
    const again = await api.send("PATCH", path, { body: { new_name: "y" } });
    expect([first.status, again.status]).toEqual([204, 204]);
    expect(api.sandbox.store.find("new_project", { new_number: 987654 })).toMatchObject([
      { new_name: "y", new_region: null },
    ]);
  });
});

describe("updating a row", () => {
  it("writes what is given, keeps the rest, and moves stamps and version on", async () => {
    const id = await api.create("accounts", { name: "Old", telephone1: "1" });
    const before = row("account", id);
    now += 5000;
    const token = api.sandbox.issueToken({ userId: users.administrator.id });
    const answer = await api.send("PATCH", `accounts(${id})`, { token, body: { name: "New" } });
    expect(answer).toMatchObject({ status: 204, text: "" });
    expect(answer.headers.get("odata-entityid")).toBe(`${root()}/accounts(${id})`);
    expect(answer.headers.get("location")).toBe(`${root()}/accounts(${id})`);
    expect(row("account", id)).toMatchObject({
      name: "New",
      telephone1: "1",
      createdon: "2026-01-15T12:00:00Z",
      modifiedon: "2026-01-15T12:00:05Z",
      createdby: users.application.id,
      modifiedby: users.administrator.id,
    });
    expect(Number(row("account", id)["versionnumber"])).toBeGreaterThan(
      Number(before["versionnumber"]),
    );
  });

  it("answers 200 and the row when a representation is preferred", async () => {
    const id = await api.create("accounts", { name: "Old" });
    const answer = await patch(
      `accounts(${id})?$select=name&$expand=primarycontactid`,
      { name: "N" },
      {
        Prefer: "return=representation",
      },
    );
    expect(answer.status).toBe(200);
    expect(answer.headers.get("preference-applied")).toBe("return=representation");
    expect(answer.headers.get("odata-entityid")).toBeNull();
    expect(answer.body).toEqual({
      "@odata.context": `${root()}/$metadata#accounts/$entity`,
      "@odata.etag": `W/"${row("account", id)["versionnumber"]}"`,
      name: "N",
      accountid: id,
    });
  });

  it("with nothing in it changes nothing", async () => {
    const id = await api.create("accounts", {});
    const before = row("account", id);
    expect((await patch(`accounts(${id})`, {})).status).toBe(204);
    expect(row("account", id)).toEqual(before);
  });

  it("ignores columns that are not valid for update", async () => {
    const id = await api.create("accounts", {});
    const overridden = { overriddencreatedon: "2001-01-01T00:00:00Z", createdon: null };
    expect((await patch(`accounts(${id})`, overridden)).status).toBe(204);
    expect(row("account", id)).toMatchObject({ overriddencreatedon: null });
    expect(row("account", id)["createdon"]).not.toBeNull();
  });

  it("takes the row's own id along, and no other", async () => {
    const id = await api.create("accounts", {});
    expect((await patch(`accounts(${id})`, { accountid: id })).status).toBe(204);
    expect(await patch(`accounts(${id})`, { accountid: missing })).toMatchObject({
      status: 400,
      error: {
        code: "0x80040203",
        message: "Entity Id must be the same as the value set in property bag.",
      },
    });
  });

  it("binds and clears lookups", async () => {
    const contact = await api.create("contacts", {});
    const id = await api.create("accounts", {});
    await patch(`accounts(${id})`, { "primarycontactid@odata.bind": `/contacts(${contact})` });
    expect(row("account", id)["primarycontactid"]).toBe(contact);
    await patch(`accounts(${id})`, { "primarycontactid@odata.bind": null });
    expect(row("account", id)["primarycontactid"]).toBeNull();
  });

  it("clears the target of a polymorphic lookup with it", async () => {
    const account = await api.create("accounts", {});
    const id = await api.create("contacts", {
      "parentcustomerid_account@odata.bind": `/accounts(${account})`,
    });
    await patch(`contacts(${id})`, { "parentcustomerid_account@odata.bind": null });
    expect(row("contact", id)).toMatchObject({
      parentcustomerid: null,
      parentcustomerid__table: null,
    });
  });

  it.each([
    ["an object", { primarycontactid: { lastname: "x" } }],
    ["a list", { Account_Tasks: [] }],
    ["a bound list", { "Account_Tasks@odata.bind": [] }],
  ])("does not nest rows: %s", async (_, body) => {
    const id = await api.create("accounts", {});
    expect(await patch(`accounts(${id})`, body)).toMatchObject({
      status: 400,
      error: { code: "0x80048d19" },
    });
  });

  it("hands a row to a new owner with all that follows from it", async () => {
    const id = await api.create("accounts", {});
    await patch(`accounts(${id})`, { "ownerid@odata.bind": `/teams(${teams.emea})` });
    expect(row("account", id)).toMatchObject({
      ownerid: teams.emea,
      ownerid__table: "team",
      owningteam: teams.emea,
      owninguser: null,
      owningbusinessunit: row("team", teams.emea)["businessunitid"],
    });
    expect(await patch(`accounts(${id})`, { "ownerid@odata.bind": null })).toMatchObject({
      status: 400,
      error: { code: "0x80040200", message: "Attribute 'ownerid' cannot be NULL." },
    });
  });

  it("recomputes amounts in the base currency", async () => {
    const id = await api.create("accounts", { revenue: 50 });
    await patch(`accounts(${id})`, { revenue: 92 });
    expect(row("account", id)["revenue_base"]).toBe(92);
    const eur = "8b2eac4f-5c60-ee11-8def-6045bd0a1102";
    await patch(`accounts(${id})`, {
      "transactioncurrencyid@odata.bind": `/transactioncurrencies(${eur})`,
    });
    expect(row("account", id)).toMatchObject({
      revenue: 92,
      revenue_base: 100,
      exchangerate: 0.92,
    });
  });

  it("refuses a value another row has as its alternate key", async () => {
    await api.create("accounts", { accountnumber: "taken" });
    const id = await api.create("accounts", {});
    expect(await patch(`accounts(${id})`, { accountnumber: "TAKEN" })).toMatchObject({
      status: 412,
      error: { code: "0x80060892" },
    });
  });
});

describe("the upsert matrix", () => {
  const star = "*";
  const path = (id: string) => `accounts(${id})`;
  const current = (id: string) => `W/"${row("account", id)["versionnumber"]}"`;
  const notFound = (id: string) => ({
    code: "0x80040217",
    message: `account With Id = ${id} Does Not Exist`,
  });

  it.each([
    ["no condition", {}],
    ["If-None-Match: null", { "If-None-Match": "null" }],
    ["If-Match: *", { "If-Match": star }],
  ])("an existing row is updated with %s", async (_, headers) => {
    const id = await api.create("accounts", { name: "Old" });
    expect((await patch(path(id), { name: "New" }, headers)).status).toBe(204);
    expect(row("account", id)["name"]).toBe("New");
  });

  it("an existing row is updated with its current version", async () => {
    const id = await api.create("accounts", {});
    expect((await patch(path(id), { name: "N" }, { "If-Match": current(id) })).status).toBe(204);
  });

  it.each([['W/"1"'], ['"nonsense"']])("and not with another one: %s", async (version) => {
    const id = await api.create("accounts", { name: "Old" });
    expect(await patch(path(id), { name: "New" }, { "If-Match": version })).toMatchObject({
      status: 412,
      error: {
        code: "0x80060882",
        message:
          "The version of the existing record doesn't match the RowVersion property provided.",
      },
    });
    expect(row("account", id)["name"]).toBe("Old");
  });

  it("an existing row is not created again with If-None-Match: *", async () => {
    const id = await api.create("accounts", { name: "Old" });
    expect(await patch(path(id), { name: "New" }, { "If-None-Match": star })).toMatchObject({
      status: 412,
      error: { code: "", message: "A record with matching key values already exists." },
    });
    expect(row("account", id)["name"]).toBe("Old");
  });

  it.each<[string, string, Record<string, string>]>([
    ["no condition", "00000000-0000-0000-0000-00000000e001", {}],
    ["If-None-Match: null", "00000000-0000-0000-0000-00000000e002", { "If-None-Match": "null" }],
    ["If-None-Match: *", "00000000-0000-0000-0000-00000000e003", { "If-None-Match": star }],
  ])("a missing row is created with %s", async (_, id, headers) => {
    const answer = await patch(path(id), { name: "Made" }, headers);
    expect(answer.status).toBe(204);
    expect(answer.headers.get("odata-entityid")).toBe(`${root()}/accounts(${id})`);
    expect(row("account", id)).toMatchObject({ name: "Made", createdby: users.application.id });
  });

  it.each([[star], ['W/"1"']])(
    "a missing row is not created with If-Match: %s",
    async (version) => {
      expect(await patch(path(missing), {}, { "If-Match": version })).toMatchObject({
        status: 404,
        error: notFound(missing),
      });
      expect(api.sandbox.store.read("account", missing)).toBeUndefined();
    },
  );

  it("tells a creation from an update by 201 and 200 in the representation", async () => {
    const id = "00000000-0000-0000-0000-00000000e004";
    const headers = { Prefer: "return=representation" };
    const first = await patch(`${path(id)}?$select=accountid`, { name: "A" }, headers);
    const second = await patch(`${path(id)}?$select=accountid`, { name: "B" }, headers);
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(first.body["accountid"]).toBe(id);
  });

  it("does not compare versions where the table keeps none", async () => {
    const id = await api.create("roles", { name: "Tester" });
    expect(await patch(`roles(${id})`, {}, { "If-Match": 'W/"1"' })).toMatchObject({
      status: 400,
      error: { code: "0x8006088D" },
    });
    expect((await patch(`roles(${id})`, {}, { "If-Match": star })).status).toBe(204);
  });
});

describe("alternate keys", () => {
  it("address a row, create it, and are echoed as they were written", async () => {
    const key = "accounts(accountnumber='A%20B''C')";
    const made = await patch(key, { name: "One" });
    expect(made.status).toBe(204);
    expect(made.headers.get("odata-entityid")).toBe(`${root()}/${key}`);
    const [created = {}] = api.sandbox.store.find("account", { accountnumber: "A B'C" });
    expect(created["name"]).toBe("One");
    await patch(key, { name: "Two" });
    expect(row("account", String(created["accountid"]))["name"]).toBe("Two");
  });

  it("win over what the body says, on creation and on update", async () => {
    const key = "contacts(firstname='Joe',emailaddress1='joe%40example.com')";
    await patch(key, { firstname: "Jane", emailaddress1: "x@example.com", lastname: "Doe" });
    const find = () => api.sandbox.store.find("contact", { firstname: "Joe" })[0] ?? {};
    expect(find()).toMatchObject({ emailaddress1: "joe@example.com", lastname: "Doe" });
    await patch(key, { firstname: "Jane", lastname: "Roe" });
    expect(find()).toMatchObject({ lastname: "Roe" });
  });

  it("may contain lookups and dates", async () => {
    const account = await api.create("accounts", {});
    const key = `new_projectcollection(_new_accountid_value=${account},new_deadline=2026-03-31)`;
    expect((await patch(key, { new_name: "P" })).status).toBe(204);
    const [project = {}] = api.sandbox.store.find("new_project", { new_name: "P" });
    expect(project).toMatchObject({ new_accountid: account, new_deadline: "2026-03-31" });
    expect((await api.send("DELETE", key)).status).toBe(204);
  });

  it("find nothing with 404", async () => {
    const headers = { "If-Match": "*" };
    for (const answer of [
      await patch("accounts(accountnumber='none')", {}, headers),
      await api.send("GET", "accounts(accountnumber='none')"),
      await api.send("DELETE", "accounts(accountnumber='none')"),
    ]) {
      expect(answer).toMatchObject({
        status: 404,
        error: {
          code: "0x80060891",
          message: "A record with the specified key values does not exist in account entity",
        },
      });
    }
  });

  it("have to be keys", async () => {
    const answer = await patch("accounts(name='x')", {});
    expect(answer.status).toBe(400);
    expect(answer.error.message).toMatch(
      /^The key in the request URI is not valid for resource 'Microsoft\.Dynamics\.CRM\.account'\./,
    );
  });
});

describe("a single property", () => {
  it("is set by PUT", async () => {
    const id = await api.create("accounts", { name: "Old" });
    const answer = await api.send("PUT", `accounts(${id})/name`, { body: { value: "New" } });
    expect(answer).toMatchObject({ status: 204, text: "" });
    expect(row("account", id)["name"]).toBe("New");
  });

  it("is cleared by DELETE", async () => {
    const id = await api.create("accounts", { description: "Old" });
    expect((await api.send("DELETE", `accounts(${id})/description`)).status).toBe(204);
    expect(row("account", id)["description"]).toBeNull();
  });

  it("is read by GET", async () => {
    const id = await api.create("accounts", { name: "Litware" });
    expect((await api.send("GET", `accounts(${id})/name`)).body).toEqual({
      "@odata.context": `${root()}/$metadata#accounts(${id})/name`,
      value: "Litware",
    });
    expect((await api.send("GET", `accounts(${id})/name/$value`)).text).toBe("Litware");
    expect((await api.send("GET", `accounts(${id})/description`)).status).toBe(204);
  });

  it.each<[string, string, string, unknown, number, string]>([
    ["of the wrong type", "PUT", "numberofemployees", { value: "x" }, 400, "0x80048d19"],
    ["without a value", "PUT", "name", { name: "x" }, 400, "0x80048d19"],
    ["that is a lookup", "PUT", "_primarycontactid_value", { value: null }, 400, "0x80060888"],
    ["that does not exist", "PUT", "Name", { value: "x" }, 404, "0x8006088a"],
    ["that the platform requires", "DELETE", "statecode", undefined, 400, "0x80040200"],
    ["by another method", "POST", "name", { value: "x" }, 405, ""],
    ["by its raw value", "PUT", "name/$value", { value: "x" }, 405, ""],
  ])("%s is refused", async (_, method, property, body, status, code) => {
    const id = await api.create("accounts", {});
    expect(await api.send(method, `accounts(${id})/${property}`, { body })).toMatchObject({
      status,
      error: { code },
    });
  });

  it("of a missing row is not found, and nothing is created", async () => {
    const answer = await api.send("PUT", `accounts(${missing})/name`, { body: { value: "x" } });
    expect(answer.status).toBe(404);
    expect(api.sandbox.store.read("account", missing)).toBeUndefined();
  });
});
