import { useApi } from "../support/api";
import { crm, type Definition, labelOf, readOne, textsOf, wanted } from "./definitions";

const api = useApi();
const at = (table: string, column: string, type: string) =>
  `EntityDefinitions(LogicalName='${table}')/Attributes(LogicalName='${column}')/${crm}.${type}AttributeMetadata?$expand=OptionSet`;
const optionsOf = async (table: string, column: string, type = "Picklist") =>
  (await readOne(api, at(table, column, type))).OptionSet.Options;
const valuesOf = async (...column: Parameters<typeof optionsOf>) =>
  (await optionsOf(...column)).map(({ Value }) => Value);
const act = (action: string, body: object) => api.send("POST", action, { body });
const phase = { EntityLogicalName: "new_project", AttributeLogicalName: "new_phase" };
const status = { EntityLogicalName: "new_project", AttributeLogicalName: "statuscode" };
const publish = async () => wanted(await api.send("POST", "PublishAllXml"));

describe("InsertOptionValue", () => {
  it("adds an option, seen and usable once it is published", async () => {
    const body = {
      ...phase,
      Value: 727000005,
      Label: labelOf({ 1033: "Echo", 1031: "Echo (de)" }),
    };
    const answer = await act("InsertOptionValue", { ...body, SolutionUniqueName: "example" });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      "@odata.context": `${api.sandbox.url}/api/data/v9.2/$metadata#${crm}.InsertOptionValueResponse`,
      NewOptionValue: 727000005,
    });
    expect(await valuesOf("new_project", "new_phase")).not.toContain(727000005);
    const early = await api.send("POST", "new_projectcollection", {
      body: { new_name: "P", new_phase: 727000005 },
    });
    expect(early.error.code).toBe("0x8004431A");
    await publish();
    const added = (await optionsOf("new_project", "new_phase")).at(-1);
    expect(added?.Value).toBe(727000005);
    expect(textsOf(added?.Label ?? { LocalizedLabels: [], UserLocalizedLabel: null })).toEqual({
      1033: "Echo",
      1031: "Echo (de)",
    });
    await api.create("new_projectcollection", { new_name: "P", new_phase: 727000005 });
  });

  it("chooses a value where none is given", async () => {
    const answer = await act("InsertOptionValue", { ...phase, Label: labelOf({ 1033: "Next" }) });
    expect(answer.body["NewOptionValue"]).toBe(727000006);
  });

  it("reaches every column that shares a global choice", async () => {
    const body = {
      OptionSetName: "new_risklevel",
      Value: 727000009,
      Label: labelOf({ 1033: "X" }),
    };
    wanted(await act("InsertOptionValue", body));
    await publish();
    expect(await valuesOf("new_project", "new_risk")).toContain(727000009);
    const { Options } = await readOne(api, "GlobalOptionSetDefinitions(Name='new_risklevel')");
    expect(Options).toHaveLength(4);
  });

  it.each([
    ["a value that is taken", { ...phase, Value: 100000000 }, 400, "0x80044310"],
    ["a boolean", { ...phase, AttributeLogicalName: "new_billable" }, 400, "0x80044320"],
    ["status reasons", status, 400, "0x80044320"],
    ["a column that is not there", { ...phase, AttributeLogicalName: "x" }, 404, "0x80040217"],
    ["a table that is not there", { ...phase, EntityLogicalName: "x" }, 404, "0x80040217"],
    ["a global choice that is not there", { OptionSetName: "x" }, 404, "0x80040217"],
    ["no set at all", {}, 400, "0x80040203"],
    ["two sets at once", { ...phase, OptionSetName: "new_risklevel" }, 400, "0x80040203"],
    ["a value that is text", { ...phase, Value: "1" }, 400, "0x80048d19"],
    ["a parameter nobody knows", { ...phase, Colour: "red" }, 400, "0x80048d19"],
  ])("refuses %s", async (_, body, code, error) => {
    const answer = await act("InsertOptionValue", body);
    expect([answer.status, answer.error.code]).toEqual([code, error]);
  });

  it("is an action", async () => {
    expect((await api.send("GET", "InsertOptionValue")).status).toBe(404);
  });
});

describe("UpdateOptionValue", () => {
  const texts = async (value: number) => {
    const found = (await optionsOf("new_project", "new_phase")).find(
      ({ Value }) => Value === value,
    );
    return found === undefined ? undefined : textsOf(found.Label);
  };

  it("merges labels, or loses the other languages", async () => {
    const change = (MergeLabels: boolean, texts: Record<number, string>) =>
      act("UpdateOptionValue", {
        ...phase,
        Value: 100000001,
        Label: labelOf(texts),
        MergeLabels,
      });
    expect((await change(true, { 1033: "Plan" })).status).toBe(204);
    await publish();
    expect(await texts(100000001)).toEqual({ 1033: "Plan", 1031: "Planung" });
    wanted(await change(false, { 1033: "Plan!" }));
    await publish();
    expect(await texts(100000001)).toEqual({ 1033: "Plan!" });
  });

  it("changes the words for yes and no", async () => {
    const body = {
      EntityLogicalName: "new_project",
      AttributeLogicalName: "new_billable",
      Value: 1,
      Label: labelOf({ 1033: "Up" }),
      MergeLabels: true,
    };
    wanted(await act("UpdateOptionValue", body));
    await publish();
    const { OptionSet } = await readOne(api, at("new_project", "new_billable", "Boolean"));
    expect(textsOf(OptionSet.TrueOption.Label)[1033]).toBe("Up");
  });

  it("wants MergeLabels, and a value that is there", async () => {
    const body = { ...phase, Value: 100000001, Label: labelOf({ 1033: "X" }) };
    expect((await act("UpdateOptionValue", body)).error.code).toBe("0x80040203");
    const other = { ...body, Value: 5, MergeLabels: true };
    expect((await act("UpdateOptionValue", other)).error.code).toBe("0x80040393");
  });
});

