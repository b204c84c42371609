import { teams, users } from "../../../sandbox/seed/identities";
import { useApi } from "../support/api";

const api = useApi();
const crm = "Microsoft.Dynamics.CRM";
const account = (values = {}) => api.sandbox.insert("account", { name: "Shared", ...values });
const targetOf = (accountid: string) => ({ "@odata.type": `${crm}.account`, accountid });
const principalOf = (systemuserid: string) => ({
  "@odata.type": `${crm}.systemuser`,
  systemuserid,
});
const grant = (id: string, mask: string, Principal: object, message = "GrantAccess") =>
  api.send("POST", message, {
    body: { Target: targetOf(id), PrincipalAccess: { AccessMask: mask, Principal } },
  });
const sharedWith = async (id: string) => {
  const path = `RetrieveSharedPrincipalsAndAccess(Target=@t)?@t={'@odata.id':'accounts(${id})'}`;
  return ((await api.send("GET", path)).body as { PrincipalAccesses: object[] }).PrincipalAccesses;
};
const accessOf = async (principal: string, id: string) => {
  const path = `${principal}/${crm}.RetrievePrincipalAccess(Target=@t)?@t={'@odata.id':'accounts(${id})'}`;
  return (await api.send("GET", path)).body as { AccessRights: string };
};
const engineer = principalOf(users.engineer.id);
const desk = { "@odata.type": `${crm}.team`, ownerid: teams.tender };

describe("a share", () => {
  it("grows by GrantAccess, is replaced by ModifyAccess and ends by RevokeAccess", async () => {
    const id = account();
    expect((await grant(id, "ReadAccess", engineer)).status).toBe(204);
    expect((await grant(id, "WriteAccess, ShareAccess", engineer)).status).toBe(204);
    expect((await grant(id, "ReadAccess", desk)).status).toBe(204);
    expect(await sharedWith(id)).toEqual([
      {
        AccessMask: "ReadAccess, WriteAccess, ShareAccess",
        Principal: {
          "@odata.type": `#${crm}.systemuser`,
          ownerid: users.engineer.id,
          systemuserid: users.engineer.id,
        },
      },
      {
        AccessMask: "ReadAccess",
        Principal: { "@odata.type": `#${crm}.team`, ownerid: teams.tender, teamid: teams.tender },
      },
    ]);
    expect((await grant(id, "DeleteAccess", engineer, "ModifyAccess")).status).toBe(204);
    expect((await sharedWith(id))[0]).toMatchObject({ AccessMask: "DeleteAccess" });
    for (const _ of [1, 2]) {
      const body = { Target: targetOf(id), Revokee: engineer };
      expect((await api.send("POST", "RevokeAccess", { body })).status).toBe(204);
    }
    expect(await sharedWith(id)).toHaveLength(1);
  });

  it("adds to what roles allow, for the members of a team too", async () => {
    const id = account();
    const before = await accessOf(`systemusers(${users.salesperson.id})`, id);
    expect(before.AccessRights).toBe(
      "ReadAccess, WriteAccess, AppendAccess, AppendToAccess, CreateAccess, AssignAccess",
    );
    await grant(id, "DeleteAccess", desk);
    const after = await accessOf(`systemusers(${users.salesperson.id})`, id);
    expect(after.AccessRights).toContain("DeleteAccess");
    expect(await accessOf(`teams(${teams.tender})`, id)).toMatchObject({
      AccessRights: "DeleteAccess",
    });
  });

  it.each([
    ["with the owner", { ownerid: users.engineer.id }, "ReadAccess", "0x80040214"],
    ["of the right to create", {}, "ReadAccess, CreateAccess", "0x8004020D"],
  ])("%s is refused", async (_what, values, mask, code) => {
    const answer = await grant(account(values), mask, engineer);
    expect([answer.status, answer.error.code]).toEqual([400, code]);
  });

  it("takes the privilege to share", async () => {
    const body = {
      Target: targetOf(account()),
      PrincipalAccess: { AccessMask: "ReadAccess", Principal: engineer },
    };
    const token = api.sandbox.issueToken({ userId: users.salesperson.id });
    const answer = await api.send("POST", "GrantAccess", { body, token });
    expect(answer.status).toBe(403);
    expect(answer.error.message).toContain("prvShareAccount");
  });

  it("without a principal or its rights is refused", async () => {
    const Target = targetOf(account());
    for (const PrincipalAccess of [null, { AccessMask: "ReadAccess" }, { Principal: engineer }]) {
      const answer = await api.send("POST", "GrantAccess", { body: { Target, PrincipalAccess } });
      expect(answer.status).toBe(400);
      expect(answer.error.message).toContain("Required field 'PrincipalAccess' is missing");
    }
  });

  it("of a row that is not there, and with nobody, is 404", async () => {
    const nobody = "00000000-0000-4000-8000-00000000dead";
    expect((await grant(nobody, "ReadAccess", engineer)).status).toBe(404);
    expect((await grant(account(), "ReadAccess", principalOf(nobody))).status).toBe(404);
  });
});
