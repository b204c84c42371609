import { booleanInput, listInput, requiredReferenceInput } from "../builders";
import type { About } from "../builders/about";

/** A record of the table. A reference as an object means what it does as JSON text. */
const recordInput = (label: string, about: Pick<About, "example" | "comments">) => {
  const { clean, ...rest } = requiredReferenceInput(label, {
    dataSource: "records",
    placeholder: "GUID or alternate key of the record",
    ...about,
  });
  const asText = (value: unknown): string => {
    const given = clean(value);
    return typeof given === "string" ? given : JSON.stringify(given);
  };
  return { ...rest, clean: asText };
};

export const masterRecord = recordInput("Master Record", {
  example: "00000000-0000-0000-0000-000000000001",
  comments: "Record that stays and takes over everything that belongs to the merged record.",
});

export const mergedRecord = recordInput("Merged Record", {
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
