import type { UnboundOperation } from "../types";
import { type Closing, closeRecord, privilegesOf } from "./closeRecord";
import { quoteClosing } from "./quote";

const closing: Closing = { ...quoteClosing, state: 3 };

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/closequote */
export const closeQuote: UnboundOperation = {
  name: "CloseQuote",
  kind: "action",
  parameters: { QuoteClose: "mscrm.quoteclose", Status: "Edm.Int32" },
  privileges: privilegesOf(closing),
  run: (invocation) => closeRecord(invocation, closing),
};
