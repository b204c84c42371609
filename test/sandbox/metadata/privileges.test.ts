import { users } from "../../../sandbox/seed/identities";
import { useApi } from "../support/api";
import { readOne, wanted } from "./definitions";

const api = useApi();
const path = (id: string) => `systemusers(${id})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges`;
interface RolePrivilege {
  Depth: string;
  PrivilegeId: string;
  BusinessUnitId: string;
  PrivilegeName: string;
}
const privilegesOf = async (id: string) =>
  wanted(await api.send("GET", path(id))).body["RolePrivileges"] as RolePrivilege[];

describe("RetrieveUserPrivileges", () => {
  it("answers with the complex type that Microsoft's page shows", async () => {
    const { body } = await api.send("GET", path(users.salesperson.id));
    expect(body["@odata.context"]).toBe(
      `${api.sandbox.url}/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.RetrieveUserPrivilegesResponse`,
    );
    const [first] = body["RolePrivileges"] as RolePrivilege[];
    expect(Object.keys(first ?? {})).toEqual([
      "Depth",
      "PrivilegeId",
      "BusinessUnitId",
      "PrivilegeName",
    ]);
  });

  it("lists what the roles allow, and nothing else", async () => {
    const names = (await privilegesOf(users.salesperson.id)).map((one) => one.PrivilegeName);
    expect(names).toEqual(expect.arrayContaining(["prvReadAccount", "prvWriteActivity"]));
    expect(names).not.toContain("prvDeleteAccount");
    expect(names).not.toContain("prvCreateAttribute");
    expect(new Set(names).size).toBe(names.length);
  });

  it("has the ids that definitions have for the same privileges", async () => {
    const { Privileges } = await readOne(
      api,
      "EntityDefinitions(LogicalName='account')?$select=Privileges",
    );
    const inDefinition = (Privileges as { Name: string; PrivilegeId: string }[]).find(
      ({ Name }) => Name === "prvReadAccount",
    );
    const held = (await privilegesOf(users.salesperson.id)).find(
      ({ PrivilegeName }) => PrivilegeName === "prvReadAccount",
    );
    expect(held?.PrivilegeId).toBe(inDefinition?.PrivilegeId);
  });

  it("foretells the refusals", async () => {
    const names = (await privilegesOf(users.salesperson.id)).map((one) => one.PrivilegeName);
    const token = api.sandbox.issueToken({ userId: users.salesperson.id });
    const id = await api.create("accounts", { name: "A" });
    const deleted = await api.send("DELETE", `accounts(${id})`, { token });
    expect([names.includes("prvDeleteAccount"), deleted.status]).toEqual([false, 403]);
    const read = await api.send("GET", "accounts?$select=name", { token });
    expect([names.includes("prvReadAccount"), read.status]).toEqual([true, 200]);
  });

  it("is empty without roles", async () => {
    expect(await privilegesOf(users.applicationWithoutRole.id)).toEqual([]);
  });

  it("tells an administrator from a delegate", async () => {
    const names = async (id: string) => (await privilegesOf(id)).map((one) => one.PrivilegeName);
    expect(await names(users.application.id)).toContain("prvActOnBehalfOfAnotherUser");
    expect(await names(users.administrator.id)).not.toContain("prvActOnBehalfOfAnotherUser");
  });

  it("is a function of a user who is there", async () => {
    expect((await api.send("POST", path(users.manager.id), { body: {} })).status).toBe(404);
    expect((await api.send("GET", path("00000000-0000-0000-0000-000000000001"))).status).toBe(404);
    expect((await api.send("GET", "RetrieveUserPrivileges")).status).toBe(404);
  });
});
