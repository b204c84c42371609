import { Refusal } from "../../errors";
import { needs } from "../privileges";
import type { UnboundOperation } from "../types";
import { convert } from "./conversion";
import { invalidState } from "./refusals";
import { rowById } from "./rowById";

const quoteState = { active: 1, closed: 3 };

/**
 * Makes a draft of a closed quote, with the same number and the next revision.
 * https://learn.microsoft.com/dotnet/api/microsoft.crm.sdk.messages.revisequoterequest
 */
export const reviseQuote: UnboundOperation = {
  name: "ReviseQuote",
  kind: "action",
  parameters: { QuoteId: "Edm.Guid", ColumnSet: "mscrm.ColumnSet?" },
  returns: "mscrm.quote",
  privileges: [needs("Read", "quote"), needs("Create", "quote")],
  run(invocation) {
    const { call, given } = invocation;
    const quote = rowById(call, "quote", given.text("QuoteId"));
    const { quotenumber = null, statecode } = quote.row;
    if (statecode !== quoteState.closed) throw invalidState(quote, "be revised", "Closed");
    const revisions = call.store.find("quote", { quotenumber });
    if (revisions.some(({ statecode: other }) => Number(other) <= quoteState.active)) {
      throw new Refusal(
        400,
        "0x80048D00",
        "Quote cannot be revised as there already exists another quote in Draft/Active state and with same quote number.",
      );
    }
    const last = Math.max(...revisions.map(({ revisionnumber }) => Number(revisionnumber ?? 0)));
    return convert(invocation, quote, "quote", { quotenumber, revisionnumber: last + 1 });
  },
};
