import { fileValue } from "../files/shape";
import { list, orNull } from "../metadata/shapes";
import { flag, integer, object, outputOf, text, whole } from "../schemas";

const noteFile = whole("Its file", {
  name: orNull(text("Name of the file")),
  size: orNull(integer("Size in bytes")),
  contentType: orNull(text("MIME type of the file")),
});

const note = {
  id: text("GUID of the note"),
  subject: orNull(text("Title of the note")),
  text: orNull(text("Text of the note")),
};

export const addedNote = outputOf(
  object(
    "The note that was added",
    {
      id: note.id,
      record: whole("The record it is about", {
        table: text("Logical name of its table"),
        id: text("GUID of the record"),
      }),
      file: orNull(noteFile),
    },
    ["id", "record", "file"],
  ),
);

export const noteList = outputOf(
  object(
    "The notes of the record, the youngest first",
    {
      notes: list(
        "Notes, without the contents of their files",
        whole("A note", {
          ...note,
          file: orNull(noteFile),
          createdOn: text("When it was created, in UTC"),
          createdBy: orNull(text("Name of the user who created it")),
          modifiedOn: text("When it was changed, in UTC"),
          modifiedBy: orNull(text("Name of the user who changed it")),
        }),
      ),
      hasMore: flag("False if these are all"),
      warning: text("Why reading stopped early, if so"),
    },
    ["notes", "hasMore"],
  ),
);

export const downloadedNote = outputOf(
  object(
    "The note, and its file if it has one",
    {
      ...note,
      file: orNull(fileValue),
      name: orNull(text("Name of the file; null for a note without one")),
      size: orNull(integer("Size in bytes; null for a note without a file")),
    },
    ["id", "subject", "text", "file", "name", "size"],
  ),
);
