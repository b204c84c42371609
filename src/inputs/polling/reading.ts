import type { OnExpiredToken } from "../../client";
import { defaultChoiceInput, integerInput } from "../builders";

export const onExpiredToken = defaultChoiceInput<OnExpiredToken>(
  "On Expired Token",
  { catchUp: "Catch up by timestamp", snapshot: "Return all records", fail: "Fail" },
  "catchUp",
  {
    example: "snapshot",
    comments:
      "After a pause of about seven days: catchUp finds changes by timestamps, snapshot returns all records, fail fails. Deletions are lost.",
  },
);

export const trackedPerPage = integerInput(
  "Records Per Page",
  { min: 1, max: 5000 },
  {
    placeholder: "1 to 5000",
    example: "1000",
    comments: "Records to read, and hold in memory, at a time. If blank, up to 5,000.",
  },
);
