import type { MirrorMode } from "../../client";
import { booleanInput, defaultChoiceInput } from "../builders";

export const mode = defaultChoiceInput<MirrorMode>(
  "Mode",
  { upsert: "Insert and Update", updateOnly: "Update Only", insertOnly: "Insert Only" },
  "upsert",
  {
    example: "updateOnly",
    comments:
      "What may be done with listed records: updateOnly rejects those without a row, insertOnly leaves rows that exist as they are.",
  },
);

export const reactivate = booleanInput(
  "Reactivate",
  true,
  "Activates the rows of listed records that are inactive.",
);

export const adopt = booleanInput(
  "Adopt",
  false,
  "Writes listed records whose rows exist outside the scope. Otherwise they are rejected, since they belong to another scope.",
);

export const duplicates = defaultChoiceInput(
  "Duplicates",
  { refuse: "Refuse", lastWins: "Last Wins" },
  "refuse",
  {
    example: "lastWins",
    comments:
      "If records of the list have the same key: refuse writes nothing at all, lastWins takes the last of them.",
  },
);

export const dryRun = booleanInput(
  "Dry Run",
  false,
  "Reads everything, and answers with what would be done. Writes nothing.",
);
