import { input } from "@prismatic-io/spectral";
import type { EmailBodyFormat } from "../../client";
import { defaultChoiceInput, referenceInput, textInput } from "../builders";
import { optionalText } from "../clean";

export const subject = textInput("Subject", {
  placeholder: "Subject of the e-mail",
  example: "Your quote Q-1042",
  comments: "Subject of the e-mail. If blank, that of the template.",
});

export const body = input({
  label: "Body",
  type: "text",
  required: false,
  placeholder: "Text or HTML",
  example: "<p>Dear Ms. Doe,</p><p>please find our quote attached.</p>",
  comments: "Body of the e-mail, as HTML or plain text. If blank, that of the template.",
  clean: optionalText("Body"),
});

export const bodyFormat = defaultChoiceInput<EmailBodyFormat>(
  "Body Format",
  { auto: "Auto", html: "HTML", text: "Text" },
  "auto",
  {
    example: "text",
    comments:
      "What Body is. auto takes it for HTML if it has tags such as <p>; text keeps its characters and line breaks.",
  },
);

export const regarding = referenceInput("Regarding", {
  placeholder: "Record that it is about",
  example: "opportunity: 20 sensors",
  comments:
    'Record that it is about: "table: name", { table, id }, the address of the record, or a row that was read.',
});

export const template = input({
  label: "Template",
  type: "string",
  required: false,
  dataSource: "emailTemplates",
  placeholder: "ID or title of an e-mail template",
  example: "Thank you for your visit",
  comments: "E-mail template that gives subject and body, filled with the values of a record.",
  clean: optionalText("Template"),
});

export const templateRecord = referenceInput("Template Record", {
  placeholder: "Record that fills the template",
  example: "contact: Ann Lee",
  comments:
    "Record whose values fill the template. If blank, Regarding, or the one recipient of To.",
});

export const send = defaultChoiceInput<"send" | "draft">(
  "Send",
  { send: "Send", draft: "Keep as Draft" },
  "send",
  { example: "draft", comments: "Whether the e-mail is sent, or kept as a draft." },
);

export const emailId = textInput("Record ID", {
  placeholder: "GUID for the new e-mail",
  example: "00000000-0000-0000-0000-000000000001",
  comments:
    "GUID for the e-mail, so that a repeated run goes on with it and sends it once. If blank, one is chosen.",
});
