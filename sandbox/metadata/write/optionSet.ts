import { Refusal } from "../../errors";
import { parsePath } from "../../odata/path";
import { isObject, type JsonObject } from "../../records/payload/body";
import { odataError } from "../../records/payload/refusals";
import type { ColumnDeclaration, ColumnType, OptionDeclaration } from "../../schema/types";
import { readKey } from "../key";
import { optionSetId } from "../model/optionSet";
import type { View } from "../model/types";
import { definitionNotFound } from "../refusals";
import { globalOptionSets, type OptionSet } from "../subjects/optionSets";
import { checkComplex } from "./checkBody";
import { newText } from "./labels";
import { definitionsName, refused } from "./refusals";

/** Values of new options begin with the number of the default publisher's options. */
export const firstOptionValue = 100_000_000;

/** The options a new column is to have: its own, or those of a global choice it is bound to. */
export function newOptions(
  type: ColumnType,
  body: JsonObject,
  view: View,
): Partial<ColumnDeclaration> {
  if (type !== "boolean" && type !== "choice" && type !== "multichoice") return {};
  const bound = body["GlobalOptionSet@odata.bind"];
  if (typeof bound === "string") {
    const { name, column } = boundOptionSet(bound, view);
    return { globalChoice: name, options: [...(column.options ?? [])] };
  }
  const set = body["OptionSet"];
  const given = isObject(set) ? set : {};
  return { options: type === "boolean" ? twoOptions(given) : listedOptions(given) };
}

/** `/GlobalOptionSetDefinitions(<id>)` or `…(Name='new_risklevel')`, with or without the root. */
function boundOptionSet(reference: string, view: View): OptionSet {
  const [segment] = parsePath(reference.replace(/^(.*\/)?/, ""));
  if (segment?.name !== "GlobalOptionSetDefinitions" || segment.arguments === undefined) {
    throw odataError(definitionsName, `Resource not found for the segment '${reference}'.`);
  }
  const { name, value } = readKey("OptionSetMetadataBase", segment.arguments);
  const found = [...globalOptionSets(view).values()].find((set) =>
    name === "MetadataId" ? optionSetId(set.name) === value : set.name === value,
  );
  if (found === undefined) throw definitionNotFound("OptionSetMetadataBase", value);
  return found;
}

function twoOptions(set: JsonObject): OptionDeclaration[] {
  const { FalseOption: no, TrueOption: yes } = set;
  if (!isObject(no) || !isObject(yes) || no["Value"] === yes["Value"]) {
    throw new Refusal(400, "0x8004431B", "Boolean attribute options must have exactly two values.");
  }
  return [newOption(no, 0), newOption(yes, 1)];
}

function listedOptions(set: JsonObject): OptionDeclaration[] {
  const given = Array.isArray(set["Options"]) ? set["Options"] : [];
  const options: OptionDeclaration[] = [];
  for (const option of given) {
    const added = newOption(option, nextValue(options));
    if (options.some(({ value }) => value === added.value))
      throw refused.duplicateOption(added.value);
    options.push(added);
  }
  return options;
}

/** An option as a body describes it. */
export function newOption(option: unknown, value: number): OptionDeclaration {
  checkComplex("OptionMetadata", option);
  const given: JsonObject = isObject(option) ? option : {};
  const { text, translations } = newText(given, "Label", undefined);
  const chosen = given["Value"];
  const color = given["Color"];
  return {
    value: typeof chosen === "number" ? chosen : value,
    label: text,
    translations: { label: translations },
    ...(typeof color === "string" ? { color } : {}),
  };
}

/** The value an option gets that asks for none. */
export function nextValue(options: readonly OptionDeclaration[]): number {
  return Math.max(firstOptionValue - 1, ...options.map((option) => option.value)) + 1;
}
