import { input } from "@prismatic-io/spectral";
import { optionsInput, requiredFileInput, requiredReferenceInput, textInput } from "../builders";
import { isUnset, jsonValue, optionalReference, required } from "../clean";
import { connection } from "../connection/connection";
import { encoding, maxSizeMB } from "../files/inputs";
import { optionTable } from "../options/table";

/** Files of steps: one of them, or a list. JSON text holds a list or one entry. */
const fileList = (value: unknown): readonly unknown[] | undefined => {
  if (isUnset(value)) return undefined;
  const given = typeof value === "string" && /^\s*[[{]/.test(value) ? json(value) : value;
  if (isUnset(given)) return undefined;
  return Array.isArray(given) ? given : [given];
};

const json = jsonValue("Attachments");

export const attachments = input({
  label: "Attachments",
  type: "data",
  required: false,
  placeholder: "File of an earlier step, or a list",
  example: '[{ "name": "Quote.pdf", "file": "data:application/pdf;base64,JVBERg==" }]',
  comments:
    "File of an earlier step, or a list: what Download File, Note or Attachment returns, or objects of name and file.",
  clean: fileList,
});

const email = requiredReferenceInput("E-Mail", {
  placeholder: "ID of an e-mail",
  example: "00000000-0000-0000-0000-000000000001",
  comments: "The e-mail: its ID, its address, or the row as a step or trigger yields it.",
});

const file = requiredFileInput("File", {
  placeholder: "File of an earlier step",
  example: "Hello world",
  comments:
    "File of an earlier step, or its bytes as a Buffer, Base64, a data URL or text. What the download actions return is taken too.",
});

const name = textInput("Name", {
  placeholder: "Name of the file, with its extension",
  example: "Quote.pdf",
  comments: "Name of the file, in any alphabet. If blank, the name that comes with the file.",
});

const attachment = input({
  label: "Attachment",
  type: "string",
  required: true,
  placeholder: "ID of an attachment",
  example: "00000000-0000-0000-0000-000000000001",
  comments: "The attachment: its ID, or an entry of List Attachments.",
  clean: required("Attachment", optionalReference("Attachment")),
});

const { file: fileOptions, customLogic, impersonation } = optionTable;

export const addAttachmentInputs = {
  connection,
  email,
  file,
  name,
  options: optionsInput({ encoding, ...fileOptions, ...customLogic, ...impersonation }),
};

export const listAttachmentsInputs = { connection, email, options: optionsInput(impersonation) };

export const downloadAttachmentInputs = {
  connection,
  attachment,
  maxSizeMB,
  options: optionsInput(impersonation),
};
