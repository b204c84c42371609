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

const toSetting = (part: string) => {
  const text = part.trim();
  return { text, key: text.slice(0, Math.max(0, text.indexOf(":"))) };
};

const whyNot = (facet: string): string | undefined => {
  const name = facet.replace(/,[\s\S]*$/, "").trim();
  if (!NAME.test(name)) return "which does not begin with a column";
  const settings = facet.split(",").slice(1).map(toSetting);
  const keys = settings.map(({ key }) => key);
  const unknown = settings.find(({ key }) => !SETTINGS.includes(key));
  if (unknown) return `whose setting ${JSON.stringify(unknown.text)} there is not`;
  if (new Set(keys).size < keys.length) return "which has a setting twice";
  const has = (key: string) => keys.includes(key);
  if (has("values") && has("interval")) return "which has values and interval together";
  const isCounted = has("count") || has("sort");
  if (isCounted && (has("values") || has("interval"))) {
    return "which has count or sort together with values or interval";
  }
  if (has("timeoffset") && !has("interval")) return "whose timeoffset has no interval";
  const count = settings.find(({ key }) => key === "count")?.text.slice("count:".length);
  return count === undefined || /^[1-9]\d{0,8}$/.test(count.trim())
    ? undefined
    : "whose count is no number from 1 on";
};
