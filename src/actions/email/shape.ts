import { fileValue } from "../files/shape";
import { list, orNull } from "../metadata/shapes";
import { flag, integer, object, outputOf, text } from "../schemas";

/** What sending an e-mail answers with. */
export const sentEmail = object(
  "The e-mail, and what has become of it",
  {
    id: text("ID of the e-mail"),
    changed: flag("False where a run before with the same Record ID had done it"),
    status: text(
      "Draft, Pending Send (Dataverse has taken it and sends it within minutes), Sending, or Sent",
    ),
    sentOn: orNull(text("When it went out; null as long as it waits")),
    subject: orNull(text("Its subject, with the tracking token that Dataverse adds")),
    warning: text("What keeps it from going out, where something does"),
  },
  ["id", "changed", "status", "sentOn", "subject"],
);

const attachment = {
  id: text("ID of the attachment"),
  name: orNull(text("Name of the file")),
  size: orNull(integer("Size in bytes")),
  contentType: orNull(text("MIME type of the file")),
};

export const addedAttachment = outputOf(
  object("The attachment that was added", { ...attachment, emailId: text("ID of the e-mail") }, [
    ...Object.keys(attachment),
    "emailId",
  ]),
);

export const attachmentList = outputOf(
  object(
    "The attachments of the e-mail in their order",
    {
      attachments: list(
        "Attachments, without their contents",
        object("An attachment", attachment, Object.keys(attachment)),
      ),
      hasMore: flag("False if these are all"),
      warning: text("Why the list ends early, where it does"),
    },
    ["attachments", "hasMore"],
  ),
);

export const downloadedAttachment = outputOf(
  object(
    "The attachment with its file",
    {
      id: attachment.id,
      activityId: orNull(text("ID of the e-mail or other activity that has it")),
      file: orNull(fileValue),
      name: attachment.name,
      size: attachment.size,
    },
    ["id", "activityId", "file", "name", "size"],
  ),
);

export const loggedActivity = outputOf(
  object(
    "The activity",
    {
      id: text("ID of the activity"),
      table: text("Logical name of its table"),
      changed: flag("False where a run before with the same Record ID had done it"),
      completed: flag("Whether it was completed"),
    },
    ["id", "table", "changed", "completed"],
  ),
);
