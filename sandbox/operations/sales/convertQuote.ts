import { type Call, tableOf } from "../../records/call";
import { createRow } from "../../records/create";
import { updateRow } from "../../records/update";
import { isoSeconds } from "../../store";
import type { Arguments } from "../parameters/arguments";
import { needs } from "../privileges";
import type { StoredRow, UnboundOperation } from "../types";
import { convert } from "./conversion";
import { invalidState } from "./refusals";
import { rowById } from "./rowById";

/** What a message takes for the default status of its state. */
const DEFAULT_STATUS = -1;

const quoteState = { active: 1, won: 2, wonStatus: 4 };

/**
 * Makes an order of a quote that is won, or that is active and is won along the way.
 * https://learn.microsoft.com/dotnet/api/microsoft.crm.sdk.messages.convertquotetosalesorderrequest
 */
export const convertQuote: UnboundOperation = {
  name: "ConvertQuoteToSalesOrder",
  kind: "action",
  parameters: {
    QuoteId: "Edm.Guid",
    ColumnSet: "mscrm.ColumnSet?",
    QuoteCloseDate: "Edm.DateTimeOffset?",
    QuoteCloseStatus: "Edm.Int32?",
    QuoteCloseSubject: "Edm.String?",
    QuoteCloseDescription: "Edm.String?",
    ProcessInstanceId: "mscrm.crmbaseentity?",
  },
  returns: "mscrm.salesorder",
  privileges: [
    needs("Read", "quote"),
    needs("Write", "quote"),
    needs("Create", "salesorder"),
    needs("Read", "salesorder"),
  ],
  run(invocation) {
    const { call, given } = invocation;
    const quote = rowById(call, "quote", given.text("QuoteId"));
    const state = quote.row["statecode"];
    if (state !== quoteState.active && state !== quoteState.won) {
      throw invalidState(quote, "be converted to an order", "Active or Won");
    }
    return convert(invocation, quote, "salesorder", { quoteid: given.text("QuoteId") }, () => {
      if (state === quoteState.active) win(call, quote, given);
    });
  },
};

/** Closes the quote by an activity, which is completed at once. */
function win(call: Call, quote: StoredRow, given: Arguments): void {
  const closing = tableOf(call, "quoteclose");
  const { quotenumber, quoteid } = quote.row;
  const columns = {
    subject: given.optionalText("QuoteCloseSubject") ?? `Quote Won (Won) - ${quotenumber}`,
    description: given.optionalText("QuoteCloseDescription") ?? null,
    actualend: given.optionalText("QuoteCloseDate") ?? isoSeconds(call.context.now()),
    quoteid: quoteid ?? null,
  };
  const activity = createRow(call, closing, { columns, parents: [], children: [], links: [] });
  updateRow(call, closing, activity, { statecode: 1, statuscode: 2 });
  const status = given.optionalNumber("QuoteCloseStatus") ?? DEFAULT_STATUS;
  const statuscode = status === DEFAULT_STATUS ? quoteState.wonStatus : status;
  const changes = { statecode: quoteState.won, statuscode };
  updateRow(call, quote.table, quote.row, changes, "message");
}
