import { dataInput, requiredTextInput, timeZoneInput } from "../builders";

export const status = requiredTextInput("Status", {
  dataSource: "statuses",
  placeholder: "Label or number of a status reason",
  example: "Won",
  comments:
    "Status reason to set, by label or number. The label of a state (Won, Resolved, Inactive) means the state's default status reason.",
});

export const details = dataInput("Details", {
  placeholder: "Object of what to keep about the closing",
  example: '{"description": "Signed today", "actualRevenue": 25000, "closeDate": "2026-03-31"}',
  comments:
    "What a closing keeps: subject, description, closeDate, actualRevenue, competitor, timeSpent (minutes). Only where Dataverse creates an activity.",
});

export const closeTimeZone = timeZoneInput(
  "Time Zone",
  "Time zone of a closeDate without an offset. Default: UTC.",
);
