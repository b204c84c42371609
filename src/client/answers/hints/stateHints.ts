import type { Refusal } from "./refusal";

/** Hints for writes that were refused for the state they set. */
export function stateHint(refusal: Refusal): string | undefined {
  return wrongStatus(refusal) ?? ownMessage(refusal);
}

/** https://learn.microsoft.com/power-apps/developer/data-platform/define-custom-state-model-transitions */
const wrongStatus = ({ message, method }: Refusal): string | undefined => {
  const [, status, state, table] =
    /(-?\d{1,10}) is not a valid status code for state code (?:\w{1,40}\.)?([\w ]{1,40}) on (\w{1,60})/i.exec(
      message,
    ) ?? [];
  if (!status || !state || !table) return undefined;
  return method === "POST"
    ? `A record of ${table} begins as ${state}, and statuscode ${status} belongs to another state: create it without statecode and statuscode, then update both`
    : `statuscode ${status} does not belong to the state ${state} of ${table}: set the statecode it belongs to beside it, or take a status of ${state}; List Choices shows the state of each status`;
};

/** Actions of the Web API that close records whose state an update cannot set. */
const CLOSING = new Map<string, (state: string) => string>([
  ["opportunity", (state) => (/won/i.test(state) ? "WinOpportunity" : "LoseOpportunity")],
  ["incident", () => "CloseIncident"],
  ["quote", (state) => (/won/i.test(state) ? "WinQuote" : "CloseQuote")],
  ["salesorder", (state) => (/cancel/i.test(state) ? "CancelSalesOrder" : "FulfillSalesOrder")],
]);

const ownMessage = ({ message }: Refusal): string | undefined => {
  const [, table = "", state = ""] =
    /can ?not be used to set the state of (\w{1,60}) to ([\w ]{1,40})\./i.exec(message) ?? [];
  const action = CLOSING.get(table.toLowerCase())?.(state);
  return action === undefined
    ? undefined
    : `An update does not set this state: ${state} is reached by the action ${action}, as a Raw Request with POST ${action}`;
};
