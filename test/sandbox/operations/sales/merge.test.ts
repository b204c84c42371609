import { users } from "../../../../sandbox/seed/identities";
import { useApi } from "../../support/api";
import { crm, useSales } from "./support";

const api = useApi();
const { insert, stored, find, post } = useSales(api);

const reference = (table: string, id: string) => ({
  [`${table}id`]: id,
  "@odata.type": `${crm}.${table}`,
});
const body = (
  table: string,
  target: string,
  subordinate: string,
  content = {},
  checks = false,
) => ({
  Target: reference(table, target),
  Subordinate: reference(table, subordinate),
  UpdateContent: { "@odata.type": `${crm}.${table}`, ...content },
  PerformParentingChecks: checks,
});

describe("Merge", () => {
  it("moves what refers to the one to the other, and sets the values given", async () => {
    const [a, b] = [insert("account", { name: "A" }), insert("account", { name: "B" })];
    const contact = insert("contact", {
      lastname: "Doe",
      parentcustomerid: b,
      parentcustomerid__table: "account",
    });
    const task = insert("task", { regardingobjectid: b, regardingobjectid__table: "account" });
    const leads = [insert("lead", { lastname: "1" }), insert("lead", { lastname: "2" })];
    for (const [account, lead] of [
      [a, leads[0]],
      [b, leads[0]],
      [b, leads[1]],
    ]) {
      await api.send("POST", `accounts(${account})/accountleads_association/$ref`, {
        body: { "@odata.id": `${api.sandbox.url}/api/data/v9.2/leads(${lead})` },
      });
    }
    const zero = "00000000-0000-0000-0000-000000000000";
    const content = { accountnumber: "42", "primarycontactid@odata.bind": `contacts(${contact})` };
    const answer = await post("Merge", body("account", a, b, { ...content, accountid: zero }));
    expect([answer.status, answer.text]).toEqual([204, ""]);
    expect(stored("account", a)).toMatchObject({
      accountid: a,
      accountnumber: "42",
      primarycontactid: contact,
      statecode: 0,
      merged: 0,
    });
    expect(stored("account", b)).toMatchObject({ statecode: 1, merged: 1, masterid: a });
    expect(stored("contact", contact)).toMatchObject({ parentcustomerid: a });
    expect(stored("task", task)).toMatchObject({ regardingobjectid: a });
    const links = find("accountleads", { accountid: a }).map(({ leadid }) => leadid);
    expect(links.sort()).toEqual([...leads].sort());
    expect(find("accountleads", { accountid: b })).toEqual([]);
  });

  it.each(["account", "contact", "lead", "incident"])("closes a row of %s", async (table) => {
    const [a, b] = [insert(table), insert(table)];
    expect((await post("Merge", body(table, a, b))).status).toBe(204);
    expect(stored(table, a)).toMatchObject({ statecode: 0, merged: 0 });
    expect(stored(table, b)).toMatchObject({ merged: 1, masterid: a });
    expect(stored(table, b)?.["statecode"]).not.toBe(0);
  });

  const account = (row = {}) => insert("account", { name: "x", ...row });
  const parent = () => ({ parentaccountid: account() });

  it.each<[string, () => [target: string, subordinate: string], string]>([
    [
      "one and the same",
      () => [account()].flatMap((id) => [id, id]) as [string, string],
      "0x80045305",
    ],
    ["an inactive one", () => [account(), account({ statecode: 1, statuscode: 2 })], "0x80045304"],
    [
      "into an inactive one",
      () => [account({ statecode: 1, statuscode: 2 }), account()],
      "0x80045304",
    ],
    ["one that loses its parent", () => [account(), account(parent())], "0x80045317"],
    ["one that gets another parent", () => [account(parent()), account(parent())], "0x80045316"],
  ])("refuses %s", async (_what, pair, code) => {
    const [a, b] = pair();
    const answer = await post("Merge", body("account", a, b, {}, true));
    expect([answer.status, answer.error.code]).toEqual([400, code]);
    if (a !== b) expect(stored("account", b)).toMatchObject({ merged: 0 });
  });

  it("refuses a row into its child, and one with an active quote, whatever is checked", async () => {
    const b = account();
    const cyclical = await post("Merge", body("account", account({ parentaccountid: b }), b));
    expect(cyclical.error.code).toBe("0x80045300");
    const quoted = account();
    insert("quote", {
      customerid: quoted,
      customerid__table: "account",
      statecode: 1,
      statuscode: 2,
    });
    const answer = await post("Merge", body("account", account(), quoted));
    expect(answer.error.code).toBe("0x80045302");
  });

  it("compares parents on demand only, and takes the other row for one", async () => {
    const a = account();
    expect((await post("Merge", body("account", a, account(parent())))).status).toBe(204);
    const child = account({ parentaccountid: a });
    expect((await post("Merge", body("account", a, child, {}, true))).status).toBe(204);
  });

  it("refuses other tables, rows of two tables, and what it needs and does not get", async () => {
    const [a, b] = [insert("task"), insert("task")];
    const task = (id: string) => ({ activityid: id, "@odata.type": `${crm}.task` });
    const tasks = await post("Merge", {
      Target: task(a),
      Subordinate: task(b),
      UpdateContent: { "@odata.type": `${crm}.task` },
      PerformParentingChecks: false,
    });
    expect([tasks.status, tasks.error.code]).toEqual([400, "0x80040800"]);
    const mixed = {
      ...body("account", account(), account()),
      Subordinate: reference("contact", insert("contact")),
    };
    expect((await post("Merge", mixed)).status).toBe(501);
    const { PerformParentingChecks: _checks, ...rest } = body("account", account(), account());
    expect((await post("Merge", rest)).status).toBe(400);
    const untyped = { ...body("account", account(), account()), Target: { accountid: account() } };
    expect((await post("Merge", untyped)).status).toBe(400);
    const missing = body("account", account(), "00000000-0000-4000-8000-00000000dead");
    expect((await post("Merge", missing)).status).toBe(404);
  });

  it("takes the privilege to merge", async () => {
    const answer = await api.send("POST", "Merge", {
      body: body("account", account(), account()),
      headers: { MSCRMCallerID: users.salesperson.id },
    });
    expect(answer.status).toBe(403);
    expect(answer.error.message).toMatch(/prvMerge/);
  });
});
