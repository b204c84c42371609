import { users } from "../../../sandbox/seed/identities";
import { useApi } from "../support/api";
import { crm, labelOf, readAll, readOne, textColumn, textsOf, wanted } from "./definitions";

const lagMs = 20_000;
let now = Date.UTC(2026, 0, 5, 8);
const api = useApi({ clock: () => now, metadataLagMs: lagMs });
const attributes = "EntityDefinitions(LogicalName='new_project')/Attributes";
const at = (name: string) => `${attributes}(LogicalName='${name}')`;
const strong = { headers: { Consistency: "Strong" } };
const statusOf = async (path: string, sent = {}) => (await api.send("GET", path, sent)).status;
beforeEach(() => {
  now += 10 * lagMs;
});

describe("a change of definitions, with a lag", () => {
  it("is unknown for a while, unless strong consistency is asked for", async () => {
    wanted(await api.send("POST", attributes, { body: textColumn("new_Late") }));
    expect(await statusOf(at("new_late"))).toBe(404);
    expect(await statusOf(at("new_late"), strong)).toBe(200);
    const listed = async (sent = {}) =>
      (await readAll(api, `${attributes}?$select=LogicalName`, sent)).map((one) => one.LogicalName);
    expect(await listed()).not.toContain("new_late");
    expect(await listed(strong)).toContain("new_late");
    now += lagMs - 1;
    expect(await statusOf(at("new_late"))).toBe(404);
    now += 1;
    expect(await statusOf(at("new_late"))).toBe(200);
  });

  it("is known to who changes definitions further", async () => {
    wanted(await api.send("POST", attributes, { body: textColumn("new_Hasty") }));
    const again = await api.send("POST", attributes, { body: textColumn("new_Hasty") });
    expect(again.error.code).toBe("0x80047013");
    const body = { ...textColumn("new_Hasty"), MaxLength: 7 };
    expect((await api.send("PUT", at("new_hasty"), { body })).status).toBe(204);
  });

  it("of a label shows late, too", async () => {
    const body = await readOne(api, at("new_region"));
    const DisplayName = labelOf({ 1033: "Area" });
    wanted(await api.send("PUT", at("new_region"), { body: { ...body, DisplayName } }));
    wanted(await api.send("POST", "PublishAllXml"));
    const label = async (sent = {}) =>
      textsOf((await readOne(api, at("new_region"), sent)).DisplayName)[1033];
    expect([await label(), await label(strong)]).toEqual(["Region", "Area"]);
    now += lagMs;
    expect(await label()).toBe("Area");
  });

  it("of a deletion leaves a shadow", async () => {
    wanted(await api.send("DELETE", at("new_website")));
    expect(await statusOf(at("new_website"))).toBe(200);
    expect(await statusOf(at("new_website"), strong)).toBe(404);
    expect(await api.send("GET", "$metadata").then(({ text }) => text)).toContain('"new_website"');
  });

  it("is one of several, each seen in its turn", async () => {
    wanted(await api.send("POST", attributes, { body: textColumn("new_First") }));
    now += lagMs / 2;
    wanted(await api.send("POST", attributes, { body: textColumn("new_Second") }));
    now += lagMs / 2;
    expect([await statusOf(at("new_first")), await statusOf(at("new_second"))]).toEqual([200, 404]);
    now += lagMs / 2;
    expect(await statusOf(at("new_second"))).toBe(200);
  });

  it("is in the rows at once: it is definitions that are cached", async () => {
    wanted(await api.send("POST", attributes, { body: textColumn("new_Prompt") }));
    const id = await api.create("new_projectcollection", { new_name: "P", new_prompt: "x" });
    expect(await statusOf(`new_projectcollection(${id})?$select=new_prompt`)).toBe(200);
  });
});

describe("the language of a user", () => {
  const path = "EntityDefinitions(LogicalName='account')?$select=DisplayName";
  const shown = async (userId: string) => {
    const token = api.sandbox.issueToken({ userId });
    return (await readOne(api, path, { token })).DisplayName.UserLocalizedLabel?.LanguageCode;
  };

  it("is the one in the user's settings", async () => {
    expect(await shown(users.administrator.id)).toBe(1033);
    expect(await shown(users.manager.id)).toBe(1031);
    const settings = `usersettingscollection(${users.administrator.id})`;
    wanted(await api.send("PATCH", settings, { body: { uilanguageid: 1031, localeid: 1031 } }));
    expect(await shown(users.administrator.id)).toBe(1031);
    const { body } = await api.send("GET", `${settings}?$select=uilanguageid`);
    expect(body["uilanguageid"]).toBe(1031);
  });

  it("is English where it is not provisioned", async () => {
    const settings = `usersettingscollection(${users.engineer.id})`;
    wanted(await api.send("PATCH", settings, { body: { uilanguageid: 1036 } }));
    expect(await shown(users.engineer.id)).toBe(1033);
  });

  it("falls back to English where a label lacks it", async () => {
    wanted(
      await api.send("POST", attributes, {
        body: textColumn("new_English", { DisplayName: labelOf({ 1033: "Only" }) }),
      }),
    );
    const token = api.sandbox.issueToken({ userId: users.manager.id });
    const { DisplayName } = await readOne(api, at("new_english"), { token, ...strong });
    expect(DisplayName.UserLocalizedLabel).toMatchObject({ Label: "Only", LanguageCode: 1033 });
  });

  it("is the impersonated user's", async () => {
    const { DisplayName } = await readOne(api, path, {
      headers: { CallerObjectId: users.manager.objectId },
    });
    expect(DisplayName.UserLocalizedLabel?.Label).toBe("Firma");
  });

  it("reaches options and expanded columns", async () => {
    const token = api.sandbox.issueToken({ userId: users.manager.id });
    const table = await readOne(
      api,
      `EntityDefinitions(LogicalName='account')?$select=LogicalName&$expand=Attributes($select=DisplayName;$filter=LogicalName eq 'telephone1')`,
      { token },
    );
    expect(table.Attributes[0]?.DisplayName.UserLocalizedLabel?.LanguageCode).toBe(1031);
    const { OptionSet } = await readOne(
      api,
      `EntityDefinitions(LogicalName='account')/Attributes(LogicalName='statecode')/${crm}.StateAttributeMetadata?$expand=OptionSet`,
      { token },
    );
    expect(OptionSet.Options[0]?.Label.UserLocalizedLabel?.Label).toBe("Aktiv");
  });
});
