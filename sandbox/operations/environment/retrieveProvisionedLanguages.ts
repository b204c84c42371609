import { provisionedLanguages } from "../../metadata/languages";
import type { UnboundOperation } from "../types";

/**
 * The languages that are switched on, by LCID.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/retrieveprovisionedlanguages
 */
export const retrieveProvisionedLanguages: UnboundOperation = {
  name: "RetrieveProvisionedLanguages",
  kind: "function",
  returns: { RetrieveProvisionedLanguages: "Collection(Edm.Int32)" },
  run: () => ({ members: { RetrieveProvisionedLanguages: provisionedLanguages } }),
};
