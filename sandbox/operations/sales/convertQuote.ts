import { type Call, tableOf } from "../../records/call";
import { createRow } from "../../records/create";
import { updateRow } from "../../records/update";
import { isoSeconds } from "../../store";
import { inTransaction } from "../../webhooks";
import type { Arguments } from "../parameters/arguments";
import { needs } from "../privileges";
import type { StoredRow, UnboundOperation } from "../types";
import { columnsWanted } from "./columnSet";
import { deriveRow } from "./deriveRow";
import { invalidState } from "./refusals";
import { rowById } from "./rowById";

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
  run({ call, given }) {
    const quote = rowById(call, "quote", given.text("QuoteId"));
    const table = tableOf(call, "salesorder");
    const columns = columnsWanted(table, given);
    const state = quote.row["statecode"];
    if (state !== quoteState.active && state !== quoteState.won) {
      throw invalidState(quote, "be converted to an order", "Active or Won");
    }
    const row = inTransaction(call, () => {
      if (state === quoteState.active) win(call, quote, given);
      return deriveRow(call, table, quote, { quoteid: given.text("QuoteId") });
    });
    return columns === undefined ? { row } : { row, columns };
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
  const statuscode = given.optionalNumber("QuoteCloseStatus") ?? quoteState.wonStatus;
  const changes = { statecode: quoteState.won, statuscode };
  updateRow(call, quote.table, quote.row, changes, "message");
}
