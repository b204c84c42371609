import { withServer } from "../measure/processes";
import type { Scale, Section } from "../types";
import { fetchFigures, fetchInTurn } from "./fetching";

/** A FetchXML query to its last page, by the paging cookie of each page. */
export function fetchXml(
  { rows, pageSize, fetchXmlRounds }: Scale,
  bundle: string,
): Promise<Section> {
  return withServer({ rows, pageSize, delayMs: 0, fetchXml: true }, async (url) => {
    const options = { url, bundle, pageSize };
    const scale = { rows, rounds: fetchXmlRounds };
    const measured = await fetchInTurn("subjects/fetchXml.js", options, scale);
    return {
      title: `FetchXML: ${rows.toLocaleString("en")} rows of 20 columns by pages, the server answers at once`,
      how: `${pageSize.toLocaleString("en")} rows a page, each found by the cookie of the page before, n = ${fetchXmlRounds}, each run in a fresh process. Ours is the built bundle's Run Fetch XML Query with Fetch All.`,
      ratioOf: "bare loop",
      figures: fetchFigures(measured, {
        time: (ratio, faster) => [
          { text: "≤ 1.1 × bare", met: ratio <= 1.1 },
          {
            text: `at least as fast as dynamics-web-api (${faster.toFixed(1)} ×)`,
            met: faster >= 1,
          },
        ],
        memory: (ratio) => [{ text: "≤ 1.3 × bare", met: ratio <= 1.3 }],
      }),
    };
  });
}
