import { known } from "../schema/known";
import type {
  ColumnDeclaration,
  ColumnFormat,
  ColumnType,
  OptionDeclaration,
} from "../schema/types";
import { type ColumnDefinition, labelOf, type OptionDefinition } from "./definitions";

/** By `AttributeTypeName`. */
const types = new Map<string, ColumnType>(
  Object.entries({
    StringType: "string",
    MemoType: "memo",
    IntegerType: "integer",
    BigIntType: "bigint",
    DecimalType: "decimal",
    DoubleType: "double",
    MoneyType: "money",
    BooleanType: "boolean",
    PicklistType: "choice",
    MultiSelectPicklistType: "multichoice",
    StateType: "state",
    StatusType: "status",
    DateTimeType: "datetime",
    LookupType: "lookup",
    CustomerType: "lookup",
    UniqueidentifierType: "uniqueidentifier",
    ImageType: "image",
    FileType: "file",
  } as const),
);

const formats: readonly ColumnFormat[] = [
  "DateAndTime",
  "DateOnly",
  "Email",
  "Json",
  "Phone",
  "PhoneticGuide",
  "Text",
  "TextArea",
  "TickerSymbol",
  "Url",
];

const behaviors = ["UserLocal", "TimeZoneIndependent", "DateOnly"] as const;
const levels = new Map(
  Object.entries({
    None: "none",
    Recommended: "recommended",
    ApplicationRequired: "application",
    SystemRequired: "system",
  } as const),
);

/** The declaration of a column without its targets; a sentence where it cannot be modelled. */
export function columnOf(definition: ColumnDefinition): ColumnDeclaration | string {
  const name = definition.AttributeTypeName?.Value ?? "";
  const type = types.get(name);
  if (type === undefined) return `has the type ${name || definition.AttributeType}`;
  const options = optionsOf(definition, type);
  if (options?.length === 0) return "has no options";
  const computed = definition.SourceType === 1 || definition.SourceType === 2;
  return {
    name: definition.LogicalName,
    schemaName: definition.SchemaName,
    type,
    label: labelOf(definition.DisplayName, definition.LogicalName),
    ...known({
      required: levels.get(definition.RequiredLevel?.Value ?? ""),
      ...sizes(definition, type),
      options,
      ...(definition.OptionSet?.IsGlobal && type !== "boolean"
        ? { globalChoice: definition.OptionSet.Name }
        : {}),
      ...times(definition, type),
      // What a formula or a rollup yields is written by nobody.
      validForCreate: definition.IsValidForCreate === false || computed ? false : undefined,
      validForUpdate: definition.IsValidForUpdate === false || computed ? false : undefined,
      validForRead: definition.IsValidForRead === false ? false : undefined,
      custom: definition.IsCustomAttribute ? true : undefined,
    }),
  };
}

function sizes(definition: ColumnDefinition, type: ColumnType): Partial<ColumnDeclaration> {
  const { MaxLength, MinValue, MaxValue, Precision, PrecisionSource, MaxSizeInKB } = definition;
  const source = [0, 1, 2].find((each) => each === PrecisionSource) as 0 | 1 | 2 | undefined;
  switch (type) {
    case "string":
      return { maxLength: MaxLength ?? 100 };
    case "memo":
      return known({ maxLength: MaxLength ?? undefined });
    case "integer":
      return known({ min: MinValue ?? undefined, max: MaxValue ?? undefined });
    case "decimal":
    case "double":
    case "money":
      return known({
        min: MinValue ?? undefined,
        max: MaxValue ?? undefined,
        precision: Precision ?? undefined,
        precisionSource: type === "money" ? source : undefined,
      });
    case "image":
      return known({
        maxSizeInKB: MaxSizeInKB ?? undefined,
        canStoreFullImage: definition.CanStoreFullImage ?? undefined,
      });
    case "file":
      return known({ maxSizeInKB: MaxSizeInKB ?? undefined });
    default:
      return {};
  }
}

function times(definition: ColumnDefinition, type: ColumnType): Partial<ColumnDeclaration> {
  if (!["datetime", "string", "memo"].includes(type)) return {};
  const format = definition.FormatName?.Value ?? definition.Format;
  return known({
    format: formats.find((each) => each === format),
    behavior: behaviors.find((each) => each === definition.DateTimeBehavior?.Value),
  });
}

function optionsOf(
  definition: ColumnDefinition,
  type: ColumnType,
): OptionDeclaration[] | undefined {
  const { OptionSet } = definition;
  if (type === "boolean") {
    const label = (option: OptionDefinition | undefined, text: string) =>
      labelOf(option?.Label, text);
    return [
      { value: 0, label: label(OptionSet?.FalseOption, "No") },
      { value: 1, label: label(OptionSet?.TrueOption, "Yes") },
    ];
  }
  if (!["choice", "multichoice", "state", "status"].includes(type)) return undefined;
  return (OptionSet?.Options ?? []).flatMap((option) =>
    typeof option.Value === "number" ? [optionOf(option, option.Value, type)] : [],
  );
}

function optionOf(option: OptionDefinition, value: number, type: ColumnType): OptionDeclaration {
  return {
    value,
    label: labelOf(option.Label, String(value)),
    ...known({
      color: option.Color ?? undefined,
      state: type === "status" ? (option.State ?? undefined) : undefined,
      defaultStatus: type === "state" ? (option.DefaultStatus ?? undefined) : undefined,
    }),
  };
}
