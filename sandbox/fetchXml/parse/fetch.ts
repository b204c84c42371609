import { rowLimit } from "../../odata/prefer";
import { notSimulated } from "../../odata/refusals";
import { malformed, refusal } from "../refusals";
import type { FetchQuery } from "./ast";
import { checkElements } from "./elements";
import { readEntity } from "./entity";
import { flag, oneOf, positive } from "./values";
import { parseXml, type XmlElement } from "./xml";

/** Most rows an aggregate may be made over. */
export const aggregateLimit = 50_000;

/**
 * Parses FetchXML. Throws 400 for whatever its language does not have; names of tables and columns
 * are not looked up.
 *
 * @param counted whether `$count=true` is beside it, which is `returntotalrecordcount`
 * @see https://learn.microsoft.com/power-apps/developer/data-platform/fetchxml/reference/fetch
 */
export function parseFetchXml(xml: string, counted: boolean): FetchQuery {
  if (xml === "") {
    throw refusal("InvalidArgument", "Expected non-empty string.");
  }
  const fetch = parseXml(xml);
  if (fetch.name !== "fetch") {
    throw malformed("The root element has to be 'fetch'.");
  }
  checkElements(fetch);
  checkHints(fetch);
  const totalCount = flag(fetch, "returntotalrecordcount") || counted;
  checkTop(fetch, totalCount);
  const aggregate = flag(fetch, "aggregate");
  const distinct = flag(fetch, "distinct");
  return {
    aggregate,
    aggregateLimit: aggregateLimitOf(fetch),
    distinct,
    top: topOf(fetch),
    count: positive(fetch, "count"),
    page: positive(fetch, "page") ?? 1,
    cookie: fetch.attributes.get("paging-cookie") || undefined,
    totalCount,
    rawOrder: flag(fetch, "useraworderby"),
    entity: readEntity(entityOf(fetch), { aggregate, distinct, links: { read: 0 } }),
  };
}

function entityOf(fetch: XmlElement): XmlElement {
  const [entity, ...others] = fetch.children;
  if (!entity?.attributes.get("name")) {
    throw refusal("QueryBuilderNoEntity", "Entity Name was not specified in FetchXml String.");
  }
  if (others.length > 0) {
    throw malformed("The element 'fetch' has more than one 'entity'.");
  }
  return entity;
}

/** `top` limits an answer that has no pages. */
function checkTop({ attributes }: XmlElement, totalCount: boolean): void {
  if (!attributes.has("top")) {
    return;
  }
  const paging = ["page", "count", "paging-cookie"].find((name) => attributes.has(name));
  const clash = paging ?? (totalCount ? "returntotalrecordcount" : undefined);
  if (clash) {
    throw refusal(
      "InvalidArgument",
      `The top attribute can't be specified with paging attribute ${clash}`,
    );
  }
}

function topOf(fetch: XmlElement): number | undefined {
  const top = positive(fetch, "top");
  if (top !== undefined && top > rowLimit) {
    throw refusal("InvalidArgument", `The top attribute can't exceed ${rowLimit}.`);
  }
  return top;
}

function aggregateLimitOf(fetch: XmlElement): number | undefined {
  const limit = positive(fetch, "aggregatelimit");
  if (limit !== undefined && limit > aggregateLimit) {
    const message = `The aggregatelimit attribute can't exceed ${aggregateLimit}.`;
    throw refusal("InvalidArgument", message);
  }
  return limit;
}

const options = [
  ...["OptimizeForUnknown", "ForceOrder", "DisableRowGoal", "EnableOptimizerHotfixes", "LoopJoin"],
  ...["MergeJoin", "HashJoin", "NO_PERFORMANCE_SPOOL", "ENABLE_HIST_AMENDMENT_FOR_ASC_KEYS"],
  "Recompile",
];

/** What says how to find the rows, not which, is checked and has no effect here. */
function checkHints(fetch: XmlElement): void {
  flag(fetch, "no-lock");
  flag(fetch, "latematerialize");
  oneOf(fetch, "mapping", ["logical", "internal"], () =>
    refusal(
      "QueryBuilderDeserializeInvalidMapping",
      "The only valid values for mapping are 'logical' or 'internal' which is deprecated.",
    ),
  );
  const formats = ["xml-ado", "xml-auto", "xml-elements", "xml-raw", "xml-platform"];
  oneOf(fetch, "output-format", formats, (text) =>
    malformed(`The output-format '${text}' is not known.`),
  );
  if (fetch.attributes.has("utc-offset")) {
    throw refusal(
      "QueryBuilderDeserializeInvalidUtcOffset",
      "The utc-offset attribute is not supported for deserialization.",
    );
  }
  const given = fetch.attributes.get("options")?.split(",") ?? [];
  const unknown = given.find((option) => !options.includes(option.trim()));
  if (unknown !== undefined) {
    throw malformed(`The option '${unknown}' is not known.`);
  }
  if (flag(fetch, "min-active-row-version") || fetch.attributes.has("datasource")) {
    throw notSimulated("the active row version and the retained rows of a FetchXML query");
  }
}
