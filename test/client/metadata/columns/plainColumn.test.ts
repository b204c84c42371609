import { hasPlainLabels, plainColumn } from "../../../../src/client/metadata/columns/plainColumn";

const german = (Label: string) => ({ LocalizedLabels: [{ Label, LanguageCode: 1031 }] });

test("labels at any depth are in the language that is known, all else is as it was", () => {
  const body = {
    SchemaName: "new_Kind",
    DisplayName: "Art",
    RequiredLevel: { Value: "None" },
    OptionSet: { Name: "new_kind", Options: [{ Value: 1, Label: "Gut", Color: "#00FF00" }] },
  };
  expect(plainColumn(body, 1031)).toEqual({
    SchemaName: "new_Kind",
    DisplayName: german("Art"),
    RequiredLevel: { Value: "None" },
    OptionSet: {
      Name: "new_kind",
      Options: [{ Value: 1, Label: german("Gut"), Color: "#00FF00" }],
    },
  });
});

test("a body in Dataverse's form is left as it is, and asks for no language", () => {
  const body = {
    "@odata.type": "Microsoft.Dynamics.CRM.PicklistAttributeMetadata",
    DisplayName: { ...german("Art"), UserLocalizedLabel: { Label: "Art", LanguageCode: 1031 } },
    OptionSet: {
      Options: [
        { Value: 1, Label: german("Gut") },
        { Value: 2, Label: null },
      ],
    },
    RequiredLevel: null,
  };
  expect(hasPlainLabels(body)).toBe(false);
  expect(plainColumn(body, undefined)).toEqual(body);
});

test.each([
  { DisplayName: "Art" },
  { OptionSet: { Options: [{ Label: "Gut" }] } },
  { OptionSet: { TrueOption: { Value: 1, Label: "Ja" } } },
])("a label in plain text takes a language: %j", (body) => {
  expect(hasPlainLabels(body)).toBe(true);
});
