import { users } from "../../../sandbox/seed/identities";
import { useApi } from "../support/api";

const api = useApi();
const row = (table: string, id: string) => api.sandbox.store.read(table, id) ?? {};
const root = () => `${api.sandbox.url}/api/data/v9.2`;
const link = (path: string) => ({ "@odata.id": `${root()}/${path}` });
const missing = "00000000-0000-0000-0000-0000000000dd";

async function pair() {
  return {
    account: await api.create("accounts", {}),
    opportunity: await api.create("opportunities", {}),
    lead: await api.create("leads", {}),
  };
}

describe("one-to-many collections", () => {
  it("take a row in by POST", async () => {
    const { account, opportunity } = await pair();
    const answer = await api.send(
      "POST",
      `accounts(${account})/opportunity_customer_accounts/$ref`,
      {
        body: link(`opportunities(${opportunity})`),
      },
    );
    expect(answer).toMatchObject({ status: 204, text: "" });
    expect(row("opportunity", opportunity)).toMatchObject({
      customerid: account,
      customerid__table: "account",
    });
  });

  it.each<[string, (opportunity: string) => string]>([
    ["by key", (opportunity) => `(${opportunity})/$ref`],
    ["by $id", (opportunity) => `/$ref?$id=${root()}/opportunities(${opportunity})`],
    [
      "by an encoded $id",
      (opportunity) => `/$ref?$id=${encodeURIComponent(`${root()}/opportunities(${opportunity})`)}`,
    ],
  ])("let a row out by DELETE, %s", async (_, rest) => {
    const { account, opportunity } = await pair();
    const collection = `accounts(${account})/opportunity_customer_accounts`;
    await api.send("POST", `${collection}/$ref`, { body: link(`opportunities(${opportunity})`) });
    expect((await api.send("DELETE", collection + rest(opportunity))).status).toBe(204);
    expect(row("opportunity", opportunity)).toMatchObject({
      customerid: null,
      customerid__table: null,
    });
  });

  it("leave a row alone that belongs to another one", async () => {
    const { account, opportunity } = await pair();
    const other = await api.create("accounts", {});
    const into = `accounts(${other})/opportunity_customer_accounts/$ref`;
    await api.send("POST", into, { body: link(`opportunities(${opportunity})`) });
    const path = `accounts(${account})/opportunity_customer_accounts(${opportunity})/$ref`;
    expect((await api.send("DELETE", path)).status).toBe(204);
    expect(row("opportunity", opportunity)["customerid"]).toBe(other);
  });

  it("list their rows as links", async () => {
    const task = await api.create("tasks", {});
    const account = await api.create("accounts", {
      "Account_Tasks@odata.bind": [`/tasks(${task})`],
    });
    expect((await api.send("GET", `accounts(${account})/Account_Tasks/$ref`)).body).toEqual({
      "@odata.context": `${root()}/$metadata#Collection($ref)`,
      value: [{ "@odata.id": `${root()}/tasks(${task})` }],
    });
  });
});

describe("many-to-many collections", () => {
  const links = (account: string) => api.sandbox.store.find("accountleads", { accountid: account });

  it.each<[string, (account: string, lead: string) => [string, string]]>([
    ["one side", (account, lead) => [`accounts(${account})`, `leads(${lead})`]],
    ["the other side", (account, lead) => [`leads(${lead})`, `accounts(${account})`]],
  ])("link and unlink from %s", async (_, ends) => {
    const { account, lead } = await pair();
    const [from, to] = ends(account, lead);
    const collection = `${from}/accountleads_association`;
    expect((await api.send("POST", `${collection}/$ref`, { body: link(to) })).status).toBe(204);
    expect(links(account)).toMatchObject([{ leadid: lead }]);
    const url = `${collection}/$ref?$id=${root()}/${to}`;
    expect((await api.send("DELETE", url)).status).toBe(204);
    expect(links(account)).toEqual([]);
  });

  it("answer as told where there is a link already, or none", async () => {
    const { account, lead } = await pair();
    const collection = `accounts(${account})/accountleads_association`;
    const post = () => api.send("POST", `${collection}/$ref`, { body: link(`leads(${lead})`) });
    const remove = () => api.send("DELETE", `${collection}(${lead})/$ref`);
    expect((await remove()).status).toBe(204);
    const missing = { status: 404, code: "0x80040217", message: "None." };
    api.sandbox.setLinks({ repeated: "ignored", missing });
    expect(await remove()).toMatchObject({ status: 404, error: { message: "None." } });
    expect([(await post()).status, (await post()).status]).toEqual([204, 204]);
    expect(links(account)).toHaveLength(1);
    const repeated = { status: 412, code: "0x80040237", message: "Cannot insert duplicate key." };
    api.sandbox.setLinks({ repeated, missing: "ignored" });
  });

  it("refuse to link twice", async () => {
    const { account, lead } = await pair();
    const path = `accounts(${account})/accountleads_association/$ref`;
    await api.send("POST", path, { body: link(`leads(${lead})`) });
    expect(await api.send("POST", path, { body: link(`leads(${lead})`) })).toMatchObject({
      status: 412,
      error: { code: "0x80040237", message: "Cannot insert duplicate key." },
    });
  });
});

