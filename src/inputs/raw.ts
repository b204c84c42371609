import { input } from "@prismatic-io/spectral";
import {
  fileRows,
  isUnset,
  optionalChoice,
  required,
  requiredText,
  textPairs,
  toBuffer,
} from "./clean";

const METHODS = [
  "DELETE",
  "GET",
  "HEAD",
  "LINK",
  "OPTIONS",
  "PATCH",
  "POST",
  "PURGE",
  "PUT",
  "UNLINK",
] as const;

const RESPONSE_TYPES = ["arraybuffer", "document", "json", "text"] as const;

const toModel = (choices: readonly string[]) =>
  choices.map((choice) => ({ label: choice, value: choice }));

export const url = input({
  label: "URL",
  type: "string",
  required: true,
  placeholder: "Path from the host, or from the API root",
  example: "/api/data/v9.2/accounts?$select=name",
  comments:
    "Address of the request: a path from the host (/api/data/v9.2/accounts) or relative to the API root (accounts?$top=1). Requests to other hosts are refused.",
  clean: requiredText("URL"),
});

export const method = input({
  label: "Method",
  type: "string",
  required: true,
  model: toModel(METHODS),
  placeholder: "GET",
  example: "GET",
  comments: "HTTP method of the request.",
  clean: required("Method", optionalChoice("Method", METHODS)),
});

export const data = input({
  label: "Data",
  type: "string",
  required: false,
  placeholder: "Body of the request",
  example: '{"name": "Fabrikam, Inc."}',
  comments:
    "Body of the request. Text and files are sent as they are, objects as JSON. Not together with Form Data or File Data.",
  clean: (value: unknown): unknown => (isUnset(value) ? undefined : (toBuffer(value) ?? value)),
});

export const formData = input({
  label: "Form Data",
  type: "string",
  collection: "keyvaluelist",
  required: false,
  placeholder: "Name of a form field, and its text",
  example: "title: Quotation",
  comments: "Text fields of a multipart form.",
  clean: textPairs("Form Data"),
});

export const fileData = input({
  label: "File Data",
  type: "string",
  collection: "keyvaluelist",
  required: false,
  placeholder: "Name of a form field, and its file",
  example: "attachment: (file from an earlier step)",
  comments: "Files of a multipart form, usually referenced from an earlier step.",
  clean: fileRows("File Data"),
});

export const fileDataFileNames = input({
  label: "File Data File Names",
  type: "string",
  collection: "keyvaluelist",
  required: false,
  placeholder: "Name of a form field, and its file name",
  example: "attachment: quotation.pdf",
  comments:
    "File names to send with File Data, under the same names. A file without one is sent under the name of its form field.",
  clean: textPairs("File Data File Names"),
});

export const queryParams = input({
  label: "Query Parameter",
  type: "string",
  collection: "keyvaluelist",
  required: false,
  placeholder: "Name of a query parameter, and its value",
  example: "$select: name",
  comments: "Parameters to add to the query of the address; they are encoded when sent.",
  clean: textPairs("Query Parameter"),
});

export const headers = input({
  label: "Header",
  type: "string",
  collection: "keyvaluelist",
  required: false,
  placeholder: "Name of a header, and its value",
  example: "Prefer: return=representation",
  comments: "Headers to send besides those of the connection, which cannot be replaced.",
  clean: textPairs("Header"),
});

export const responseType = input({
  label: "Response Type",
  type: "string",
  required: true,
  default: "json",
  model: toModel(RESPONSE_TYPES),
  placeholder: "json",
  example: "arraybuffer",
  comments:
    "Form of the answer: json is parsed, text and document stay text, arraybuffer is a file.",
  clean: (value: unknown) => optionalChoice("Response Type", RESPONSE_TYPES)(value) ?? "json",
});
