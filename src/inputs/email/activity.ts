import type { ActivityKind } from "../../client";
import {
  booleanInput,
  optionsInput,
  requiredChoiceInput,
  requiredTextInput,
  textInput,
} from "../builders";
import { connection } from "../connection/connection";
import { optionTable } from "../options/table";
import { regarding } from "./message";
import { recipientsInput } from "./people";

const activityType = requiredChoiceInput<ActivityKind>(
  "Activity Type",
  { phonecall: "Phone Call", appointment: "Appointment", task: "Task", letter: "Letter" },
  { placeholder: "phonecall", example: "phonecall", comments: "What is logged." },
);

const subject = requiredTextInput("Subject", {
  placeholder: "What it was about",
  example: "Call about the offer",
  comments: "Subject of the activity, at most 200 characters.",
});

const description = textInput("Description", {
  placeholder: "What was said or done",
  example: "Wants 20 sensors by May.",
  comments: "Text of the activity.",
});

const to = recipientsInput(
  "To",
  "contact: Ann Lee",
  "Who was called, written to or invited: names, IDs, addresses or references, one text with semicolons, or a list.",
);

const completed = booleanInput(
  "Completed",
  true,
  "Completes the activity, as one that was done. If false, it stays open.",
);

const { logging, customLogic, impersonation } = optionTable;

export const logActivityInputs = {
  connection,
  activityType,
  subject,
  description,
  to,
  regarding,
  completed,
  options: optionsInput({ ...logging, ...customLogic, ...impersonation }),
};
