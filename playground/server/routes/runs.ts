import type { SourceAnswer, SourceView } from "../../contract";
import { checkInputs } from "../component/checkInputs";
import { findPublished } from "../component/findPublished";
import { asObject } from "../http/readJsonBody";
import type { Handlers } from "../http/router";
import type { Playground } from "../playground";
import { runAction } from "../runs/runAction";
import { shownData } from "../runs/shownData";

/** Actions and data sources. */
export function runRoutes(playground: Playground) {
  return {
    "POST /api/actions/:key/run": ({ at, body }) => runAction(playground, at["key"] ?? "", body),
    "POST /api/sources/:key": ({ at, body }) => runSource(playground, at["key"] ?? "", body),
  } satisfies Partial<Handlers>;
}

const runSource = async (
  { component, secrets, runs }: Playground,
  key: string,
  body: unknown,
): Promise<SourceAnswer> => {
  const published = findPublished(component, "dataSources", key);
  const inputs = checkInputs(key, published, asObject(body, "The body")["inputs"], secrets);
  const done = await runs.run({ of: "dataSources", key, inputs, permission: "readOnly" });
  const { requests } = done;
  const { elapsedMs } = done.facts;
  if (!done.ok) return { ok: false, error: secrets.mask(done.error.message), requests, elapsedMs };
  const type = published.dataSourceType as SourceView["dataSourceType"];
  return { ok: true, type, result: resultOf(type, done.run.data), requests, elapsedMs };
};

/** A picklist may have texts as its entries: their own keys. */
const resultOf = (type: SourceView["dataSourceType"], data: unknown): unknown => {
  if (type !== "picklist" || !Array.isArray(data)) return shownData(data);
  return data.map((entry: unknown) => {
    if (typeof entry !== "object" || entry === null) {
      return { key: String(entry), label: String(entry) };
    }
    const { key, label } = entry as { key?: unknown; label?: unknown };
    return { key: String(key), label: String(label ?? key) };
  });
};
