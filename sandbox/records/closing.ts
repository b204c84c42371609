import { Refusal } from "../errors";
import type { Table } from "../schema/derived";

/** A state that no update leads to. */
interface Closing {
  /** As the refusal names the state; it is not always the label. */
  readonly state: string;
  /** The message to use instead, as the refusal names it. */
  readonly message: string;
  readonly code?: string;
  /** Where the refusal has other words than the usual ones. */
  readonly text?: string;
}

const closedOpportunity = "0x80100005";

/**
 * By table and state, in the words that callers of the service have been answered with. What is refused for
 * quotes, and for orders that are cancelled, is made after the same pattern.
 */
const closings: Readonly<Record<string, Readonly<Record<number, Closing>>>> = {
  incident: { 1: { state: "Resolved", message: "CloseIncidentRequest" } },
  opportunity: {
    1: { state: "won", message: "won", code: closedOpportunity },
    2: { state: "Lost", message: "LostOpportunityRequest", code: closedOpportunity },
  },
  quote: {
    2: { state: "Won", message: "WinQuoteRequest" },
    3: { state: "Closed", message: "CloseQuoteRequest" },
  },
  salesorder: {
    2: { state: "Canceled", message: "CancelSalesOrderRequest" },
    3: {
      state: "Fulfilled",
      message: "FulfillSalesOrderRequest",
      text: "This message can not be used to set the state of SalesOrder to Fullfilled. In order to set state of SalesOrder, use the FullfillSalesOrder Request. Request message instead.",
    },
  },
};

/** @throws Refusal where only a message sets this state */
export function refuseClosing({ logicalName }: Table, statecode: number): void {
  const closing = closings[logicalName]?.[statecode];
  if (closing === undefined) return;
  const { state, message, code = "0x80048408", text } = closing;
  const target = `${logicalName} to ${state}`;
  throw new Refusal(
    400,
    code,
    text ??
      `This message can not be used to set the state of ${target}. In order to set state of ${target}, use the ${message} message instead.`,
  );
}

/** Updates that take a record in one state only, by table and the state they set. */
const begins: Readonly<
  Record<string, Readonly<Record<number, readonly [number, string, string]>>>
> = {
  quote: {
    1: [0, "0x80100003", "The quote cannot be activated because it is not in a draft state."],
  },
  invoice: {
    2: [0, "0x80100000", "The invoice cannot be paid because it is not active."],
    3: [0, "0x80100001", "The invoice cannot be canceled because it is not active."],
  },
};

/** @throws Refusal where an update does not lead from the one state to the other */
export function refuseLeap({ logicalName }: Table, from: number, to: number): void {
  const [start, code, text] = begins[logicalName]?.[to] ?? [from, "", ""];
  if (from !== start) throw new Refusal(400, code, text);
}
