import type { CustomApi, CustomLogic, ProcessAction } from "./types";

const creditLimit = 50_000;
const dayMs = 86_400_000;

/** The logic that somebody brings, and that of the believable environment. */
export function withBelievableLogic(now: () => number, own: Partial<CustomLogic>): CustomLogic {
  return {
    customApis: { ...customApis(now), ...own.customApis },
    processActions: { new_RateCustomer: rateCustomer, ...own.processActions },
    workflows: own.workflows ?? {},
  };
}

const rateCustomer: ProcessAction = {
  parameters: { Orders: "Edm.Int32", Complaints: "Edm.Int32?" },
  returns: { Rating: "Edm.Int32" },
  run: ({ parameters: { Orders, Complaints = 0 } }) => ({
    Rating: Math.max(1, Math.min(5, Number(Orders) - 2 * Number(Complaints))),
  }),
};

function customApis(now: () => number): Readonly<Record<string, CustomApi>> {
  return {
    new_CheckCredit: ({ parameters }) => ({
      IsApproved: Number(String(parameters["Amount"])) <= creditLimit,
      Limit: creditLimit,
    }),
    new_WorkingDays: ({ parameters }) => {
      const from = Date.parse(String(parameters["From"]));
      const until = parameters["Until"] ? Date.parse(String(parameters["Until"])) : now();
      return { Days: workingDays(from, until) };
    },
  };
}

/** Whole weeks have five of them; what is left is counted day by day. */
function workingDays(from: number, until: number): number {
  const days = Math.max(0, Math.floor((until - from) / dayMs));
  const rest = Array.from({ length: days % 7 }, (_, at) => new Date(from + at * dayMs).getUTCDay());
  return Math.floor(days / 7) * 5 + rest.filter((day) => day !== 0 && day !== 6).length;
}
