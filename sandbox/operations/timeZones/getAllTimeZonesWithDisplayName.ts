import { baseLanguage } from "../../metadata/languages";
import { notSimulated } from "../../odata/refusals";
import { needs } from "../privileges";
import type { SetOperation } from "../types";

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/getalltimezoneswithdisplayname */
export const getAllTimeZonesWithDisplayName: SetOperation = {
  name: "GetAllTimeZonesWithDisplayName",
  kind: "function",
  binding: { set: "timezonedefinition" },
  parameters: { LocaleId: "Edm.Int32" },
  returns: "Collection(mscrm.crmbaseentity)",
  privileges: [needs("Read", "timezonedefinition")],
  run({ call, given, table }) {
    if (given.number("LocaleId") !== baseLanguage) throw notSimulated("names in other languages");
    return { rows: call.store.find(table.logicalName, {}).map((row) => ({ table, row })) };
  },
};
