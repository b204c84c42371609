import { type Json, list, number, object, text } from "../definition/json";
import { labelOrNull, textOrNull } from "../properties";
import type { Choice, ChoiceList } from "./types";

/** What an option set says of itself, whether it belongs to a column or to nobody. */
export function describedSet(set: Json): Pick<ChoiceList, "name" | "isGlobal" | "choices"> {
  return {
    name: textOrNull(set["Name"]),
    isGlobal: set["IsGlobal"] === true,
    choices: readChoices(set),
  };
}

/** The options of an option set; those of a yes/no column are 1 and 0. */
const readChoices = (optionSet: Json): Choice[] => {
  const { Options, FalseOption, TrueOption } = optionSet;
  const options = Array.isArray(Options)
    ? list(Options)
    : [object(FalseOption), object(TrueOption)];
  return options.flatMap(readChoice);
};

const readChoice = (option: Json): Choice[] => {
  const value = number(option["Value"]);
  if (value === undefined) return [];
  const label = object(option["Label"]);
  return [
    {
      value,
      label: labelOrNull(label),
      labels: labelsByLanguage(label),
      color: textOrNull(option["Color"]),
      state: number(option["State"]) ?? null,
      defaultStatus: number(option["DefaultStatus"]) ?? null,
    },
  ];
};

const labelsByLanguage = ({ LocalizedLabels }: Json): Record<string, string> =>
  Object.fromEntries(
    list(LocalizedLabels).flatMap(({ Label, LanguageCode }) => {
      const label = text(Label);
      return label === undefined ? [] : [[String(LanguageCode), label]];
    }),
  );
