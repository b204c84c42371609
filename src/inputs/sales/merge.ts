import { input } from "@prismatic-io/spectral";
import { booleanInput, listInput } from "../builders";
import { optionalReference, required } from "../clean";

/** A reference as an object means what it does as JSON text. */
const asText = (label: string) => {
  const reference = required(label, optionalReference(label));
  return (value: unknown): string => {
    const given = reference(value);
    return typeof given === "string" ? given : JSON.stringify(given);
  };
};

const aboutRecord = {
  dataSource: "records",
  placeholder: "GUID or alternate key of the record",
  example: "00000000-0000-0000-0000-000000000001",
};

export const masterRecord = input({
  label: "Master Record",
  type: "string",
  required: true,
  clean: asText("Master Record"),
  ...aboutRecord,
  comments: "Record that stays and takes over everything that belongs to the merged record.",
});

export const mergedRecord = input({
  label: "Merged Record",
  type: "string",
  required: true,
  clean: asText("Merged Record"),
  ...aboutRecord,
  example: "00000000-0000-0000-0000-000000000002",
  comments: "Record that is merged into the master record and becomes inactive.",
});

export const takeFromMerged = listInput("Take From Merged", {
  dataSource: "columns",
  placeholder: "Logical name of a column",
  example: "telephone1",
  comments:
    "Columns whose values the master record takes from the merged record. Columns that are empty there stay as they are.",
});

export const checkParents = booleanInput(
  "Check Parents",
  true,
  "Refuses the merge if the two records have different parents, such as contacts of two accounts.",
);
