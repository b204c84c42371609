import { choiceInput, integerInput, textInput, timeZoneInput } from "../builders";
import { recipientsInput } from "./people";

export const caller = recipientsInput(
  "From",
  "user: Jane Reyes",
  "Who called or wrote, or the organizer of an appointment. Takes what To takes.",
);

export const copied = recipientsInput(
  "CC",
  "contact: Ann Lee",
  "Who gets a copy of a letter, or is an optional attendee. Takes what To takes.",
);

export const direction = choiceInput<"incoming" | "outgoing">(
  "Direction",
  { incoming: "Incoming", outgoing: "Outgoing" },
  {
    placeholder: "outgoing",
    example: "incoming",
    comments: "Of a phone call or letter. Default: outgoing.",
  },
);

export const start = textInput("Start", {
  placeholder: "Date and time",
  example: "2026-03-31T10:00",
  comments: "When it begins or began. Required for an appointment.",
});

export const end = textInput("End", {
  placeholder: "Date and time",
  example: "2026-03-31T10:30",
  comments: "When it ends or is due, or when it ended. Required for an appointment.",
});

export const durationMinutes = integerInput(
  "Duration (Minutes)",
  { min: 0, max: 2_147_483_647 },
  { placeholder: "30", example: "30", comments: "How long it took, in minutes." },
);

export const phoneNumber = textInput("Phone Number", {
  placeholder: "Number that was called",
  example: "+1 555 0100",
  comments: "Of a phone call.",
});

export const activityTimeZone = timeZoneInput(
  "Time Zone",
  "Time zone of Start and End without an offset. Default: UTC.",
);

export const activityId = textInput("Record ID", {
  placeholder: "GUID for the new activity",
  example: "00000000-0000-0000-0000-000000000001",
  comments:
    "GUID for the activity, so that a repeated run goes on with it and makes no second one. If blank, one is chosen.",
});
