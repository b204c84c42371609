import { type Example, type Row, rows } from "./types";

interface Health {
  readonly account: unknown;
  readonly openCases: number;
  readonly openDeals: number;
  readonly verdict: "at risk" | "growing" | "quiet";
}

/** Every active account with its open cases and deals, in pages of any number, judged in a few lines. */
export const accountHealth: Example<undefined, Health[]> = {
  title: "Account health",
  payload: undefined,
  run: async (act) => {
    const list = (await act("queryEntities", {
      entityType: "accounts",
      fieldNames: ["name"],
      filterExpression: "statecode eq 0",
      expandPropertyNames: [
        "incident_customer_accounts($select=title;$filter=statecode eq 0)",
        "opportunity_customer_accounts($select=name;$filter=statecode eq 0)",
      ],
      orderByFieldNames: ["name"],
      fetchAll: "true",
    })) as { hasMore: boolean };
    if (list.hasMore)
      throw new Error("Not every account was read: the judgement would be incomplete.");
    return rows(list).map(judged);
  },
};

const judged = (account: Row): Health => {
  const openCases = count(account["incident_customer_accounts"]);
  const openDeals = count(account["opportunity_customer_accounts"]);
  const verdict = openCases > openDeals ? "at risk" : openDeals > 0 ? "growing" : "quiet";
  return { account: account["name"], openCases, openDeals, verdict };
};

const count = (children: unknown): number => (Array.isArray(children) ? children.length : 0);
