import { useApi } from "../support/api";

const api = useApi();
const row = (table: string, id: string) => api.sandbox.store.read(table, id);
const remove = (path: string, headers: Record<string, string> = {}) =>
  api.send("DELETE", path, { headers });

describe("deleting a row", () => {
  it("answers 204 once and 404 from then on", async () => {
    const id = await api.create("accounts", {});
    expect(await remove(`accounts(${id})`)).toMatchObject({ status: 204, text: "" });
    expect(row("account", id)).toBeUndefined();
    expect(await remove(`accounts(${id})`)).toMatchObject({
      status: 404,
      error: { code: "0x80040217", message: `account With Id = ${id} Does Not Exist` },
    });
  });

  it("may depend on its version", async () => {
    const id = await api.create("accounts", {});
    const etag = (await api.send("GET", `accounts(${id})`)).headers.get("etag") ?? "";
    await api.send("PATCH", `accounts(${id})`, { body: { name: "Changed" } });
    expect(await remove(`accounts(${id})`, { "If-Match": etag })).toMatchObject({
      status: 412,
      error: { code: "0x80060882" },
    });
    const current = (await api.send("GET", `accounts(${id})`)).headers.get("etag") ?? "";
    expect((await remove(`accounts(${id})`, { "If-Match": current })).status).toBe(204);
  });

  it("may insist that the row exists", async () => {
    const id = await api.create("accounts", {});
    expect((await remove(`accounts(${id})`, { "If-Match": "*" })).status).toBe(204);
    expect((await remove(`accounts(${id})`, { "If-Match": "*" })).status).toBe(404);
  });
});

describe("rows that refer to the deleted one", () => {
  it("stand in the way where the relationship restricts", async () => {
    const id = await api.create("accounts", {});
    await api.create("new_projectcollection", { "new_AccountId@odata.bind": `/accounts(${id})` });
    const task = await api.create("tasks", {
      "regardingobjectid_account_task@odata.bind": `/accounts(${id})`,
    });
    const answer = await remove(`accounts(${id})`);
    expect(answer).toMatchObject({ status: 405, error: { code: "0x80040227" } });
    expect(answer.error.message).toMatch(
      /^The object you tried to delete is associated with another object and cannot be deleted\./,
    );
    expect(row("account", id)).toBeDefined();
    expect(row("task", task)).toBeDefined();
  });

  it("go with it where the relationship cascades, and so do theirs", async () => {
    const id = await api.create("accounts", {
      opportunity_customer_accounts: [{ name: "O", Opportunity_Tasks: [{ subject: "T" }] }],
    });
    const [opportunity = {}] = api.sandbox.store.find("opportunity", { customerid: id });
    await remove(`accounts(${id})`);
    const gone = String(opportunity["opportunityid"]);
    expect(row("opportunity", gone)).toBeUndefined();
    expect(api.sandbox.store.find("task", { regardingobjectid: gone })).toEqual([]);
  });

  it("lose the link elsewhere, and move on in version", async () => {
    const contact = await api.create("contacts", {});
    const id = await api.create("accounts", {
      "primarycontactid@odata.bind": `/contacts(${contact})`,
    });
    const before = Number(row("account", id)?.["versionnumber"]);
    await remove(`contacts(${contact})`);
    expect(row("account", id)?.["primarycontactid"]).toBeNull();
    expect(Number(row("account", id)?.["versionnumber"])).toBeGreaterThan(before);
  });

  it("are no longer linked many-to-many, from either side", async () => {
    const lead = await api.create("leads", {});
    const other = await api.create("leads", {});
    const bind = [`/leads(${lead})`, `/leads(${other})`];
    const id = await api.create("accounts", { "accountleads_association@odata.bind": bind });
    const links = () => api.sandbox.store.find("accountleads", {}).length;
    expect(links()).toBe(2);
    await remove(`leads(${lead})`);
    expect(links()).toBe(1);
    await remove(`accounts(${id})`);
    expect(links()).toBe(0);
    expect(row("lead", other)).toBeDefined();
  });
});
