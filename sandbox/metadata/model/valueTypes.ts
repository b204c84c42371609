import { defaults } from "../../records/payload/numbers";
import type { Table } from "../../schema/derived";
import type { Attribute } from "../subjects/attributes";
import { attributeType, formula } from "./attributeType";
import {
  big,
  complex,
  decimal,
  double,
  flag,
  int,
  managed,
  member,
  text,
  time,
} from "./properties";
import type { Properties } from "./types";

/** Largest file and image of a column that declares no limit, in KiB. */
const fileLimit = 32_768;
const imageLimit = 10_240;
/** Edge of a thumbnail in pixels. */
const thumbnail = 144;
const largestBigInt = 9_223_372_036_854_775_000;

const noInput: Properties<Attribute> = { ImeMode: member("ImeMode", () => "Disabled") };
const isCustom = ({ column }: Attribute) => column.custom === true;
const isDateOnly = ({ column }: Attribute) =>
  column.format === "DateOnly" || column.behavior === "DateOnly";

/** Columns of numbers, dates, files and images. */
export const valueTypes = [
  attributeType("BigInt", {
    MaxValue: big(() => largestBigInt),
    MinValue: big(() => -largestBigInt),
  }),
  attributeType("DateTime", {
    ImeMode: member("ImeMode", () => "Inactive"),
    Format: member("DateTimeFormat", (a) => (isDateOnly(a) ? "DateOnly" : "DateAndTime")),
    MaxSupportedValue: time(() => "9999-12-30T23:59:59Z"),
    MinSupportedValue: time(() => "1753-01-01T00:00:00Z"),
    DateTimeBehavior: complex("DateTimeBehavior", ({ column }) => ({
      Value: column.behavior ?? "UserLocal",
    })),
    CanChangeDateTimeBehavior: managed("canmodifybehavior", isCustom, isCustom),
    ...formula,
  }),
  attributeType("Decimal", {
    ...noInput,
    MaxValue: decimal(({ column }) => column.max ?? defaults.decimal.max),
    MinValue: decimal(({ column }) => column.min ?? defaults.decimal.min),
    Precision: int(({ column }) => column.precision ?? defaults.decimal.precision),
    ...formula,
  }),
  attributeType("Double", {
    ...noInput,
    MaxValue: double(({ column }) => column.max ?? defaults.double.max),
    MinValue: double(({ column }) => column.min ?? defaults.double.min),
    Precision: int(({ column }) => column.precision ?? defaults.double.precision),
  }),
  attributeType("File", { MaxSizeInKB: int(({ column }) => column.maxSizeInKB ?? fileLimit) }),
  attributeType("Image", {
    IsPrimaryImage: flag(({ table, column }) => column.name === primaryImage(table)),
    CanStoreFullImage: flag(({ column }) => column.canStoreFullImage ?? false),
    MaxSizeInKB: int(({ column }) => column.maxSizeInKB ?? imageLimit),
    MaxHeight: int(() => thumbnail),
    MaxWidth: int(() => thumbnail),
  }),
  attributeType("Integer", {
    Format: member("IntegerFormat", () => "None"),
    MaxValue: int(({ column }) => column.max ?? defaults.integer.max),
    MinValue: int(({ column }) => column.min ?? defaults.integer.min),
    ...formula,
  }),
  attributeType("Money", {
    CalculationOf: text(({ column }) => column.companionOf ?? null),
    ...noInput,
    MaxValue: double(({ column }) => column.max ?? defaults.money.max),
    MinValue: double(({ column }) => column.min ?? defaults.money.min),
    Precision: int(({ column }) => column.precision ?? defaults.money.precision),
    PrecisionSource: int(({ column }) => column.precisionSource ?? (column.custom ? 0 : 2)),
    IsBaseCurrency: flag(({ column }) => column.companionOf !== undefined),
    ...formula,
  }),
];

/** The image that represents a row: the first one its table declares. */
export function primaryImage({ columns }: Pick<Table, "columns">): string | null {
  return [...columns.values()].find((column) => column.type === "image")?.name ?? null;
}
