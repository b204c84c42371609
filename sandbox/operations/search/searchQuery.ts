import { attributesOf } from "../../search/attributes";
import type { Document, Scope } from "../../search/documents";
import { facetsOf } from "../../search/facets";
import { highlights } from "../../search/highlights";
import { match } from "../../search/match";
import { byScore, type Hit, ordered } from "../../search/order";
import { parseLucene } from "../../search/syntax/lucene";
import { parseSimple } from "../../search/syntax/simple";
import type { Arguments } from "../parameters/arguments";
import type { Invocation, UnboundOperation } from "../types";
import { answering, documentsFor, invalid, jsonOf, searchText, textList } from "./request";

const usualTop = 50;
const mostTop = 100;

/** https://learn.microsoft.com/power-apps/developer/data-platform/search/query */
export const searchQuery: UnboundOperation = {
  name: "searchquery",
  kind: "action",
  parameters: {
    search: "Edm.String",
    count: "Edm.Boolean?",
    entities: "Edm.String?",
    facets: "Edm.String?",
    filter: "Edm.String?",
    options: "Edm.String?",
    orderby: "Edm.String?",
    propertybag: "Edm.String?",
    skip: "Edm.Int32?",
    top: "Edm.Int32?",
  },
  returns: { response: "Edm.String" },
  run: answering(query),
};

function query(invocation: Invocation): Record<string, unknown> {
  const { given } = invocation;
  const text = searchText(given);
  const { isLucene, mode } = optionsOf(given);
  const node = isLucene ? parseLucene(text, mode) : parseSimple(text, mode);
  const scopes = new Map<Document, Scope>(documentsFor(invocation));
  const hits = [...scopes.keys()].flatMap((document): Hit[] => {
    const found = match(node, document.texts);
    return found === undefined ? [] : [{ document, match: found }];
  });
  const counts = isLucene && /[*?]/.test(text);
  const orders = textList(given, "orderby");
  const sorted = counts ? ordered(hits, orders) : [...hits].sort(byScore);
  const page = pageOf(given);
  return {
    Value: sorted.slice(page.skip, page.skip + page.top).map((hit) => printed(hit, scopes)),
    Facets: facetsOf(
      hits.map(({ document }) => document),
      textList(given, "facets"),
    ),
    Count: given.boolean("count") ? hits.length : -1,
  };
}

function optionsOf(given: Arguments) {
  const options = jsonOf(given, "options") ?? {};
  if (typeof options !== "object" || Array.isArray(options)) {
    throw invalid("The value of 'options' is no object.");
  }
  const own = new Map(Object.entries(options).map(([key, value]) => [key, String(value)]));
  const [type, mode] = [own.get("querytype") ?? "simple", own.get("searchmode") ?? "any"];
  if (type !== "simple" && type !== "lucene") throw invalid(`There is no querytype '${type}'.`);
  if (mode !== "any" && mode !== "all") throw invalid(`There is no searchmode '${mode}'.`);
  return { isLucene: type === "lucene", mode } as const;
}

function pageOf(given: Arguments): { top: number; skip: number } {
  const top = given.optionalNumber("top") ?? usualTop;
  const skip = given.optionalNumber("skip") ?? 0;
  if (top < 1 || top > mostTop) throw invalid(`The value of 'top' has to be 1 to ${mostTop}.`);
  if (skip < 0) throw invalid("The value of 'skip' may not be negative.");
  return { top, skip };
}

function printed(hit: Hit, scopes: ReadonlyMap<Document, Scope>): Record<string, unknown> {
  const { document, match: found } = hit;
  return {
    Id: document.id,
    EntityName: document.source.table.logicalName,
    // The code itself is among the attributes.
    ObjectTypeCode: 0,
    Attributes: attributesOf(document, scopes.get(document)?.shown ?? []),
    Highlights: highlights(found, document.texts),
    Score: found.score,
  };
}
