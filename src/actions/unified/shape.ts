import { list, orNull } from "../metadata/shapes";
import { flag, object, outputOf, type Schema, text } from "../schemas";

/** What records of all models have; the models differ in the rest. */
const record: Schema = object(
  "A record of the model, in snake case; what the environment does not have is null",
  {
    id: text("GUID of the record; of a field, the name of its column"),
    created_at: orNull(text("When it was created")),
    updated_at: orNull(text("When it was changed last")),
    etag: orNull(text("Version of the record")),
    custom_fields: object("Columns with a publisher's prefix, and fields of Field Map", {}),
    remote_data: object("With Include Remote Data: the record as Dataverse has it", {}),
    deleted: flag("With Since: true for a record that was deleted"),
  },
  ["id"],
);

export const unifiedList = outputOf(
  object(
    "One page of records",
    {
      result: list("The records of this page", record),
      next_cursor: orNull(text("Cursor of the next page; null if there is none")),
      has_more: flag("Whether there are more: the next page is asked for with next_cursor"),
      next_since: text("On the last page, where changes can be tracked: Since of a later list"),
      warning: text("What cannot be known, if so"),
    },
    ["result", "next_cursor", "has_more"],
  ),
);

export const unifiedOrNull = outputOf({ ...record, type: ["object", "null"] });

export const unifiedRecord = outputOf(record);
