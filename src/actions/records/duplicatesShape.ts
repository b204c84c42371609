import type { DuplicateRule } from "../../client";
import { flag, integer, object, outputOf, recordRead, type Schema, text } from "../schemas";

const condition = object(
  "A comparison of a column with one of the other record",
  {
    column: text("Logical name of the column"),
    matchingColumn: text("Logical name of the other record's column"),
    operator: text("same, sameFirst, sameLast, sameDate, sameDateAndTime, sameLabel or sameValue"),
    characters: {
      type: ["integer", "null"],
      description: "Characters that sameFirst and sameLast compare",
    },
    ignoresBlanks: flag("Whether the rule is left out where the column is empty"),
  },
  ["column", "matchingColumn", "operator", "characters", "ignoresBlanks"],
);

const rule = object(
  "A published rule",
  {
    id: text("ID of the rule"),
    name: text("Name of the rule"),
    matchingTable: text("Logical name of the table that it finds records of"),
    isCaseSensitive: flag("Whether letter case makes a difference"),
    activeOnly: flag("Whether inactive records are left out"),
    conditions: list("Comparisons, all of which have to hold", condition),
    applied: flag("Whether the rule can find anything with these values"),
    missing: list("Columns of the rule that are empty", text("Logical name of a column")),
  },
  ["id", "name", "matchingTable", "conditions", "applied", "missing"],
);

const match = object(
  "A record that the rules take for the same",
  {
    table: text("Logical name of its table"),
    id: text("ID of the record"),
    name: { type: ["string", "null"], description: "Primary name of the record" },
    record: recordRead,
  },
  ["table", "id", "name", "record"],
);

export const duplicatesOutput = outputOf(
  object(
    "What the duplicate detection rules found",
    {
      status: text("found, none, switchedOff, notEnabled, noRules or noValues"),
      checked: flag("Whether rules were applied: true for found and none"),
      count: integer("Number of matches"),
      complete: flag("Whether matches is everything that the rules find"),
      matches: list("The records that were found", match),
      rules: list("Every published rule of the table", rule),
      reason: {
        type: ["string", "null"],
        description: "Why no rule was applied, or some were not; null if all were",
      },
    },
    ["status", "checked", "count", "complete", "matches", "rules", "reason"],
  ),
);

function list(description: string, items: Schema): Schema {
  return { type: "array", description, items };
}

export const exampleRule: DuplicateRule = {
  id: "6f1d2c3b-4a59-4e68-9b77-0c1d2e3f4a5b",
  name: "Accounts with the same account name",
  matchingTable: "account",
  isCaseSensitive: false,
  activeOnly: false,
  conditions: [
    {
      column: "name",
      matchingColumn: "name",
      operator: "same",
      characters: null,
      ignoresBlanks: true,
    },
  ],
  applied: true,
  missing: [],
};
