import type { OutputSchema } from "@prismatic-io/spectral";

type ActionOutput = Extract<OutputSchema, { type: "actionOutput" }>;

/** The little of JSON Schema that descriptions of answers need. */
export interface Schema {
  readonly description: string;
  readonly type?: string | string[];
  readonly format?: "binary";
  readonly properties?: Record<string, Schema>;
  readonly required?: string[];
  readonly additionalProperties?: boolean;
  readonly items?: Schema;
}

/** The declared shape of an action's `data`; the platform shows it, nothing enforces it. */
export function outputOf(schema: Schema): ActionOutput {
  return { type: "actionOutput", schema };
}

export function text(description: string): Schema {
  return { type: "string", description };
}
export function integer(description: string): Schema {
  return { type: "integer", description };
}
export function flag(description: string): Schema {
  return { type: "boolean", description };
}

/** The bytes of a file, as a Buffer. */
export function bytes(description: string): Schema {
  return { type: "object", format: "binary", description };
}

/** An object with these properties at least; those named after them are always there. */
export function object(
  description: string,
  properties: Record<string, Schema>,
  always: string[] = [],
): Schema {
  return {
    type: "object",
    description,
    properties,
    required: always,
    additionalProperties: true,
  };
}

/** An object that always has all of these. */
export function whole(description: string, properties: Record<string, Schema>): Schema {
  return object(description, properties, Object.keys(properties));
}

const RECORD = "Columns by logical name, lookups as _name_value, annotations beside them";

const version = { "@odata.etag": text("Version of the record, for Record Version") };

/** What is added to a record where it was asked for. */
const extras = {
  labels: object(
    "With Include Labels: texts of choices, states and yes/no, and names of lookups, by column; several of a multi-select choice as a list",
    {},
  ),
  recordUrl: text("With Include Record URL: address of the record in the app"),
  mapped: object("With Field Map: values by the fields of the app", {}),
};

const row = object(RECORD, { ...version, ...extras });

const context = { "@odata.context": text("Address of the description of the answer") };

/** What a write of one record answers with. */
export const recordWritten = object(
  `${RECORD}; with Return ID only the primary key, with Return Nothing an empty object`,
  {
    ...context,
    ...version,
    unchanged: flag(
      "With Skip Unchanged: true if nothing was written, since nothing would have changed",
    ),
  },
);

export const recordRead = object(RECORD, { ...context, ...version, ...extras });

export const recordOrNull: Schema = { ...recordRead, type: ["object", "null"] };

export const recordList = object(
  "One page of records, or every page with Fetch All",
  {
    value: { type: "array", items: row, description: "The records" },
    hasMore: flag("False when value holds everything the query has"),
    "@odata.context": text("Address of the description of the answer"),
    "@odata.count": integer("Number of matching records, where Count is on; at most 5,000"),
    "@odata.nextLink": { type: ["string", "null"], description: "Link to the next page" },
    oDataContext: text("The same as @odata.context"),
    oDataCount: integer("The same as @odata.count"),
    oDataNextLink: { type: ["string", "null"], description: "The same as @odata.nextLink" },
    columns: {
      type: "array",
      description: "With View: what the view shows, in its order",
      items: object(
        "A column",
        {
          name: text("Logical name; of a linked table with the alias before it"),
          label: text("Label in the user's language"),
        },
        ["name", "label"],
      ),
    },
    warning: text("Why Fetch All stopped early, where it did"),
    incompleteExpands: {
      type: "array",
      description: "Expanded collections that hold more than was returned, where there are any",
      items: object(
        "An expanded collection that is not complete",
        {
          index: integer("Position of the record in value"),
          path: text("Where the collection is inside the record"),
          nextLink: text("Link to the rest of the collection"),
        },
        ["index", "path", "nextLink"],
      ),
    },
  },
  ["value", "hasMore"],
);
