import { users } from "../../../sandbox/seed/identities";
import { useApi } from "../support/api";
import { crm, type Definition, labelOf, readOne, textColumn, textsOf, wanted } from "./definitions";

const api = useApi();
const table = "EntityDefinitions(LogicalName='new_project')";
const attributes = `${table}/Attributes`;
const at = (name: string) => `${attributes}(LogicalName='${name}')`;
const publish = () =>
  api.send("POST", "PublishXml", {
    body: {
      ParameterXml:
        "<importexportxml><entities><entity>new_project</entity></entities></importexportxml>",
    },
  });
const put = (path: string, body: unknown, merge?: boolean) =>
  api.send("PUT", path, {
    body,
    headers: merge === undefined ? {} : { "MSCRM.MergeLabels": String(merge) },
  });

/** A column of its own for each test. */
async function created(schemaName: string, rest: object = {}): Promise<Definition> {
  wanted(await api.send("POST", attributes, { body: textColumn(schemaName, rest) }));
  return await readOne(api, at(schemaName.toLowerCase()));
}

describe("PUT of a column", () => {
  it("is answered with its address, and seen once it is published", async () => {
    const before = await created("new_Title");
    const address = `${attributes}(${before.MetadataId})`;
    const answer = await put(address, { ...before, MaxLength: 250 }, true);
    expect(answer.status).toBe(204);
    expect(answer.headers.get("odata-entityid")).toBe(
      `${api.sandbox.url}/api/data/v9.2/${address}`,
    );
    expect(await readOne(api, at("new_title"))).toMatchObject({ MaxLength: 100 });
    expect((await publish()).status).toBe(204);
    expect(await readOne(api, at("new_title"))).toMatchObject({ MaxLength: 250 });
  });

  it("keeps other languages when it is told to merge labels", async () => {
    const before = await created("new_Merged");
    wanted(
      await put(at("new_merged"), { ...before, DisplayName: labelOf({ 1033: "Bank" }) }, true),
    );
    await publish();
    const { DisplayName, Description } = await readOne(api, at("new_merged"));
    expect(textsOf(DisplayName)).toEqual({ 1033: "Bank", 1031: "Name der Bank" });
    expect(textsOf(Description)).toEqual({ 1033: "Type the name of the bank" });
  });

  it.each([false, undefined])("loses other languages with MSCRM.MergeLabels %s", async (merge) => {
    const name = `new_Lost${merge}`;
    const before = await created(name);
    const body = { ...before, DisplayName: labelOf({ 1033: "Bank" }) };
    wanted(await put(at(name.toLowerCase()), body, merge));
    await publish();
    const { DisplayName } = await readOne(api, at(name.toLowerCase()));
    expect(textsOf(DisplayName)).toEqual({ 1033: "Bank" });
  });

  it("adds to changes that are not published yet", async () => {
    const before = await created("new_Twice");
    wanted(await put(at("new_twice"), { ...before, DisplayName: labelOf({ 1033: "One" }) }, true));
    wanted(await put(at("new_twice"), { ...before, DisplayName: labelOf({ 1031: "Zwei" }) }, true));
    await publish();
    const { DisplayName } = await readOne(api, at("new_twice"));
    expect(textsOf(DisplayName)).toEqual({ 1033: "One", 1031: "Zwei" });
  });

  it("resets what it leaves out: a definition is replaced as a whole", async () => {
    await created("new_Short", { MaxLength: 40, RequiredLevel: { Value: "ApplicationRequired" } });
    wanted(
      await put(at("new_short"), {
        "@odata.type": `${crm}.StringAttributeMetadata`,
        DisplayName: labelOf({ 1033: "Short" }),
      }),
    );
    await publish();
    expect(await readOne(api, at("new_short"))).toMatchObject({
      MaxLength: 100,
      RequiredLevel: { Value: "None" },
      Description: { LocalizedLabels: [] },
    });
  });

  it("renames a column of the system, which stays what it was", async () => {
    const before = await readOne(api, at("createdon"));
    const body = { ...before, DisplayName: labelOf({ 1033: "Born", 1031: "Geboren" }) };
    wanted(await put(at("createdon"), body, true));
    await publish();
    const after = await readOne(api, at("createdon"));
    expect(textsOf(after.DisplayName)).toEqual({ 1033: "Born", 1031: "Geboren" });
    expect(after).toMatchObject({ IsCustomAttribute: false, IsValidForUpdate: false });
    const id = await api.create("new_projectcollection", { new_name: "P" });
    const row = await api.send("GET", `new_projectcollection(${id})?$select=createdon`);
    expect(row.body["createdon"]).toMatch(/Z$/);
  });

  it("takes its type from a cast in the path", async () => {
    const path = `${at("new_code")}/${crm}.StringAttributeMetadata`;
    const { "@odata.type": _type, ...body } = await readOne(api, path);
    wanted(await put(path, { ...body, MaxLength: 30 }, true));
    await publish();
    expect(await readOne(api, path)).toMatchObject({ MaxLength: 30 });
    expect((await put(at("new_code"), body, true)).error.code).toBe("0x80048d19");
  });

  it("does not change options", async () => {
    const path = `${at("new_phase")}/${crm}.PicklistAttributeMetadata`;
    const before = await readOne(api, `${path}?$expand=OptionSet`);
    const { Options, ...set } = before.OptionSet;
    const body = { ...before, OptionSet: { ...set, Options: Options.slice(1) } };
    wanted(await put(path, body, true));
    await publish();
    const after = await readOne(api, `${path}?$expand=OptionSet`);
    expect(after.OptionSet.Options).toEqual(Options);
  });

  it.each([
    ["another name", { SchemaName: "new_Region2" }, "0x80040203"],
    ["another id", { MetadataId: "00000000-0000-0000-0000-000000000001" }, "0x80040203"],
    ["another type", { "@odata.type": `${crm}.MemoAttributeMetadata` }, "0x80040203"],
    [
      "a level the system keeps for itself",
      { RequiredLevel: { Value: "SystemRequired" } },
      "0x8004D293",
    ],
    ["a property nobody knows", { Length: 5 }, "0x80048d19"],
    ["a label that is a text", { DisplayName: "Region" }, "0x80048d19"],
    ["a foreign language", { DisplayName: labelOf({ 1036: "Région" }) }, "0x80044195"],
  ])("is refused with %s", async (_, change, code) => {
    const before = await readOne(api, at("new_region"));
    const answer = await put(at("new_region"), { ...before, ...change });
    expect([answer.status, answer.error.code]).toEqual([400, code]);
  });

  it("is refused to who may not customize", async () => {
    const token = api.sandbox.issueToken({ userId: users.salesperson.id });
    const body = await readOne(api, at("new_region"));
    const answer = await api.send("PUT", at("new_region"), { body, token });
    expect([answer.status, answer.error.code]).toEqual([403, "0x80040220"]);
  });
});

