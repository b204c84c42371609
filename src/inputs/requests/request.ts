import { toBuffer } from "../../client";
import {
  defaultChoiceInput,
  keyFileInput,
  keyTextInput,
  requiredChoiceInput,
  requiredTextInput,
  sameLabels,
  textInput,
} from "../builders";
import { isUnset } from "../clean";

export const url = requiredTextInput("URL", {
  placeholder: "Path from the host, or from the API root",
  example: "/api/data/v9.2/accounts?$select=name",
  comments:
    "Path from the host (/api/data/v9.2/accounts) or from the API root (accounts?$top=1). Other hosts are refused.",
});

export const method = requiredChoiceInput(
  "Method",
  sameLabels("DELETE", "GET", "HEAD", "LINK", "OPTIONS", "PATCH", "POST", "PURGE", "PUT", "UNLINK"),
  { placeholder: "GET", example: "GET", comments: "HTTP method of the request." },
);

export const data = {
  ...textInput("Data", {
    placeholder: "Body of the request",
    example: '{"name": "Fabrikam, Inc."}',
    comments:
      "Body of the request. Text and files are sent unchanged, objects as JSON. Not together with Form Data or File Data.",
  }),
  clean: (value: unknown): unknown => (isUnset(value) ? undefined : (toBuffer(value) ?? value)),
};

export const formData = keyTextInput("Form Data", {
  placeholder: "Name of a form field, and its text",
  example: "title: Quotation",
  comments: "Text fields of a multipart form.",
});

export const fileData = keyFileInput("File Data", {
  placeholder: "Name of a form field, and its file",
  example: "attachment: (file from an earlier step)",
  comments: "Files of a multipart form, usually referenced from an earlier step.",
});

export const fileDataFileNames = keyTextInput("File Data File Names", {
  placeholder: "Name of a form field, and its file name",
  example: "attachment: quotation.pdf",
  comments: "Names of the files in File Data, by form field. Default: the name of the form field.",
});

export const queryParams = keyTextInput("Query Parameter", {
  placeholder: "Name of a query parameter, and its value",
  example: "$select: name",
  comments: "Parameters to add to the query of the address; they are encoded when sent.",
});

export const headers = keyTextInput("Header", {
  placeholder: "Name of a header, and its value",
  example: "Prefer: return=representation",
  comments: "Headers to send besides those of the connection, which cannot be replaced.",
});

export const responseType = {
  ...defaultChoiceInput(
    "Response Type",
    sameLabels("arraybuffer", "document", "json", "text"),
    "json",
    {
      example: "arraybuffer",
      comments:
        "Form of the answer: json is parsed, text and document are text, arraybuffer a file.",
    },
  ),
  required: true,
};
