import type { OptionDeclaration } from "../../schema/types";
import { labelJson, noLabel } from "../labels";
import { metadataId } from "../metadataId";
import type { OptionSet } from "../subjects/optionSets";
import { textsOf } from "../texts";
import { defineType } from "./defineType";
import { complex, flag, guid, list, managed, member, text } from "./properties";
import type { Json, MetadataType, View } from "./types";

const isManaged = ({ column }: OptionSet) => column.custom !== true;

/**
 * What every option set has.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/optionsetmetadatabase
 */
export const optionSetBase: MetadataType<OptionSet> = defineType<OptionSet>({
  name: "OptionSetMetadataBase",
  baseName: "MetadataBase",
  abstract: true,
  properties: {
    IsCustomOptionSet: flag(({ column }) => column.custom === true),
    IsGlobal: flag(({ global }) => global),
    IsManaged: flag(isManaged),
    Name: text(({ name }) => name),
    ExternalTypeName: text(() => null),
    OptionSetType: member("OptionSetType", ({ type }) => type),
    IntroducedVersion: text(() => null),
    MetadataId: guid(({ name }) => optionSetId(name)),
    HasChanged: flag(() => null),
    Description: complex("Label", () => noLabel),
    DisplayName: complex("Label", displayName),
    IsCustomizable: managed(
      "iscustomizable",
      () => true,
      (set) => !isManaged(set),
    ),
  },
  typeOf: (set) => (set.type === "Boolean" ? booleanOptionSet : optionSet),
});

export const optionSet: MetadataType<OptionSet> = defineType<OptionSet>({
  name: "OptionSetMetadata",
  base: optionSetBase,
  properties: {
    ParentOptionSetName: text(() => null),
    Options: list("mscrm.OptionMetadata", (set, view) =>
      (set.column.options ?? []).map((option) => optionJson(set, option, view)),
    ),
  },
});

export const booleanOptionSet: MetadataType<OptionSet> = defineType<OptionSet>({
  name: "BooleanOptionSetMetadata",
  base: optionSetBase,
  properties: {
    TrueOption: complex("OptionMetadata", (set, view) => optionOf(set, 1, view)),
    FalseOption: complex("OptionMetadata", (set, view) => optionOf(set, 0, view)),
  },
});

/** Option sets with the types a path may be cast to. */
export const optionSets: MetadataType<OptionSet> = {
  ...optionSetBase,
  derived: new Map([optionSet, booleanOptionSet].map((type) => [type.name, type])),
};

/** `MetadataId` of an option set, which its name distinguishes from all others. */
export function optionSetId(name: string): string {
  return metadataId("optionset", name);
}

/** The set is called what its column is called: no declaration names it otherwise. */
function displayName({ name, column }: OptionSet, view: View): Json {
  const texts = textsOf(column.label, column.translations?.label);
  return labelJson({ names: ["optionset", name], managed: column.custom !== true }, texts, view);
}

function optionOf(set: OptionSet, value: number, view: View): Json {
  const option = set.column.options?.find((candidate) => candidate.value === value);
  return option === undefined ? null : optionJson(set, option, view);
}

function optionJson(set: OptionSet, option: OptionDeclaration, view: View): Json {
  const names = ["option", set.name, String(option.value)];
  const texts = textsOf(option.label, option.translations?.label);
  return {
    ...typed(set, option),
    Value: option.value,
    Color: option.color ?? null,
    IsManaged: isManaged(set),
    ExternalValue: null,
    ParentValues: [],
    Tag: null,
    IsHidden: false,
    MetadataId: null,
    HasChanged: null,
    Label: labelJson({ names, managed: isManaged(set) }, texts, view),
    Description: noLabel,
  };
}

/**
 * The statuses that may follow one, as XML in a text.
 * https://learn.microsoft.com/power-apps/developer/data-platform/define-custom-state-model-transitions
 */
function transitionData({ value, transitions = [] }: OptionDeclaration): string {
  if (transitions.length === 0) return "";
  const items = transitions.map(
    (to) => `<allowedtransition sourcestatusid="${value}" tostatusid="${to}" />`,
  );
  return `<allowedtransitions xmlns="http://schemas.microsoft.com/crm/2009/WebServices">${items.join("")}</allowedtransitions>`;
}

/** Options of states and status reasons say more than others, and which type they are of. */
function typed({ type }: OptionSet, option: OptionDeclaration): Record<string, Json> {
  if (type === "State") {
    return {
      "@odata.type": "#Microsoft.Dynamics.CRM.StateOptionMetadata",
      DefaultStatus: option.defaultStatus ?? null,
      InvariantName: option.label.replace(/\W/g, ""),
    };
  }
  if (type !== "Status") return {};
  return {
    "@odata.type": "#Microsoft.Dynamics.CRM.StatusOptionMetadata",
    State: option.state ?? null,
    TransitionData: transitionData(option),
  };
}
