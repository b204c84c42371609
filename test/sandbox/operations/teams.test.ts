import { teams, users } from "../../../sandbox/seed/identities";
import { useApi } from "../support/api";

const api = useApi();
const crm = "Microsoft.Dynamics.CRM";
const send = (message: string, ids: readonly string[], team: string = teams.tender) =>
  api.send("POST", `teams(${team})/${crm}.${message}`, {
    body: { Members: ids.map((ownerid) => ({ "@odata.type": `${crm}.systemuser`, ownerid })) },
  });
const membersOf = async (team: string = teams.tender) => {
  const path = `teams(${team})/teammembership_association?$select=systemuserid`;
  const { value } = (await api.send("GET", path)).body as { value: { systemuserid: string }[] };
  return value.map(({ systemuserid }) => systemuserid).sort();
};

describe("members of a team", () => {
  const { manager, engineer } = users;

  it("come and go, and those that are in or out already stay so", async () => {
    await send("RemoveMembersTeam", await membersOf());
    expect(await membersOf()).toEqual([]);
    const added = await send("AddMembersTeam", [manager.id, engineer.id]);
    expect([added.status, added.text]).toEqual([204, ""]);
    expect((await send("AddMembersTeam", [manager.id])).status).toBe(204);
    expect(await membersOf()).toEqual([manager.id, engineer.id].sort());
    const removed = await send("RemoveMembersTeam", [manager.id, users.salesperson.id]);
    expect(removed.status).toBe(204);
    expect(await membersOf()).toEqual([engineer.id]);
  });

  it("are named by either key", async () => {
    const Members = [{ systemuserid: manager.id }];
    const path = `teams(${teams.tender})/${crm}.AddMembersTeam`;
    expect((await api.send("POST", path, { body: { Members } })).status).toBe(204);
    expect(await membersOf()).toContain(manager.id);
  });

  it("are added all or none", async () => {
    await send("RemoveMembersTeam", await membersOf());
    const answer = await send("AddMembersTeam", [manager.id, teams.root]);
    expect(answer.status).toBe(404);
    expect(await membersOf()).toEqual([]);
  });

  it("are added in a change set only if all of it succeeds", async () => {
    await send("RemoveMembersTeam", await membersOf());
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
    const Members = [{ "@odata.type": `${crm}.systemuser`, ownerid: manager.id }];
    const batch = (subject: unknown) => {
      const path = "/api/data/v9.2";
      const parts = [
        part(1, `POST ${path}/teams(${teams.tender})/${crm}.AddMembersTeam`, { Members }),
        part(2, `POST ${path}/tasks`, { subject }),
      ];
      const inside = "Content-Type: multipart/mixed;boundary=c";
      const body = ["--b", inside, "", ...parts, "--c--", "--b--", ""].join("\r\n");
      const headers = { "Content-Type": "multipart/mixed;boundary=b" };
      return api.send("POST", "$batch", { body, headers });
    };
    expect((await batch(1)).status).toBe(400);
    expect(await membersOf()).toEqual([]);
    expect((await batch("Call")).status).toBe(200);
    expect(await membersOf()).toEqual([manager.id]);
  });

  it.each([
    ["AddMembersTeam", "0x8004830B"],
    ["RemoveMembersTeam", "0x8004830C"],
  ])("of the default team follow the business unit: %s", async (message, code) => {
    const [team] = api.sandbox.store.find("team", { isdefault: 1 });
    const answer = await send(message, [manager.id], String(team?.["teamid"]));
    expect([answer.status, answer.error.code]).toEqual([400, code]);
  });
});
