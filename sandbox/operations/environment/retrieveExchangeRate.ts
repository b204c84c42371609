import { doesNotExist } from "../../query";
import { tableOf } from "../../records/call";
import { needs } from "../privileges";
import type { UnboundOperation } from "../types";

/**
 * What one unit of the base currency is worth in another one.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/retrieveexchangerate
 */
export const retrieveExchangeRate: UnboundOperation = {
  name: "RetrieveExchangeRate",
  kind: "function",
  parameters: { TransactionCurrencyId: "Edm.Guid" },
  returns: { ExchangeRate: "Edm.Decimal" },
  privileges: [needs("Read", "transactioncurrency")],
  run({ call, given }) {
    const id = given.text("TransactionCurrencyId");
    const currency = call.store.read("transactioncurrency", id);
    if (currency === undefined) throw doesNotExist(tableOf(call, "transactioncurrency"), id);
    return { members: { ExchangeRate: Number(currency["exchangerate"]) } };
  },
};
