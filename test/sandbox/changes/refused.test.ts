import { users } from "../../../sandbox/seed/identities";
import { readOne, wanted } from "../metadata/definitions";
import { useApi } from "../support/api";
import { readDelta, startTracking, track } from "./support";

let now = Date.UTC(2026, 0, 5, 9, 0, 0);
const api = useApi({ clock: () => now, tokenLifetimeSeconds: 365 * 86_400 });
const day = 86_400_000;

const ask = (path: string, headers: Record<string, string> = track) =>
  api.send("GET", path.replace(api.sandbox.url, ""), { headers });

describe("query options", () => {
  it.each([
    ["$filter", "name eq 'A'"],
    ["$orderby", "name"],
    ["$expand", "primarycontactid"],
    ["$top", "1"],
    ["$apply", "groupby((name))"],
    ["$count", "true"],
  ])("refuses %s with the preference and in a delta link", async (option, value) => {
    const link = await startTracking(api);
    const query = `${option}=${encodeURIComponent(value)}`;
    for (const path of [`accounts?${query}`, `${link}&${query}`]) {
      const answer = await ask(path);
      expect(answer.status).toBe(400);
      expect(answer.error).toEqual({
        code: "0x80060888",
        message: `The "${option}" query parameter isn't supported when Change Tracking is enabled.`,
      });
    }
  });

  it("refuses a column that is none", async () => {
    expect((await ask("accounts?$select=Name")).error.message).toContain("'Name'");
  });

  it("refuses a page of a count", async () => {
    const token = "%3Ccookie%20istracking=%22True%22%20/%3E";
    const answer = await ask(`accounts/$count?$deltatoken=1&$skiptoken=${token}`);
    expect(answer.status).toBe(400);
  });
});

describe("tables", () => {
  it.each([
    ["roles", "role"],
    ["contoso_sensordatas", "contoso_sensordata"],
  ])("refuses %s, whose changes are not tracked", async (set, name) => {
    for (const [path, headers] of [
      [set, track],
      [`${set}?$deltatoken=1%2101%2f05%2f2026%2009%3a00%3a00`, {}],
    ] as const) {
      const answer = await ask(path, headers);
      expect(answer.status).toBe(400);
      expect(answer.error).toEqual({
        code: "0x80072491",
        message: `Entity ${name} isn't enabled for change tracking.`,
      });
    }
  });

  it("tracks links where both ends are tracked", async () => {
    const link = await startTracking(api, "accountleadscollection?$select=accountid");
    const account = await api.create("accounts", { name: "A" });
    const lead = await api.create("leads", { subject: "L", lastname: "L" });
    const body = { "@odata.id": `${api.sandbox.url}/api/data/v9.2/leads(${lead})` };
    const path = `accounts(${account})/accountleads_association/$ref`;
    expect((await api.send("POST", path, { body })).status).toBe(204);
    expect((await ask(link)).body["value"]).toEqual([
      expect.objectContaining({ accountid: account }),
    ]);
    const refused = await ask("systemuserrolescollection");
    expect(refused.error.code).toBe("0x80072492");
    expect(refused.error.message).toContain("intersect entity systemuserroles since both");
  });

  it("tells in its definitions who is tracked", async () => {
    const path =
      "EntityDefinitions?$select=LogicalName&$filter=ChangeTrackingEnabled eq true and IsCustomEntity eq false";
    const { value } = (await ask(path)).body as { value: { LogicalName: string }[] };
    const names = value.map(({ LogicalName }) => LogicalName);
    expect(names).toEqual(expect.arrayContaining(["account", "contact", "systemuser", "task"]));
    expect(names).not.toContain("role");
  });

  it("keeps tracking once it is on", async () => {
    const path = "EntityDefinitions(LogicalName='lead')";
    const body = { ...(await readOne(api, path)), ChangeTrackingEnabled: false };
    wanted(await api.send("PUT", path, { body }));
    wanted(await api.send("POST", "PublishAllXml"));
    expect(await readOne(api, path)).toMatchObject({ ChangeTrackingEnabled: true });
    expect((await ask("leads?$select=subject")).status).toBe(200);
  });

  it("starts tracking where it is switched on", async () => {
    const path = "EntityDefinitions(LogicalName='role')";
    const body = { ...(await readOne(api, path)), ChangeTrackingEnabled: true };
    wanted(await api.send("PUT", path, { body }));
    wanted(await api.send("POST", "PublishAllXml"));
    const link = await startTracking(api, "roles?$select=name");
    api.sandbox.insert("role", { name: "New" });
    expect(await readDelta(api, link)).toMatchObject({ names: ["New"] });
  });
});