describe("DELETE of a column", () => {
  it("takes the column and its values away at once", async () => {
    await created("new_Doomed");
    const id = await api.create("new_projectcollection", { new_name: "P", new_doomed: "x" });
    expect((await api.send("DELETE", at("new_doomed"))).status).toBe(204);
    expect((await api.send("GET", at("new_doomed"))).status).toBe(404);
    const row = await api.send("GET", `new_projectcollection(${id})`);
    expect(row.body).not.toHaveProperty("new_doomed");
    const written = await api.send("PATCH", `new_projectcollection(${id})`, {
      body: { new_doomed: "y" },
    });
    expect(written.status).toBe(400);
  });

  it("makes room for a column of the same name and another type", async () => {
    await created("new_Reused");
    await api.create("new_projectcollection", { new_name: "P", new_reused: "ä" });
    wanted(await api.send("DELETE", at("new_reused")));
    const body = { "@odata.type": `${crm}.IntegerAttributeMetadata`, SchemaName: "new_Reused" };
    wanted(await api.send("POST", attributes, { body }));
    const id = await api.create("new_projectcollection", { new_name: "P", new_reused: 7 });
    const row = await api.send("GET", `new_projectcollection(${id})?$select=new_reused`);
    expect(row.body["new_reused"]).toBe(7);
  });

  it("drops it from changes that wait to be published", async () => {
    const before = await created("new_Waiting");
    wanted(await put(at("new_waiting"), { ...before, MaxLength: 5 }));
    wanted(await api.send("DELETE", at("new_waiting")));
    wanted(await publish());
    expect((await api.send("GET", at("new_waiting"))).status).toBe(404);
  });

  it("of a lookup takes its relationship along", async () => {
    wanted(await api.send("DELETE", at("new_sponsorid")));
    const path = "RelationshipDefinitions(SchemaName='new_contact_new_project')";
    expect((await api.send("GET", path)).status).toBe(404);
    const expanded = await api.send("GET", "contacts?$expand=new_contact_new_project");
    expect(expanded.status).toBe(400);
  });

  it("of the last amount leaves the currency", async () => {
    for (const name of ["new_budget", "new_spent"]) wanted(await api.send("DELETE", at(name)));
    expect(await readOne(api, at("transactioncurrencyid"))).toMatchObject({
      AttributeType: "Lookup",
    });
    expect((await api.send("GET", at("new_budget_base"))).status).toBe(404);
  });

  it.each([
    ["account", "websiteurl", "0x80047009"],
    ["new_project", "createdon", "0x80047009"],
    ["new_project", "new_name", "0x80047002"],
    ["new_project", "new_phasename", "0x80047016"],
    ["new_project", "new_photo_url", "0x80047016"],
    ["account", "revenue_base", "0x80048CFE"],
    ["new_project", "new_number", "0x8004F01F"],
  ])("is refused for %s.%s", async (name, column, code) => {
    const path = `EntityDefinitions(LogicalName='${name}')/Attributes(LogicalName='${column}')`;
    const answer = await api.send("DELETE", path);
    expect([answer.status, answer.error.code]).toEqual([400, code]);
  });

  it("says how many others need the column", async () => {
    const { MetadataId } = await readOne(api, at("new_code"));
    const answer = await api.send("DELETE", at("new_code"));
    expect(answer.error.message).toBe(
      `The Attribute(${MetadataId}) component cannot be deleted because it is referenced by 1 other components. For a list of referenced components, use the RetrieveDependenciesForDeleteRequest.`,
    );
  });

  it("finds nothing where there is nothing", async () => {
    expect((await api.send("DELETE", at("nothing"))).status).toBe(404);
    expect((await api.send("DELETE", attributes)).status).toBe(405);
  });
});

