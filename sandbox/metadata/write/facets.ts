import { Refusal } from "../../errors";
import { isObject, type JsonObject } from "../../records/payload/body";
import { defaults } from "../../records/payload/numbers";
import type { ColumnDeclaration, ColumnFormat, ColumnType } from "../../schema/types";
import { enums } from "../model/enums";
import { invalidArgument } from "./refusals";

type Facets = Partial<ColumnDeclaration>;

/** Largest texts, in characters, and largest files and images, in KiB. */
const limits = { string: 4000, memo: 1_048_576, file: 10_485_760, image: 30_720 };
const defaultLengths = { string: 100, memo: 2000 };

/**
 * What a body says about a column of a type, beside its names and labels. What it does not say is as
 * for a new column: a definition is replaced as a whole.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-update-column-definitions-using-web-api
 */
export function facetsOf(type: ColumnType, body: JsonObject): Facets {
  switch (type) {
    case "string":
    case "memo":
      return { maxLength: lengthOf(type, body), ...formatOf(body, "StringFormat") };
    case "integer":
      return range(body, defaults.integer);
    case "decimal":
      return {
        ...range(body, defaults.decimal),
        precision: precisionOf(body, 10, defaults.decimal),
      };
    case "double":
      return { ...range(body, defaults.double), precision: precisionOf(body, 5, defaults.double) };
    case "money":
      return {
        ...range(body, defaults.money),
        precision: precisionOf(body, 4, { precision: 2 }),
        precisionSource: precisionSource(body),
      };
    case "datetime":
      return { ...formatOf(body, "DateTimeFormat"), ...behaviorOf(body) };
    case "file":
      return { maxSizeInKB: sizeOf(body, limits.file, 32_768) };
    case "image":
      return {
        maxSizeInKB: sizeOf(body, limits.image, 10_240),
        canStoreFullImage: body["CanStoreFullImage"] === true,
      };
    case "boolean":
      return { default: body["DefaultValue"] === true };
    case "choice":
      return defaultOption(body);
    default:
      return {};
  }
}

function numberIn(body: JsonObject, name: string): number | undefined {
  const value = body[name];
  return typeof value === "number" ? value : undefined;
}

function lengthOf(type: "string" | "memo", body: JsonObject): number {
  const length = numberIn(body, "MaxLength") ?? defaultLengths[type];
  if (length >= 1 && length <= limits[type]) return length;
  throw invalidArgument(`The MaxLength ${length} is not between 1 and ${limits[type]}.`);
}

function range(body: JsonObject, { min, max }: { min: number; max: number }): Facets {
  const least = numberIn(body, "MinValue") ?? min;
  const most = numberIn(body, "MaxValue") ?? max;
  if (least >= min && most <= max && least <= most) return { min: least, max: most };
  throw invalidArgument(`The range from ${least} to ${most} is not within ${min} and ${max}.`);
}

function precisionOf(body: JsonObject, most: number, usual: { precision: number }): number {
  const precision = numberIn(body, "Precision") ?? usual.precision;
  if (precision >= 0 && precision <= most) return precision;
  throw invalidArgument(`The Precision ${precision} is not between 0 and ${most}.`);
}

function precisionSource(body: JsonObject): 0 | 1 | 2 {
  const source = numberIn(body, "PrecisionSource") ?? 0;
  if (source === 0 || source === 1 || source === 2) return source;
  throw invalidArgument(`The PrecisionSource ${source} is not 0, 1 or 2.`);
}

function sizeOf(body: JsonObject, most: number, usual: number): number {
  const size = numberIn(body, "MaxSizeInKB") ?? usual;
  if (size >= 0 && size <= most) return size;
  const message = `Invalid size for file type attribute. Valid size should be between [0-${most}] KB`;
  throw new Refusal(400, "0x80090009", message);
}

/** `FormatName` is the newer property and wins over `Format`. */
function formatOf(body: JsonObject, enumeration: string): Facets {
  const named = body["FormatName"];
  const value = (isObject(named) ? named["Value"] : undefined) ?? body["Format"];
  if (value === undefined || value === null) return {};
  if (!Object.hasOwn(enums[enumeration] ?? {}, String(value)) || value === "RichText") {
    throw invalidArgument(`The format '${String(value)}' is not valid for this attribute.`);
  }
  return { format: String(value) as ColumnFormat };
}

function behaviorOf(body: JsonObject): Facets {
  const named = body["DateTimeBehavior"];
  const value = isObject(named) ? named["Value"] : undefined;
  if (value === undefined || value === null) return {};
  if (value === "UserLocal" || value === "DateOnly" || value === "TimeZoneIndependent") {
    return { behavior: value };
  }
  throw invalidArgument(`The behavior '${String(value)}' is not valid for this attribute.`);
}

/** -1 means no default. */
function defaultOption(body: JsonObject): Facets {
  const value = numberIn(body, "DefaultFormValue");
  return value === undefined || value === -1 ? {} : { default: value };
}
