import type { ChoiceList } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();
const list = (inputs: object) => bench.act<ChoiceList>("listChoices", { ...inputs });

test("a status reason: labels in every language, and the status it belongs to", async () => {
  expect(await list({ entityType: "accounts", columnName: "statuscode" })).toEqual({
    name: "account_statuscode",
    entityType: "account",
    columnName: "statuscode",
    isGlobal: false,
    isMultiSelect: false,
    choices: [
      {
        value: 1,
        label: "Active",
        labels: { "1033": "Active", "1031": "Aktiv" },
        color: null,
        state: 0,
        defaultStatus: null,
      },
      {
        value: 2,
        label: "Inactive",
        labels: { "1033": "Inactive", "1031": "Inaktiv" },
        color: null,
        state: 1,
        defaultStatus: null,
      },
    ],
  });
});

test.each([
  ["account", "StateCode", [0, 1]],
  ["Firma", "creditonhold", [0, 1]],
  ["new_project", "new_phase", [100000000, 100000001, 100000002, 100000003]],
  ["new_project", "Phase", [100000000, 100000001, 100000002, 100000003]],
])("%s.%s, by any name", async (entityType, columnName, values) => {
  const { choices } = await list({ entityType, columnName });
  expect(choices.map(({ value }) => value)).toEqual(values);
});

test("a status has the status reason that goes with it", async () => {
  const { choices } = await list({ entityType: "account", columnName: "statecode" });
  expect(choices.map(({ defaultStatus }) => defaultStatus)).toEqual([1, 2]);
});

test("a multi-select choice is told from other virtual columns", async () => {
  const skills = await list({ entityType: "new_project", columnName: "new_skills" });
  expect(skills).toMatchObject({ isMultiSelect: true, columnName: "new_skills" });
  expect(bench.requests().at(-1)?.path).toMatch(
    /Microsoft\.Dynamics\.CRM\.MultiSelectPicklistAttributeMetadata$/,
  );
});

test.each([
  [{ globalChoiceName: "new_risklevel" }, null, 1],
  [{ globalChoiceName: "NEW_RiskLevel" }, null, 3],
  [{ entityType: "new_project", columnName: "new_risk" }, "new_risk", undefined],
])("a global choice: %j", async (inputs, columnName, requests) => {
  expect(await list(inputs)).toMatchObject({
    name: "new_risklevel",
    isGlobal: true,
    columnName,
    choices: [{ label: "Low" }, { label: "Medium" }, { label: "High" }],
  });
  if (requests !== undefined) expect(bench.requests()).toHaveLength(requests);
});

test("colors, and labels of one language only", async () => {
  const label = (text: string) => ({ LocalizedLabels: [{ Label: text, LanguageCode: 1033 }] });
  await bench.act("createAttribute", {
    entityId: "new_project",
    attributeBody: {
      AttributeType: "Picklist",
      AttributeTypeName: { Value: "PicklistType" },
      SchemaName: "new_Mood",
      DisplayName: label("Mood"),
      OptionSet: {
        "@odata.type": "Microsoft.Dynamics.CRM.OptionSetMetadata",
        IsGlobal: false,
        OptionSetType: "Picklist",
        Options: [
          { Value: 727000000, Label: label("Calm"), Color: "#00ff00" },
          { Value: 727000001, Label: label("Tense") },
        ],
      },
    },
  });
  const { choices } = await list({ entityType: "new_project", columnName: "new_mood" });
  expect(choices).toEqual([
    {
      value: 727000000,
      label: "Calm",
      labels: { "1033": "Calm" },
      color: "#00ff00",
      state: null,
      defaultStatus: null,
    },
    expect.objectContaining({ label: "Tense", color: null }),
  ]);
});

test.each([
  [{}, /Choices are those of a column.* or of a Global Choice Name alone/],
  [{ entityType: "account" }, /Choices are those of a column/],
  [{ columnName: "statuscode" }, /Choices are those of a column/],
  [
    { entityType: "account", columnName: "statuscode", globalChoiceName: "new_risklevel" },
    /Choices are those of a column/,
  ],
  [{ globalChoiceName: "a'b" }, /Global Choice Name "a'b" is not the name of a choice/],
])("refuses %j before anything is sent", async (inputs, message) => {
  expect((await bench.failure("listChoices", inputs)).message).toMatch(message);
  expect(bench.sandbox.requests).toEqual([]);
});

test.each([
  [
    { entityType: "account", columnName: "statuscod" },
    /Column Name "statuscod": account has no such column; did you mean statuscode\?$/,
  ],
  [{ entityType: "account", columnName: "name" }, /Column Name "name" has no choices; columns/],
  [
    { globalChoiceName: "new_risklevl" },
    /Global Choice Name "new_risklevl" is no choice of this environment; did you mean new_risklevel\?/,
  ],
])("says what was meant by %j", async (inputs, message) => {
  expect((await bench.failure("listChoices", inputs)).message).toMatch(message);
});
