import { InputError } from "../errors/InputError";
import { type StandardTable, TABLES } from "./standardTables";
import type { ConversionTarget } from "./types";

/** What a record can become, and by which action. */
export interface Conversion {
  readonly from: StandardTable;
  readonly to: ConversionTarget;
  /** Table of the new record. */
  readonly makes: StandardTable;
  readonly message: string;
  /** Parameter that holds the ID of the record. */
  readonly parameter: string;
  /** Column of the new record that leads back; a revision has none. */
  readonly lookup?: string;
}

const { opportunity, quote, salesorder, invoice } = TABLES;
const ofOpportunity = { from: opportunity, parameter: "OpportunityId", lookup: "opportunityid" };

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/web-api-types-operations */
export const CONVERSIONS: readonly Conversion[] = [
  { ...ofOpportunity, to: "quote", makes: quote, message: "GenerateQuoteFromOpportunity" },
  {
    ...ofOpportunity,
    to: "order",
    makes: salesorder,
    message: "GenerateSalesOrderFromOpportunity",
  },
  { ...ofOpportunity, to: "invoice", makes: invoice, message: "GenerateInvoiceFromOpportunity" },
  {
    from: quote,
    to: "order",
    makes: salesorder,
    message: "ConvertQuoteToSalesOrder",
    parameter: "QuoteId",
    lookup: "quoteid",
  },
  { from: quote, to: "revision", makes: quote, message: "ReviseQuote", parameter: "QuoteId" },
  {
    from: salesorder,
    to: "invoice",
    makes: invoice,
    message: "ConvertSalesOrderToInvoice",
    parameter: "SalesOrderId",
    lookup: "salesorderid",
  },
];

/** The tables that something can be made from. */
export const SOURCES: readonly StandardTable[] = [opportunity, quote, salesorder];

/**
 * How a record of this table becomes what is wanted. Pure.
 *
 * @throws InputError that lists what can be made from the table, and from what the rest is made
 */
export function conversionOf(from: StandardTable, to: ConversionTarget): Conversion {
  const found = CONVERSIONS.find((each) => each.from === from && each.to === to);
  if (found) return found;
  const own = list(CONVERSIONS.filter((each) => each.from === from).map((each) => each.to));
  const others = list(
    CONVERSIONS.filter((each) => each.to === to).map((each) => each.from.logicalName),
  );
  throw new InputError(
    `To is ${to}, which is made from ${others}; a record of ${from.logicalName} can become ${own}.`,
  );
}

const list = (words: readonly string[]): string => words.join(" or ");
