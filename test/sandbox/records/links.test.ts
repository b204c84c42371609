import { roles as roleIds, teams, users } from "../../../sandbox/seed/identities";
import { useApi } from "../support/api";

const api = useApi();
const row = (table: string, id: string) => api.sandbox.store.read(table, id) ?? {};
const link = (path: string) => ({ "@odata.id": `${api.sandbox.url}/api/data/v9.2/${path}` });

async function pair() {
  return {
    account: await api.create("accounts", {}),
    opportunity: await api.create("opportunities", {}),
    lead: await api.create("leads", {}),
  };
}

describe("links to rows of one parent", () => {
  it("move a child that has another one", async () => {
    const { account, opportunity } = await pair();
    const other = await api.create("accounts", {});
    for (const parent of [account, other, other]) {
      const answer = await api.send(
        "POST",
        `accounts(${parent})/opportunity_customer_accounts/$ref`,
        { body: link(`opportunities(${opportunity})`) },
      );
      expect(answer.status).toBe(204);
      expect(row("opportunity", opportunity)["customerid"]).toBe(parent);
    }
  });

  it("are not made with lookups that the system writes", async () => {
    const { account } = await pair();
    const [user] = api.sandbox.store.find("systemuser", {});
    const path = `systemusers(${user?.["systemuserid"]})/lk_accountbase_createdby/$ref`;
    expect((await api.send("POST", path, { body: link(`accounts(${account})`) })).status).toBe(501);
  });
});

describe("privileges of links", () => {
  it("are to append the one row to the other", async () => {
    const token = api.sandbox.issueToken({ userId: users.salesperson.id });
    const { account, lead } = await pair();
    const project = await api.create("new_projectcollection", { new_name: "x" });
    const product = await api.create("products", { name: "x", productnumber: "REF-P" });
    const send = (path: string, to: string) => api.send("POST", path, { body: link(to), token });
    const allowed = await send(
      `accounts(${account})/accountleads_association/$ref`,
      `leads(${lead})`,
    );
    expect(allowed.status).toBe(204);
    const denied = await send(
      `new_projectcollection(${project})/new_project_product/$ref`,
      `products(${product})`,
    );
    expect(denied).toMatchObject({ status: 403, error: { code: "0x80040220" } });
    expect(denied.error.message).toContain("prvAppendnew_Project");
  });

  it("to roles are to assign them, and what a team has its members have", async () => {
    const token = api.sandbox.issueToken({ userId: users.engineer.id });
    const read = () => api.send("GET", "new_projectcollection?$top=1", { token });
    const roles = `teams(${teams.tender})/teamroles_association`;
    const role = `roles(${roleIds.systemAdministrator})`;
    const denied = await api.send("POST", `${roles}/$ref`, { body: link(role), token });
    expect(denied.error.message).toContain("prvAssignRole");
    expect((await read()).status).toBe(403);
    expect((await api.send("POST", `${roles}/$ref`, { body: link(role) })).status).toBe(204);
    expect((await read()).status).toBe(403);
    const members = `teams(${teams.tender})/teammembership_association`;
    const body = link(`systemusers(${users.engineer.id})`);
    expect((await api.send("POST", `${members}/$ref`, { body })).status).toBe(204);
    expect((await read()).status).toBe(200);
    const gone = `${roles}(${roleIds.systemAdministrator})/$ref`;
    expect((await api.send("DELETE", gone)).status).toBe(204);
    expect((await read()).status).toBe(403);
  });

  it("do not reach the default team of a business unit", async () => {
    const [team] = api.sandbox.store.find("team", { isdefault: 1 });
    const members = `teams(${team?.["teamid"]})/teammembership_association`;
    const body = link(`systemusers(${users.engineer.id})`);
    const answer = await api.send("POST", `${members}/$ref`, { body });
    expect([answer.status, answer.error.code]).toEqual([400, "0x8004830B"]);
  });
});

describe("links inside of a change set", () => {
  it("go from and to rows made before, by their Content-IDs", async () => {
    const part = (id: number, line: string, body: object) =>
      [
        "--c",
        "Content-Type: application/http",
        "Content-Transfer-Encoding: binary",
        `Content-ID: ${id}`,
        "",
        `${line} HTTP/1.1`,
        "Content-Type: application/json",
        "",
        JSON.stringify(body),
      ].join("\r\n");
    const path = "/api/data/v9.2";
    const parts = [
      part(1, `POST ${path}/accounts`, { name: "Batch" }),
      part(2, `POST ${path}/leads`, { subject: "Batch" }),
      part(3, `POST ${path}/contacts`, { lastname: "Batch" }),
      part(4, "POST $1/accountleads_association/$ref", { "@odata.id": "$2" }),
      part(5, "PUT $1/primarycontactid/$ref", { "@odata.id": "$3" }),
      part(6, "POST $1/contact_customer_accounts/$ref", { "@odata.id": "$3" }),
    ];
    const body = [
      "--b",
      "Content-Type: multipart/mixed;boundary=c",
      "",
      ...parts,
      "--c--",
      "--b--",
      "",
    ].join("\r\n");
    const headers = { "Content-Type": "multipart/mixed;boundary=b" };
    expect((await api.send("POST", "$batch", { body, headers })).status).toBe(200);
    const [account] = api.sandbox.store.find("account", { name: "Batch" });
    const [contact] = api.sandbox.store.find("contact", { lastname: "Batch" });
    expect(contact?.["parentcustomerid"]).toBe(account?.["accountid"]);
    expect(account?.["primarycontactid"]).toBe(contact?.["contactid"]);
    const [tied] = api.sandbox.store.find("accountleads", {
      accountid: account?.["accountid"] ?? null,
    });
    expect(tied).toBeDefined();
  });
});
