import { input } from "@prismatic-io/spectral";
import { optionalReference } from "../clean";
import { recipientList } from "../clean/recipients";

/** People that an activity goes to: text or a list of texts and references. */
export function recipientsInput(label: string, example: string, comments: string) {
  return input({
    label,
    type: "string",
    required: false,
    placeholder: "Addresses or names, separated by semicolons",
    example,
    comments,
    clean: recipientList(label),
  });
}

export const to = recipientsInput(
  "To",
  "jane.doe@contoso.com; contact: Ann Lee",
  "Addresses, names, IDs or references of contacts, accounts, leads, users and queues: one text with semicolons, or a list.",
);

export const cc = recipientsInput(
  "CC",
  "contact: Ann Lee",
  "Who gets a copy. Takes what To takes.",
);

export const bcc = recipientsInput(
  "BCC",
  "archive@contoso.com",
  "Who gets a copy that the others do not see. Takes what To takes.",
);

export const from = input({
  label: "From",
  type: "string",
  required: false,
  dataSource: "senders",
  placeholder: "ID, name or e-mail address of a user or queue",
  example: "queue: Support",
  comments:
    "User or queue to send from: ID, name or address. If blank, the connection's user, which cannot be an application user.",
  clean: optionalReference("From"),
});