describe("OrderOption", () => {
  const skills = { EntityLogicalName: "new_project", AttributeLogicalName: "new_skills" };

  it("puts options in another order", async () => {
    expect((await act("OrderOption", { ...skills, Values: [9, 4, 3, 2, 1] })).status).toBe(204);
    await publish();
    const values = await valuesOf("new_project", "new_skills", "MultiSelectPicklist");
    expect(values).toEqual([9, 4, 3, 2, 1]);
  });

  it.each([
    [[1, 2, 3], "0x80044324"],
    [[1, 2, 3, 4, 5], "0x80044325"],
    [[1, 1, 2, 3, 4], "0x80044325"],
  ])("refuses %j", async (Values, code) => {
    expect((await act("OrderOption", { ...skills, Values })).error.code).toBe(code);
  });
});

describe("DeleteOptionValue", () => {
  it("takes an option away", async () => {
    expect((await act("DeleteOptionValue", { ...phase, Value: 100000003 })).status).toBe(204);
    await publish();
    expect(await valuesOf("new_project", "new_phase")).not.toContain(100000003);
  });

  it.each([
    ["of a boolean", { ...phase, AttributeLogicalName: "new_billable", Value: 1 }, "0x80044323"],
    ["that is a state", { ...phase, AttributeLogicalName: "statecode", Value: 1 }, "0x80044323"],
    ["that is a state's default", { ...status, Value: 1 }, "0x80044341"],
    ["that is not there", { ...phase, Value: 77 }, "0x80040393"],
  ])("refuses an option %s", async (_, body, code) => {
    expect((await act("DeleteOptionValue", body)).error.code).toBe(code);
  });
});

describe("status reasons and states", () => {
  let added = 0;
  it("get a status reason that belongs to a state", async () => {
    const body = { ...status, StateCode: 1, Label: labelOf({ 1033: "Paused", 1031: "Ruht" }) };
    const answer = await act("InsertStatusValue", body);
    added = Number(answer.body["NewOptionValue"]);
    await publish();
    const found = await optionsOf("new_project", "statuscode", "Status");
    expect(found.at(-1)).toMatchObject({ Value: added, State: 1 });
    const id = await api.create("new_projectcollection", { new_name: "P" });
    const change = { statecode: 1, statuscode: added };
    const path = `new_projectcollection(${id})`;
    expect((await api.send("PATCH", path, { body: change })).status).toBe(204);
  });

  it("get another default status, whose option then stays", async () => {
    const state = { ...status, AttributeLogicalName: "statecode" };
    const body = {
      ...state,
      Value: 1,
      Label: labelOf({ 1033: "Closed" }),
      MergeLabels: true,
      DefaultStatusCode: added,
    };
    wanted(await act("UpdateStateValue", body));
    await publish();
    const [, closed] = await optionsOf("new_project", "statecode", "State");
    expect(closed).toMatchObject({ DefaultStatus: added, InvariantName: "Closed" });
    const removal = await act("DeleteOptionValue", { ...status, Value: added });
    expect(removal.error.code).toBe("0x80044341");
    const wrong = await act("UpdateStateValue", { ...body, DefaultStatusCode: 1 });
    expect(wrong.error.code).toBe("0x80040203");
  });

  it("refuse a state there is not, and other columns", async () => {
    const label = { Label: labelOf({ 1033: "X" }) };
    const unknown = await act("InsertStatusValue", { ...status, ...label, StateCode: 7 });
    expect(unknown.error.code).toBe("0x80040203");
    const choice = await act("InsertStatusValue", { ...phase, ...label, StateCode: 0 });
    expect(choice.error.code).toBe("0x80044320");
  });
});

it("formatted values follow the published labels", async () => {
  const id = await api.create("new_projectcollection", { new_name: "P", new_phase: 100000002 });
  const formatted = async (): Promise<unknown> => {
    const row: Partial<Definition> = (
      await api.send("GET", `new_projectcollection(${id})?$select=new_phase`, {
        headers: { Prefer: 'odata.include-annotations="*"' },
      })
    ).body;
    return row["new_phase@OData.Community.Display.V1.FormattedValue"];
  };
  const Label = labelOf({ 1033: "Under way" });
  wanted(await act("UpdateOptionValue", { ...phase, Value: 100000002, Label, MergeLabels: true }));
  expect(await formatted()).toBe("Running");
  await publish();
  expect(await formatted()).toBe("Under way");
});