describe("lookups", () => {
  it.each(["accounts(<id>)", "/accounts(<id>)"])("take a relative link: %s", async (relative) => {
    const { account, opportunity } = await pair();
    const path = `opportunities(${opportunity})/customerid_account/$ref`;
    const body = { "@odata.id": relative.replace("<id>", account) };
    expect((await api.send("PUT", path, { body })).status).toBe(204);
    expect(row("opportunity", opportunity)["customerid"]).toBe(account);
    expect((await api.send("GET", path)).body).toEqual({
      "@odata.context": `${root()}/$metadata#$ref`,
      "@odata.id": `${root()}/accounts(${account})`,
    });
    expect((await api.send("DELETE", path)).status).toBe(204);
    expect((await api.send("DELETE", path)).status).toBe(204);
    expect(await api.send("GET", path)).toMatchObject({ status: 204, text: "" });
  });

  it("that are owners are not set by a link", async () => {
    const { account } = await pair();
    const answer = await api.send("PUT", `accounts(${account})/ownerid/$ref`, {
      body: link(`systemusers(${users.manager.id})`),
    });
    expect([answer.status, answer.error.message]).toEqual([
      400,
      "edmProperty should be CrmEdmStructuralProperty",
    ]);
  });

  it("are set by PUT and cleared by DELETE", async () => {
    const { account, opportunity } = await pair();
    const path = `opportunities(${opportunity})/customerid_account/$ref`;
    const answer = await api.send("PUT", path, { body: link(`accounts(${account})`) });
    expect(answer).toMatchObject({ status: 204, text: "" });
    expect(row("opportunity", opportunity)).toMatchObject({
      customerid: account,
      customerid__table: "account",
    });
    expect((await api.send("DELETE", path)).status).toBe(204);
    expect(row("opportunity", opportunity)["customerid"]).toBeNull();
  });

  it("take a row by its alternate key", async () => {
    const { opportunity } = await pair();
    const account = await api.create("accounts", { accountnumber: "REF-1" });
    const path = `opportunities(${opportunity})/customerid_account/$ref`;
    await api.send("PUT", path, { body: link("accounts(accountnumber='REF-1')") });
    expect(row("opportunity", opportunity)["customerid"]).toBe(account);
  });

  it("that the platform requires are not cleared", async () => {
    const { account } = await pair();
    expect(await api.send("DELETE", `accounts(${account})/ownerid/$ref`)).toMatchObject({
      status: 400,
      error: { code: "0x80040200" },
    });
  });
});

describe("what is refused", () => {
  it.each<[string, string, string, () => unknown, number, string]>([
    [
      "a relative link",
      "POST",
      "Account_Tasks/$ref",
      () => ({ "@odata.id": "tasks(1)" }),
      400,
      "0x80048d19",
    ],
    [
      "a link to another environment",
      "POST",
      "Account_Tasks/$ref",
      () => ({ "@odata.id": "https://other.example/api/data/v9.2/tasks(1)" }),
      400,
      "0x80048d19",
    ],
    [
      "several links",
      "POST",
      "Account_Tasks/$ref",
      () => ({ value: [link(`tasks(${missing})`)] }),
      400,
      "0x80048d19",
    ],
    [
      "a link with more beside it",
      "PUT",
      "primarycontactid/$ref",
      () => ({ ...link("x"), x: 1 }),
      400,
      "0x80048d19",
    ],
    [
      "no link to a lookup",
      "PUT",
      "primarycontactid/$ref",
      () => ({ "@odata.id": null }),
      400,
      "0x80048d19",
    ],
    ["a link of a column", "POST", "name/$ref", () => ({}), 400, "0x8006088a"],
    [
      "a link of a table behind a relationship",
      "POST",
      "accountleads/$ref",
      () => ({}),
      400,
      "0x8006088a",
    ],
    [
      "a link of a lookup's value",
      "PUT",
      "_primarycontactid_value/$ref",
      () => ({}),
      400,
      "0x8006088a",
    ],
    ["no link", "POST", "Account_Tasks/$ref", () => ({}), 400, "0x80048d19"],
    [
      "a link to a missing row",
      "POST",
      "Account_Tasks/$ref",
      () => link(`tasks(${missing})`),
      404,
      "0x80040217",
    ],
    ["PUT into a collection", "PUT", "Account_Tasks/$ref", () => ({}), 405, ""],
    ["POST to a lookup", "POST", "primarycontactid/$ref", () => ({}), 405, ""],
    ["DELETE of a lookup without $ref", "DELETE", "primarycontactid", () => undefined, 405, ""],
    ["POST of a row into a collection", "POST", "Account_Tasks", () => ({ subject: "x" }), 405, ""],
    [
      "PUT of a collection that is not contained",
      "PUT",
      "Account_Tasks",
      () => ({ value: [] }),
      405,
      "",
    ],
    [
      "a collection in another letter case",
      "GET",
      "account_tasks",
      () => undefined,
      404,
      "0x8006088a",
    ],
    [
      "DELETE without saying of what",
      "DELETE",
      "Account_Tasks/$ref",
      () => undefined,
      400,
      "0x80048d19",
    ],
  ])("%s", async (_, method, path, body, status, code) => {
    const { account } = await pair();
    const answer = await api.send(method, `accounts(${account})/${path}`, { body: body() });
    expect(answer).toMatchObject({ status, error: { code } });
  });

  it("a row of another table", async () => {
    const { account, lead } = await pair();
    for (const [method, path] of [
      ["POST", `accounts(${account})/Account_Tasks/$ref`],
      ["PUT", `accounts(${account})/primarycontactid/$ref`],
    ] as const) {
      const answer = await api.send(method, path, { body: link(`leads(${lead})`) });
      expect(answer).toMatchObject({ status: 400, error: { code: "0x80060888" } });
    }
  });

  it("a row that does not exist at this end", async () => {
    const { lead } = await pair();
    const path = `accounts(${missing})/accountleads_association/$ref`;
    expect(await api.send("POST", path, { body: link(`leads(${lead})`) })).toMatchObject({
      status: 404,
      error: { code: "0x80040217", message: `account With Id = ${missing} Does Not Exist` },
    });
  });
});
