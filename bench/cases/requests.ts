import { next, start, withServer } from "../measure/processes";
import type { Figure, Section } from "../types";

interface Done {
  readonly action: string;
  readonly left: number;
}

/** What each action puts on the wire, counted by the server. */
export function requests(bundle: string): Promise<Section> {
  return withServer({ rows: 10, pageSize: 10, delayMs: 0 }, async (url, counted) => {
    const child = start("subjects/actions.js", JSON.stringify({ url, bundle }));
    await next(child);
    const figures: Figure[] = [];
    for (let left = 1; left > 0; ) {
      const answer = next<Done>(child);
      child.send("next");
      const done = await answer;
      const count = await counted();
      figures.push({
        what: done.action,
        median: String(count),
        targets: [{ text: "1", met: count === 1 }],
      });
      left = done.left;
    }
    child.disconnect();
    return {
      title: "Requests on the wire for one action",
      how: "Counted by the server; one run of each action, Query Entities for one page.",
      ratioOf: "",
      figures,
    };
  });
}
