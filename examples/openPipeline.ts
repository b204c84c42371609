import { type Example, type Row, rows } from "./types";

interface Stage {
  readonly stage: unknown;
  readonly deals: unknown;
  readonly total: unknown;
}

/** The open pipeline by stage, added up inside Dataverse: one request, however many opportunities. */
export const openPipeline: Example<undefined, Stage[]> = {
  title: "Open pipeline by stage",
  payload: undefined,
  run: async (act) => {
    const list = await act("queryEntities", {
      entityType: "opportunities",
      options: {
        apply:
          "filter(statecode eq 0)/groupby((stepname),aggregate(estimatedvalue with sum as total,$count as deals))",
      },
    });
    return rows(list)
      .map((row: Row) => ({
        stage: row["stepname"] ?? "(none)",
        deals: row["deals"],
        total: row["total"],
      }))
      .sort((a, b) => Number(b.total ?? 0) - Number(a.total ?? 0));
  },
};
