import { list, orNull } from "../metadata/shapes";
import { flag, integer, object, outputOf, type Schema, text } from "../schemas";

const number = (description: string): Schema => ({ type: "number", description });

const hit = object(
  "A record that matches",
  {
    table: text("Logical name of its table"),
    id: text("GUID of the record"),
    score: number("How well it matches; comparable within one search only"),
    highlights: object(
      "By column, lists of texts with each match between {crmhit} and {/crmhit}",
      {},
    ),
    values: object("Values of the columns that the index has of the record", {}),
    labels: object("How Dataverse shows these values, for dates, choices and lookups", {}),
    recordUrl: orNull(text("Address of the record in the app")),
  },
  ["table", "id", "score", "highlights", "values", "labels", "recordUrl"],
);

export const searchAnswer = outputOf(
  object(
    "The records that match, the best first",
    {
      count: orNull(integer("Number of records that match; null if Dataverse does not say")),
      hasMore: flag("Whether there are more: the next page is asked for with Skip"),
      hits: list("The records of this page", hit),
      facets: object(
        "By facet, lists of { value, label, count }, or of { from, to, count } for ranges",
        {},
      ),
      warning: text("What was asked for and may have no effect, if so"),
    },
    ["count", "hasMore", "hits", "facets"],
  ),
);