describe("PUT of a table", () => {
  it("changes its labels and turns on change tracking, once published", async () => {
    const path = "EntityDefinitions(LogicalName='contoso_sensordata')";
    const before = await readOne(api, path);
    const body = {
      ...before,
      DisplayName: labelOf({ 1033: "Reading" }),
      ChangeTrackingEnabled: true,
    };
    const answer = await put(path, body, true);
    expect(answer.headers.get("odata-entityid")).toBe(`${api.sandbox.url}/api/data/v9.2/${path}`);
    expect(textsOf((await readOne(api, path)).DisplayName)[1033]).toBe("Sensor Data");
    wanted(await api.send("POST", "PublishAllXml"));
    const after = await readOne(api, path);
    expect(textsOf(after.DisplayName)).toEqual({ 1033: "Reading", 1031: "Sensordaten" });
    expect(after).toMatchObject({ ChangeTrackingEnabled: true });
  });

  it.each([
    [{ LogicalName: "other" }, 400],
    [{ OwnershipType: "OrganizationOwned" }, 400],
    [{ HasNotes: false }, 501],
    [{ Colour: "red" }, 400],
  ])("refuses %j", async (change, status) => {
    const before = await readOne(api, table);
    expect((await put(table, { ...before, ...change })).status).toBe(status);
  });
});

describe("PublishXml", () => {
  it.each([
    ["<importexportxml>", "0x80040201", 400],
    ["<other/>", "0x80040201", 400],
    [
      "<importexportxml><entities><entity>nothing</entity></entities></importexportxml>",
      "0x80040217",
      404,
    ],
  ])("refuses %s", async (ParameterXml, code, status) => {
    const answer = await api.send("POST", "PublishXml", { body: { ParameterXml } });
    expect([answer.status, answer.error.code]).toEqual([status, code]);
  });

  it("wants its parameter, and to be posted", async () => {
    expect((await api.send("POST", "PublishXml", { body: {} })).error.code).toBe("0x80040203");
    expect((await api.send("GET", "PublishXml")).status).toBe(404);
    const more = { ParameterXml: "<importexportxml/>", Entities: [] };
    expect((await api.send("POST", "PublishXml", { body: more })).error.code).toBe("0x80048d19");
  });
});
