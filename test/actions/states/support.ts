import type { Bench } from "../../support/sandbox";

export interface Where {
  readonly state: string;
  readonly status: string;
  readonly statecode: number;
  readonly statuscode: number;
}

export interface Change {
  readonly changed: boolean;
  readonly from: Where;
  readonly to: Where;
  readonly steps: readonly { readonly by: string; readonly to: Where }[];
  readonly created?: { readonly table: string; readonly id: string };
}

type Row = Record<string, string | number | null>;

/** A way to close a record: what it is called with, and what it leads to. */
export interface Closing {
  readonly table: string;
  readonly set: string;
  readonly message: string;
  readonly activity: string;
  readonly lookup: string;
  readonly from: readonly [statecode: number, statuscode: number];
  readonly status: string;
  readonly to: readonly [statecode: number, statuscode: number];
}

const opportunity = {
  table: "opportunity",
  set: "opportunities",
  activity: "opportunityclose",
  lookup: "opportunityid",
  from: [0, 1],
} as const;
const quote = {
  table: "quote",
  set: "quotes",
  activity: "quoteclose",
  lookup: "quoteid",
  from: [1, 2],
} as const;
const order = {
  table: "salesorder",
  set: "salesorders",
  activity: "orderclose",
  lookup: "salesorderid",
  from: [1, 3],
} as const;

export const WON: Closing = {
  ...opportunity,
  message: "WinOpportunity",
  status: "won",
  to: [1, 3],
};
export const RESOLVED: Closing = {
  table: "incident",
  set: "incidents",
  message: "CloseIncident",
  activity: "incidentresolution",
  lookup: "incidentid",
  from: [0, 1],
  status: "Information Provided",
  to: [1, 1000],
};
export const QUOTE_WON: Closing = { ...quote, message: "WinQuote", status: "Won", to: [2, 4] };

export const CLOSINGS: readonly Closing[] = [
  WON,
  { ...opportunity, message: "LoseOpportunity", status: "Out-Sold", to: [2, 5] },
  RESOLVED,
  QUOTE_WON,
  { ...quote, message: "CloseQuote", status: "6", to: [3, 6] },
  { ...order, message: "CancelSalesOrder", status: "Canceled", to: [2, 4] },
  { ...order, message: "FulfillSalesOrder", status: "Partial", to: [3, 100002] },
];

/** What tests of states do to records, and ask of them. */
export const statesOn = (bench: Bench) => ({
  insert: (table: string, [statecode, statuscode]: readonly [number, number], row: Row = {}) =>
    bench.sandbox.insert(table, { statecode, statuscode, ...row }),
  open: ({ table, from: [statecode, statuscode] }: Closing): string =>
    bench.sandbox.insert(table, { statecode, statuscode }),
  set: ({ set, status }: Closing, entityId: string, more: object = {}): Promise<Change> =>
    bench.act<Change>("setEntityState", { entityType: set, entityId, status, ...more }),
  failed: ({ set, status }: Closing, entityId: string, more: object = {}) =>
    bench.failure("setEntityState", { entityType: set, entityId, status, ...more }),
  at: (table: string, id: string): readonly [number, number] => {
    const { statecode, statuscode } = bench.sandbox.store.read(table, id) ?? {};
    return [Number(statecode), Number(statuscode)];
  },
  activities: ({ activity, lookup }: Closing, id: string) =>
    bench.sandbox.store.find(activity, { [lookup]: id }),
  /** Bodies that were sent to a message. */
  bodies: ({ message }: Closing): Record<string, unknown>[] =>
    bench
      .requests()
      .filter(({ path }) => path.endsWith(message))
      .map(({ body }) => JSON.parse(body) as Record<string, unknown>),
  /** Methods of the requests, and what they went to, without those for definitions. */
  sent: (): string[] =>
    bench
      .requests()
      .map(({ method, path }) => `${method} ${path.replace(/^\/api\/data\/v9\.2\//, "")}`)
      .filter((line) => !/RetrieveMetadataChanges|EntityDefinitions/.test(line)),
});
