import { flag, object, type Schema, text } from "../schemas";

const textOrNull = (description: string): Schema => ({ type: ["string", "null"], description });

/** What sending an e-mail answers with. */
export const sentEmail = object(
  "The e-mail, and what has become of it",
  {
    id: text("ID of the e-mail"),
    changed: flag("False where a run before with the same Record ID had done it"),
    status: text(
      "Draft, Pending Send (Dataverse has taken it and sends it within minutes), Sending, or Sent",
    ),
    sentOn: textOrNull("When it went out; null as long as it waits"),
    subject: textOrNull("Its subject, with the tracking token that Dataverse adds"),
    warning: text("What keeps it from going out, where something does"),
  },
  ["id", "changed", "status", "sentOn", "subject"],
);
