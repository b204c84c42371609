/** What the activity of a closing may be told, by the name of the column that keeps it. */
export type DetailColumns = Readonly<Record<string, string>>;

/** A message that closes a record, where an update of its state is refused. */
export interface ClosingMessage {
  readonly name: string;
  /** Path of the request. */
  readonly path: string;
  /** Name of the parameter that takes the activity. */
  readonly parameter: string;
  /** Logical name of the activity's table. */
  readonly activity: string;
  readonly activitySet: string;
  /** Lookup of the activity to the record that is closed; it is called like its navigation property. */
  readonly lookup: string;
  readonly details: DetailColumns;
  /** States that the record may be in before; any where nothing is said. */
  readonly from?: readonly number[];
  /** A state that an update leads to first, from another one. */
  readonly through?: { readonly from: number; readonly to: number };
}

const TOLD: DetailColumns = {
  subject: "subject",
  description: "description",
  closeDate: "actualend",
};

const opportunity = {
  parameter: "OpportunityClose",
  activity: "opportunityclose",
  activitySet: "opportunitycloses",
  lookup: "opportunityid",
  details: { ...TOLD, actualRevenue: "actualrevenue", competitor: "competitorid" },
  from: [0],
};
const incident = {
  parameter: "IncidentResolution",
  activity: "incidentresolution",
  activitySet: "incidentresolutions",
  lookup: "incidentid",
  details: { subject: "subject", description: "description", timeSpent: "timespent" },
  from: [0],
};
const quote = {
  parameter: "QuoteClose",
  activity: "quoteclose",
  activitySet: "quotecloses",
  lookup: "quoteid",
  details: TOLD,
  from: [0, 1],
  // Only an active quote can be won or closed.
  through: { from: 0, to: 1 },
};
const order = {
  parameter: "OrderClose",
  activity: "orderclose",
  activitySet: "ordercloses",
  lookup: "salesorderid",
  details: TOLD,
};

const unbound = (name: string) => ({ name, path: name });
const onSet = (set: string, name: string) => ({
  name,
  path: `${set}/Microsoft.Dynamics.CRM.${name}`,
});

/**
 * By table and state. These states are Microsoft's own: nobody can add, remove or renumber one.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/actions
 */
const CLOSING: ReadonlyMap<string, ReadonlyMap<number, ClosingMessage>> = new Map([
  [
    "opportunity",
    new Map<number, ClosingMessage>([
      [1, { ...opportunity, ...unbound("WinOpportunity") }],
      [2, { ...opportunity, ...unbound("LoseOpportunity") }],
    ]),
  ],
  [
    "incident",
    new Map<number, ClosingMessage>([[1, { ...incident, ...unbound("CloseIncident") }]]),
  ],
  [
    "quote",
    new Map<number, ClosingMessage>([
      [2, { ...quote, ...unbound("WinQuote") }],
      [3, { ...quote, ...unbound("CloseQuote") }],
    ]),
  ],
  [
    "salesorder",
    new Map<number, ClosingMessage>([
      [2, { ...order, ...unbound("CancelSalesOrder") }],
      [3, { ...order, ...onSet("salesorders", "FulfillSalesOrder") }],
    ]),
  ],
]);

/** The message that leads to a state of a table; undefined where an update does. */
export function closingMessage(table: string, state: number): ClosingMessage | undefined {
  return CLOSING.get(table)?.get(state);
}

/** Actions that do more than set a state, and have to be used for it. */
const BY_ANOTHER_ACTION: ReadonlyMap<string, ReadonlyMap<number, string>> = new Map([
  ["lead", new Map([[1, "Qualify Lead, which also creates what the lead becomes"]])],
]);

export function otherAction(table: string, state: number): string | undefined {
  return BY_ANOTHER_ACTION.get(table)?.get(state);
}
