import { flag, integer, object, outputOf, recordOrNull, recordRead, text } from "../schemas";

export const findOutput = outputOf(
  object(
    "What was found",
    {
      found: flag("Whether a record was there"),
      created: flag("Whether this run created the record"),
      count: integer(
        "Records that have these values; at most 5,000 where only one of them is returned",
      ),
      record: {
        ...recordOrNull,
        description: "The record that was found or created; the first one of several; null if none",
      },
      records: { type: "array", description: "Every record that is returned", items: recordRead },
      complete: flag("Whether records holds every record that has these values"),
      warning: text("Why If Many all stopped early, where it did"),
    },
    ["found", "created", "count", "record", "records", "complete"],
  ),
);
