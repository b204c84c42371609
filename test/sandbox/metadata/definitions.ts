import type { Answer, Api, SendOptions } from "../support/api";

/** A label as the service shows it. */
export interface Label {
  LocalizedLabels: { Label: string; LanguageCode: number }[];
  UserLocalizedLabel: { Label: string; LanguageCode: number } | null;
}

export interface Option {
  Value: number;
  Label: Label;
  State?: number;
  DefaultStatus?: number;
}

/** A definition, of whatever kind, with the members tests look at. */
export interface Definition {
  [name: string]: unknown;
  "@odata.type"?: string;
  LogicalName: string;
  SchemaName: string;
  MetadataId: string;
  DisplayName: Label;
  DisplayCollectionName: Label;
  Description: Label;
  Attributes: Definition[];
  OptionSet: { Options: Option[]; TrueOption: Option; FalseOption: Option; Name: string };
}

/** Reads one definition; fails where it is refused. */
export async function readOne(api: Api, path: string, sent: SendOptions = {}): Promise<Definition> {
  return wanted(await api.send("GET", path, sent)).body as unknown as Definition;
}

/** Reads a collection of definitions. */
export async function readAll(
  api: Api,
  path: string,
  sent: SendOptions = {},
): Promise<Definition[]> {
  return wanted(await api.send("GET", path, sent)).body["value"] as Definition[];
}

/** The answer, unless it is a refusal. */
export function wanted(answer: Answer): Answer {
  if (answer.status >= 400) throw new Error(`${answer.status} ${answer.text}`);
  return answer;
}

/** Texts of a label by language. */
export function textsOf(label: Label): Record<number, string> {
  return Object.fromEntries(label.LocalizedLabels.map((one) => [one.LanguageCode, one.Label]));
}

/** A label as a request sends it. */
export function labelOf(texts: Record<number, string>): object {
  return {
    "@odata.type": "Microsoft.Dynamics.CRM.Label",
    LocalizedLabels: Object.entries(texts).map(([code, text]) => ({
      "@odata.type": "Microsoft.Dynamics.CRM.LocalizedLabel",
      Label: text,
      LanguageCode: Number(code),
    })),
  };
}

export const crm = "Microsoft.Dynamics.CRM";

/** The body of a new text column. */
export function textColumn(schemaName: string, rest: object = {}): Record<string, unknown> {
  return {
    "@odata.type": `${crm}.StringAttributeMetadata`,
    SchemaName: schemaName,
    DisplayName: labelOf({ 1033: "Bank Name", 1031: "Name der Bank" }),
    Description: labelOf({ 1033: "Type the name of the bank" }),
    RequiredLevel: {
      Value: "None",
      CanBeChanged: true,
      ManagedPropertyLogicalName: "canmodifyrequirementlevelsettings",
    },
    FormatName: { Value: "Text" },
    MaxLength: 100,
    ...rest,
  };
}
