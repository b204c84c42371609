import { withServer } from "../measure/processes";
import type { Scale, Section } from "../types";
import { fetchFigures, fetchInTurn } from "./fetching";

/** The pages behind a delta link, as the trigger Record Changes goes through them. */
export function changes(
  { rows, pageSize, fetchXmlRounds }: Scale,
  bundle: string,
): Promise<Section> {
  return withServer({ rows, pageSize, delayMs: 0, delta: true }, async (url) => {
    const scale = { rows, rounds: fetchXmlRounds };
    const measured = await fetchInTurn("subjects/changes.js", { url, bundle }, scale);
    return {
      title: `Record Changes: ${rows.toLocaleString("en")} changed rows of 20 columns behind a delta link, the server answers at once`,
      how: `${pageSize.toLocaleString("en")} rows a page, n = ${fetchXmlRounds}, each run in a fresh process that keeps all rows. Ours is the built bundle's trigger, one call a page, with its state from each to the next. The bare loop, too, takes the version out of each row and keeps it beside the record and its id.`,
      ratioOf: "bare loop",
      figures: fetchFigures(measured, {
        time: (ratio) => [{ text: "≤ 1.2 × bare", met: ratio <= 1.2 }],
        memory: () => [],
      }),
    };
  });
}
