import { input } from "@prismatic-io/spectral";
import { booleanInput, fileInput, optionsInput, textInput } from "../builders";
import { optionalReference, required } from "../clean";
import { connection } from "../connection/connection";
import { encoding, maxSizeMB } from "../files/inputs";
import { optionTable } from "../options/table";
import { entityId, entityType } from "../records/record";

const { file, impersonation, newRecord } = optionTable;

const notedTable = {
  ...entityType,
  comments: "Table of the record: any of its names. It has to be enabled for notes.",
};

const record = { connection, entityType: notedTable, entityId };

const subject = textInput("Title", {
  placeholder: "Title of the note",
  example: "Signed contract",
  comments: "Title of the note, at most 500 characters. One of Title, Text and File is needed.",
});

const noteText = textInput("Text", {
  placeholder: "Text of the note",
  example: "Came by mail on Monday.",
  comments: "Text of the note, at most 100,000 characters.",
});

const noteFile = fileInput("File", {
  placeholder: "File of an earlier step",
  example: "Hello world",
  comments:
    "File of an earlier step, or its bytes as a Buffer, Base64, a data URL or text. If blank, the note has none.",
});

const name = textInput("Name", {
  placeholder: "Name of the file, with its extension",
  example: "Contract.pdf",
  comments: "Name of the file, in any alphabet. If blank, the name that comes with the file.",
});

const filesOnly = booleanInput("Files Only", false, "Returns only notes that have a file.");

const noteId = input({
  label: "Note ID",
  type: "string",
  required: true,
  placeholder: "GUID of the note",
  example: "00000000-0000-0000-0000-000000000001",
  comments: "The note: its ID, or what List Notes and Add Note return of it.",
  clean: required("Note ID", optionalReference("Note ID")),
});

export const addNoteInputs = {
  ...record,
  subject,
  text: noteText,
  file: noteFile,
  name,
  options: optionsInput({ encoding, ...file, ...newRecord, ...impersonation }),
};

export const listNotesInputs = {
  ...record,
  filesOnly,
  options: optionsInput({ maxRecords: optionTable.listing.maxRecords, ...impersonation }),
};

export const downloadNoteInputs = {
  connection,
  noteId,
  maxSizeMB,
  options: optionsInput(impersonation),
};
