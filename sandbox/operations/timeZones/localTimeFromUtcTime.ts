import { Refusal } from "../../errors";
import { offsetAt } from "../../seed/timeZones";
import { isoSeconds } from "../../store";
import type { UnboundOperation } from "../types";

/**
 * The time that a clock in another zone shows. The answer is marked as UTC, which it is not.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/localtimefromutctime
 */
export const localTimeFromUtcTime: UnboundOperation = {
  name: "LocalTimeFromUtcTime",
  kind: "function",
  parameters: { TimeZoneCode: "Edm.Int32", UtcTime: "Edm.DateTimeOffset" },
  returns: { LocalTime: "Edm.DateTimeOffset" },
  run({ given }) {
    const moment = Date.parse(given.text("UtcTime"));
    const code = given.number("TimeZoneCode");
    const offset = offsetAt(code, moment);
    if (offset === undefined)
      throw new Refusal(400, "0x80040203", `Invalid time zone code ${code}.`);
    return { members: { LocalTime: isoSeconds(moment + offset * 60_000) } };
  },
};
