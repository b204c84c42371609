import type { WritePreview } from "../../client";
import { integer, object, outputOf, type Schema, text } from "../schemas";

const anyValue = (description: string): Schema => ({ description });
const textOrNull = (description: string): Schema => ({ type: ["string", "null"], description });

const change = object(
  "A column that would get another value",
  {
    column: text("Logical name of the column"),
    label: text("Display name of the column"),
    from: anyValue("The value that is stored; null if the column is empty, or the record is new"),
    to: anyValue("The value to be written; of a lookup the ID of the record"),
    fromLabel: textOrNull("The stored value as Dataverse formats it"),
    toLabel: textOrNull("Labels of the options to be written"),
  },
  ["column", "label"],
);

const row = object(
  "What would become of a row",
  {
    index: integer("Position in Records, from 0"),
    action: text("create, update, unchanged, delete or refused"),
    id: text("ID of the record, if there is one"),
    changes: { type: "array", description: "Columns with another value", items: change },
    problems: {
      type: "array",
      description: "Why the row would be refused, and what is not known of it",
      items: text("A sentence"),
    },
  },
  ["index", "action", "changes", "problems"],
);

const counts = object(
  "Rows by what would become of them",
  {
    create: integer("Records that would be created"),
    update: integer("Records that would be changed"),
    unchanged: integer("Records that are as they should be"),
    delete: integer("Records that would be deleted"),
    refused: integer("Rows that would be refused"),
  },
  ["create", "update", "unchanged", "delete", "refused"],
);

export const previewOutput = outputOf(
  object(
    "What a write of the rows would do",
    {
      rows: { type: "array", description: "One entry for each row", items: row },
      counts,
      requests: integer("Requests that were sent"),
      planHash: text("For Expected Plan Hash of a bulk action with the same rows"),
      notForeseen: text("What a preview does not know"),
    },
    ["rows", "counts", "requests", "planHash", "notForeseen"],
  ),
);

export const examplePreview = {
  data: {
    rows: [
      {
        index: 0,
        action: "update",
        id: "7d577253-3ef0-4a0a-bb7f-8335c2596e70",
        changes: [
          {
            column: "industrycode",
            label: "Industry",
            from: 1,
            to: 6,
            fromLabel: "Accounting",
            toLabel: "Business Services",
          },
        ],
        problems: [],
      },
      {
        index: 1,
        action: "unchanged",
        id: "b2a8a3c1-52c4-4f0e-9d41-2f9d7f1f6a11",
        changes: [],
        problems: [],
      },
    ],
    counts: { create: 0, update: 1, unchanged: 1, delete: 0, refused: 0 },
    requests: 2,
    planHash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    notForeseen:
      "Plug-ins, flows, business rules, duplicate detection, rights and limits of values that only Dataverse checks are not foreseen.",
  } satisfies WritePreview as WritePreview,
};
