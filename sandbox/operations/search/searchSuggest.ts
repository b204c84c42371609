import { notSimulated } from "../../odata/refusals";
import type { Document } from "../../search/documents";
import { mark } from "../../search/highlights";
import { similar } from "../../search/syntax/patterns";
import { wordsIn } from "../../search/syntax/words";
import type { Invocation, UnboundOperation } from "../types";
import { answering, documentsFor, optional, searchText } from "./request";

/** https://learn.microsoft.com/power-apps/developer/data-platform/search/suggest */
export const searchSuggest: UnboundOperation = {
  name: "searchsuggest",
  kind: "action",
  parameters: {
    search: "Edm.String",
    entities: "Edm.String?",
    filter: "Edm.String?",
    fuzzy: "Edm.Boolean?",
    options: "Edm.String?",
    orderby: "Edm.String?",
    propertybag: "Edm.String?",
    top: "Edm.Int32?",
  },
  returns: { response: "Edm.String" },
  run: answering(suggest),
};

/** https://learn.microsoft.com/power-apps/developer/data-platform/search/autocomplete */
export const searchAutocomplete: UnboundOperation = {
  name: "searchautocomplete",
  kind: "action",
  parameters: {
    search: "Edm.String",
    entities: "Edm.String?",
    filter: "Edm.String?",
    fuzzy: "Edm.Boolean?",
    propertybag: "Edm.String?",
  },
  returns: { response: "Edm.String" },
  run: answering(complete),
};

function suggest(invocation: Invocation): Record<string, unknown> {
  const { given } = invocation;
  const text = searchText(given, 3);
  if (optional(given, "orderby") !== undefined) throw notSimulated("orderby of suggestions");
  const completions = completionsOf(invocation, text);
  return {
    Value: completions.slice(0, given.optionalNumber("top") ?? 5).map(([document, word]) => ({
      Text: word.startsWith(text.toLowerCase())
        ? mark(text.toLowerCase()) + word.slice(text.length)
        : word,
      Document: {
        "@search.objectid": document.id,
        "@search.entityname": document.source.table.logicalName,
        "@search.objecttypecode": document.source.table.declaration.objectTypeCode,
        ...nameOf(document),
      },
    })),
  };
}

/** The word most often begun like that. */
function complete(invocation: Invocation): Record<string, unknown> {
  const counts = new Map<string, number>();
  for (const [, word] of completionsOf(invocation, searchText(invocation.given))) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return { Value: best === undefined ? "" : mark(best[0]) };
}

/** Rows with a word that goes on like the text, and that word; with `fuzzy`, one letter may be wrong. */
function completionsOf(invocation: Invocation, text: string): [Document, string][] {
  const beginning = text.trim().toLowerCase();
  const isFuzzy = invocation.given.boolean("fuzzy");
  const near = similar(beginning, 1);
  const fits = (word: string): boolean =>
    word.startsWith(beginning) || (isFuzzy && near(word.slice(0, beginning.length)));
  return documentsFor(invocation).flatMap(([document]): [Document, string][] => {
    const words = [...document.texts.values()].flatMap(wordsIn);
    const word = words.find(({ text: each }) => fits(each));
    return word === undefined ? [] : [[document, word.text]];
  });
}

function nameOf({ source, row }: Document): Record<string, unknown> {
  const { primaryName } = source.table;
  return primaryName === undefined ? {} : { [primaryName]: row[primaryName] ?? null };
}