describe("callers", () => {
  const withRole = (name: string, businessunitid?: string) => {
    const userId = api.sandbox.insert("systemuser", {
      lastname: "U",
      ...(businessunitid ? { businessunitid } : {}),
    });
    const role = api.sandbox.insert("role", { name });
    api.sandbox.store.link("systemuserroles_association", userId, role);
    return { userId, token: api.sandbox.issueToken({ userId }) };
  };
  const root = () =>
    String(api.sandbox.store.read("systemuser", users.administrator.id)?.["businessunitid"]);

  it("have to read at organization level", async () => {
    const { userId, token } = withRole("Unit Reader", root());
    const plain = await api.send("GET", "accounts?$select=name", { token });
    expect(plain.status).toBe(200);
    const refused = await api.send("GET", "accounts?$select=name", { token, headers: track });
    expect(refused.status).toBe(403);
    expect(refused.error.code).toBe("0x80040220");
    expect(refused.error.message).toContain(`(Id=${userId}, type=8, roleCount=1)`);
    expect(refused.error.message).toContain("is missing prvReadAccount privilege");
    const delta = (await startTracking(api)).replace(api.sandbox.url, "");
    expect((await api.send("GET", delta, { token })).status).toBe(403);
    const privileges = await api.send(
      "GET",
      `systemusers(${userId})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges`,
    );
    expect(privileges.body["RolePrivileges"]).toContainEqual(
      expect.objectContaining({ PrivilegeName: "prvReadAccount", Depth: "Deep" }),
    );
  });

  it("read nothing where the rows of their unit would have to be sifted", async () => {
    const unit = api.sandbox.insert("businessunit", {
      name: "Below",
      parentbusinessunitid: root(),
    });
    const { token } = withRole("Unit Reader", unit);
    expect((await api.send("GET", "accounts", { token })).status).toBe(403);
  });

  it("need the privilege at all", async () => {
    const { token } = withRole("Nobody");
    expect((await api.send("GET", "accounts", { token, headers: track })).status).toBe(403);
  });
});

describe("tokens", () => {
  it.each(["1", "1!01/05/2026", "x!01/05/2026 09:00:00", "1!13/05/2026 09:00:00"])(
    "refuses %s",
    async (token) => {
      const answer = await ask(`accounts?$deltatoken=${encodeURIComponent(token)}`);
      expect(answer.status).toBe(400);
      expect(answer.error.message).toBe(`The delta token '${token}' is not valid.`);
    },
  );

  it("expire after seven days", async () => {
    const link = await startTracking(api);
    now += 7 * day;
    expect((await ask(link, {})).status).toBe(200);
    now += 1000;
    const answer = await ask(link, {});
    expect(answer.status).toBe(400);
    expect(answer.error).toEqual({
      code: "0x80044352",
      message: "Version stamp associated with the client has expired. Please perform a full sync.",
    });
    const count = link.replace("accounts?", "accounts/$count?");
    expect((await ask(count, {})).status).toBe(400);
  });

  it("expire when and as the organization says", async () => {
    const link = await startTracking(api);
    const expired = { status: 410, code: "0x0", message: "Gone." };
    api.sandbox.setChangeTracking({ expireInDays: 30, expired });
    now += 29 * day;
    expect((await ask(link, {})).status).toBe(200);
    now += 2 * day;
    const answer = await ask(link, {});
    expect([answer.status, answer.error]).toEqual([410, { code: "0x0", message: "Gone." }]);
  });
});
