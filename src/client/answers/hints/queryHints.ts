import { filterHint } from "../../odata/filter/filterHints";
import type { Refusal } from "./refusal";

/** Hints for queries that were refused, by what they asked for. */
export function queryHint(refusal: Refusal): string | undefined {
  const { status, message } = refusal;
  if (status !== 400 && status !== 501) return undefined;
  const filter = filterOf(refusal);
  if (filter !== undefined) {
    const hint = filterHint(filter, message);
    if (hint) return hint;
  }
  return aggregationHint(message);
}

/** The condition that was sent, in `$filter` or as a step of `$apply`. */
const filterOf = ({ url = "" }: Refusal): string | undefined => {
  const options = optionsOf(url);
  const filter = options.get("$filter");
  if (filter !== undefined) return filter;
  return /^filter\(([\s\S]*)\)\/aggregate\(/.exec(options.get("$apply") ?? "")?.[1];
};

const optionsOf = (url: string): Map<string, string> => {
  const at = url.indexOf("?");
  const parts = at < 0 ? [] : url.slice(at + 1).split("&");
  return new Map(
    parts.map((part) => {
      const name = part.replace(/=[\s\S]*$/, "");
      return [decode(name), decode(part.slice(name.length + 1))] as const;
    }),
  );
};

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const METHODS = ["sum", "average", "min", "max", "countdistinct"];
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ["avg", "average"],
  ["mean", "average"],
  ["minimum", "min"],
  ["maximum", "max"],
  ["total", "sum"],
  ["distinct", "countdistinct"],
  ["count", "countdistinct"],
]);

const aggregationHint = (message: string): string | undefined => {
  if (/\$apply cannot be combined/i.test(message)) {
    return "Apply takes no other inputs of the query beside it: leave the ones for columns, order, related records, Top and Count empty";
  }
  const given = /aggregation method '([^']+)'/i.exec(message)?.[1];
  if (!given) return undefined;
  const lower = given.toLowerCase();
  const right = METHODS.includes(lower) ? lower : OTHER_NAMES.get(lower);
  const form = right === undefined ? "" : `: <column> with ${right} as <name>`;
  return `Aggregations are written ${METHODS.join(", ")}, in lower case${form}`;
};
