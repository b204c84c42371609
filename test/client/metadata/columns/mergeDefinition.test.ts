import fc from "fast-check";
import { mergeDefinition } from "../../../../src/client/metadata/columns/mergeDefinition";
import { languageOf, plainChanges } from "../../../../src/client/metadata/columns/plainChanges";

const label = (texts: Record<number, string>) => ({
  LocalizedLabels: Object.entries(texts).map(([code, text]) => ({
    Label: text,
    LanguageCode: Number(code),
  })),
});

const present = {
  "@odata.context": "https://contoso.crm4.dynamics.com/api/data/v9.2/$metadata#x",
  "@odata.type": "#Microsoft.Dynamics.CRM.MoneyAttributeMetadata",
  MetadataId: "f01bef16-287c-e511-80d2-00155d2a68d2",
  LogicalName: "new_balance",
  SchemaName: "new_Balance",
  AttributeTypeName: { Value: "MoneyType" },
  DisplayName: {
    ...label({ 1033: "Balance", 1031: "Saldo" }),
    UserLocalizedLabel: { Label: "Balance", LanguageCode: 1033 },
  },
  Description: { LocalizedLabels: [], UserLocalizedLabel: null },
  RequiredLevel: { Value: "None", CanBeChanged: true, ManagedPropertyLogicalName: "x" },
  Precision: 2,
  Targets: ["account", "contact"],
};

const textsOf = (definition: Record<string, unknown>, property = "DisplayName") =>
  Object.fromEntries(
    (
      definition[property] as { LocalizedLabels: { Label: string; LanguageCode: number }[] }
    ).LocalizedLabels.map(({ Label, LanguageCode }) => [LanguageCode, Label]),
  );

describe("mergeDefinition", () => {
  it("keeps what is not changed, without what only an answer has", () => {
    const { "@odata.context": _, ...kept } = present;
    expect(mergeDefinition(present, {})).toEqual({
      ...kept,
      "@odata.type": "Microsoft.Dynamics.CRM.MoneyAttributeMetadata",
    });
  });

  it("merges labels language by language", () => {
    const merged = mergeDefinition(present, { DisplayName: label({ 1031: "Kontostand" }) });
    expect(textsOf(merged)).toEqual({ 1033: "Balance", 1031: "Kontostand" });
    const added = mergeDefinition(present, { Description: label({ 1036: "Solde" }) });
    expect(textsOf(added, "Description")).toEqual({ 1036: "Solde" });
  });

  it("takes a label of the user's language alone for a change", () => {
    const change = { DisplayName: { UserLocalizedLabel: { Label: "Funds", LanguageCode: 1033 } } };
    expect(textsOf(mergeDefinition(present, change))).toEqual({ 1033: "Funds", 1031: "Saldo" });
  });

  it("does not send what only whoever reads sees", () => {
    const read = { DisplayName: present.DisplayName };
    expect(mergeDefinition(present, read)["DisplayName"]).not.toHaveProperty("UserLocalizedLabel");
  });

  it("merges objects, replaces values and lists, and clears with null", () => {
    const merged = mergeDefinition(present, {
      RequiredLevel: { Value: "Recommended" },
      Precision: 4,
      Targets: ["lead"],
      Description: null,
      Missing: undefined,
    });
    expect(merged).toMatchObject({
      RequiredLevel: {
        Value: "Recommended",
        CanBeChanged: true,
        ManagedPropertyLogicalName: "x",
      },
      Precision: 4,
      Targets: ["lead"],
      Description: null,
    });
    expect(merged).not.toHaveProperty("Missing");
  });

  it("leaves the identity of the column alone", () => {
    const merged = mergeDefinition(present, { SchemaName: "NEW_BALANCE", MetadataId: "{F01…}" });
    expect(merged).toMatchObject({ SchemaName: "new_Balance", MetadataId: present.MetadataId });
  });

  it("changes nothing of what it was given, and nothing the second time", () => {
    const changes = fc.record(
      {
        Precision: fc.integer(),
        RequiredLevel: fc.record({ Value: fc.string() }),
        DisplayName: fc.dictionary(fc.constantFrom("1031", "1033", "1036"), fc.string()).map(label),
      },
      { requiredKeys: [] },
    );
    const before = structuredClone(present);
    fc.assert(
      fc.property(changes, (change) => {
        const once = mergeDefinition(present, change);
        expect(present).toEqual(before);
        expect(mergeDefinition(once, change)).toEqual(once);
      }),
    );
  });
});

describe("what a column does not have yet is taken from the changes", () => {
  const bare = { "@odata.type": "#X", DisplayName: null, Description: "text", Format: null };

  it.each<[changes: Record<string, unknown>, merged: Record<string, unknown>]>([
    [{ DisplayName: label({ 1033: "A" }) }, { DisplayName: label({ 1033: "A" }) }],
    [{ Description: label({ 1033: "A" }) }, { Description: label({ 1033: "A" }) }],
    [{ Format: { Value: "Text" } }, { Format: { Value: "Text" } }],
    [{ DisplayName: { UserLocalizedLabel: null } }, { DisplayName: label({}) }],
  ])("%j", (changes, merged) => {
    expect(mergeDefinition(bare, changes)).toMatchObject(merged);
  });

  it("adds languages to a label that has no list of them", () => {
    const odd = { ...bare, DisplayName: { LocalizedLabels: null } };
    const merged = mergeDefinition(odd, { DisplayName: label({ 1033: "A" }) });
    expect(textsOf(merged)).toEqual({ 1033: "A" });
  });
});

describe("changes in plain words are put into Dataverse's form", () => {
  const column = { ...present, IsAuditEnabled: { Value: false }, Odd: { a: 1 } };

  it.each<[changes: Record<string, unknown>, inForm: Record<string, unknown>]>([
    [{ DisplayName: "Funds" }, { DisplayName: label({ 1033: "Funds" }) }],
    [{ Description: "Funds" }, { Description: label({ 1033: "Funds" }) }],
    [{ RequiredLevel: "recommended" }, { RequiredLevel: { Value: "Recommended" } }],
    [{ IsAuditEnabled: true }, { IsAuditEnabled: { Value: true } }],
    [
      { Odd: 5, Precision: 3 },
      { Odd: 5, Precision: 3 },
    ],
    [{ DisplayName: null }, { DisplayName: null }],
  ])("%j", (changes, inForm) => {
    expect(plainChanges(changes, column)).toEqual(inForm);
  });

  it.each<[changes: Record<string, unknown>, words: RegExp]>([
    [{ RequiredLevel: "very" }, /RequiredLevel "very"; expected one of None, Recommended/],
    [
      { Precison: 3 },
      /"Precison", which the column new_balance does not have; did you mean Precision\?/,
    ],
    [{ Zzzzzzzzzzzzzz: 3 }, /does not have; Get Attribute shows its properties\.$/],
  ])("%j is refused", (changes, words) => {
    expect(() => plainChanges(changes, column)).toThrow(words);
  });

  it.each<[label: unknown, language: unknown]>([
    [undefined, undefined],
    ["text", undefined],
    [{ UserLocalizedLabel: { LanguageCode: 1031 } }, 1031],
    [{ LocalizedLabels: [{ LanguageCode: 1036 }], UserLocalizedLabel: null }, 1036],
    [{ LocalizedLabels: ["x"] }, undefined],
    [{ LocalizedLabels: null }, undefined],
  ])("the language of %j is %s", (given, language) => {
    expect(languageOf(given)).toBe(language);
  });
});
