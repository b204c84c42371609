import { Refusal } from "../../errors";
import { baseLanguage } from "../../metadata/languages";
import { notSimulated } from "../../odata/refusals";
import type { UnboundOperation } from "../types";

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/gettimezonecodebylocalizedname */
export const getTimeZoneCodeByLocalizedName: UnboundOperation = {
  name: "GetTimeZoneCodeByLocalizedName",
  kind: "function",
  parameters: { LocalizedStandardName: "Edm.String", LocaleId: "Edm.Int32" },
  returns: { TimeZoneCode: "Edm.Int32" },
  run({ call, given }) {
    if (given.number("LocaleId") !== baseLanguage) throw notSimulated("names in other languages");
    const standardname = given.text("LocalizedStandardName");
    const [row] = call.store.find("timezonedefinition", { standardname });
    if (row === undefined) {
      throw new Refusal(400, "0x80040203", `Invalid time zone name ${standardname}.`);
    }
    return { members: { TimeZoneCode: row["timezonecode"] } };
  },
};
