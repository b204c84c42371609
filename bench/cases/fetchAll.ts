import { withServer } from "../measure/processes";
import type { Scale, Section } from "../types";
import { fetchFigures, fetchInTurn } from "./fetching";

/** Fetch All of a whole table, with a server that answers at once or takes its time for every page. */
export function fetchAll(
  { rows, pageSize, fetchRounds }: Scale,
  delayMs: number,
  bundle: string,
): Promise<Section> {
  return withServer({ rows, pageSize, delayMs }, async (url) => {
    const options = { url, bundle, pageSize };
    const scale = { rows, rounds: fetchRounds };
    const measured = await fetchInTurn("subjects/fetchAll.js", options, scale);
    const pause =
      delayMs === 0 ? "the server answers at once" : `${delayMs} ms of server time a page`;
    return {
      title: `Fetch All of ${rows.toLocaleString("en")} rows of 20 columns, ${pause}`,
      how: `${pageSize.toLocaleString("en")} rows a page, n = ${fetchRounds}, each run in a fresh process. Ours is the built bundle's Query Entities.`,
      ratioOf: "bare loop",
      figures: fetchFigures(measured, targets(delayMs)),
    };
  });
}

const targets = (delayMs: number) => ({
  time: (ratio: number, faster: number) => [
    { text: "≤ 1.15 × bare", met: ratio <= 1.15 },
    // Where the server's own time is most of it, nobody can be three times as fast as anybody.
    ...(delayMs === 0
      ? [
          {
            text: `≥ 3 × as fast as dynamics-web-api (${faster.toFixed(1)} ×)`,
            met: faster >= 3,
          },
        ]
      : []),
  ],
  memory: (ratio: number) => [{ text: "≤ 1.3 × bare", met: ratio <= 1.3 }],
});
