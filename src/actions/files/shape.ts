import { orNull } from "../metadata/shapes";
import { bytes, flag, integer, object, outputOf, text, whole } from "../schemas";

/** Bytes and their type, as later steps take a file. */
export const fileValue = object(
  "The file, for inputs that take one",
  { data: bytes("Its bytes"), contentType: text("MIME type of the file") },
  ["data", "contentType"],
);

export const uploaded = outputOf(
  object(
    "What was stored",
    {
      record: whole("The record", {
        table: text("Logical name of its table"),
        id: text("GUID of the record"),
      }),
      column: text("Logical name of the column"),
      name: orNull(text("Name of the file; null for an image without one")),
      size: integer("Size in bytes"),
      contentType: text("MIME type of the file"),
    },
    ["record", "column", "name", "size", "contentType"],
  ),
);

export const deleted = outputOf(
  object("What was done", { deleted: flag("False if Dataverse says that the column was empty") }, [
    "deleted",
  ]),
);

export const downloaded = outputOf(
  object(
    "The file, or nulls if the column is empty",
    {
      file: orNull(fileValue),
      name: orNull(text("Name of the file; null for most images")),
      size: orNull(integer("Size in bytes")),
    },
    ["file", "name", "size"],
  ),
);
