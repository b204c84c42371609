import { InputError } from "../errors/InputError";

const SETTINGS = ["count", "sort", "values", "interval", "timeoffset"];
const NAME = /^(?:\w+:)?@?[\w.]+$/;

/**
 * Checks facets before they are sent: `column`, or `table:column`, and settings behind commas. Pure.
 * https://learn.microsoft.com/power-apps/developer/data-platform/search/query#facets-parameter
 *
 * @throws InputError that names the facet
 */
export function checkFacets(facets: readonly string[]): readonly string[] {
  for (const facet of facets) {
    const why = whyNot(facet);
    if (why !== undefined) {
      throw new InputError(
        `Facets has ${JSON.stringify(facet.slice(0, 120))}, ${why}; expected a column and its settings, e.g. ownerid,count:20 or createdon,interval:month.`,
      );
    }
  }
  return facets;
}

const whyNot = (facet: string): string | undefined => {
  const [name = "", ...settings] = facet.split(",").map((part) => part.trim());
  if (!NAME.test(name)) return "which does not begin with a column";
  const keys = settings.map((setting) => setting.slice(0, Math.max(0, setting.indexOf(":"))));
  const unknown = settings.find((_, at) => !SETTINGS.includes(keys[at] ?? ""));
  if (unknown !== undefined) return `whose setting ${JSON.stringify(unknown)} there is not`;
  if (new Set(keys).size < keys.length) return "which has a setting twice";
  const has = (key: string) => keys.includes(key);
  if (has("values") && has("interval")) return "which has values and interval together";
  const isCounted = has("count") || has("sort");
  if (isCounted && (has("values") || has("interval"))) {
    return "which has count or sort together with values or interval";
  }
  if (has("timeoffset") && !has("interval")) return "whose timeoffset has no interval";
  const count = settings.find((_, at) => keys[at] === "count")?.slice("count:".length);
  return count === undefined || /^[1-9]\d{0,8}$/.test(count.trim())
    ? undefined
    : "whose count is no number from 1 on";
};
