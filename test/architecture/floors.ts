/** A room of the client, and what is in it. */
type Room = readonly [name: string, holds: string];

/**
 * The rooms of `src/client`, from the ground up. A room may import from lower floors only: not from its own
 * floor, and not from above. Imports of types count. A new room is entered here.
 */
export const FLOORS: readonly (readonly Room[])[] = [
  [
    ["types", "shapes that many rooms share: records, parameters, results, requests, definitions"],
    ["objects", "properties whose names come from outside"],
    ["defaults", "every number"],
    ["runtime", "clock, sleep, random, timers"],
    ["lazily", "operations whose code is read when they are first called"],
  ],
  [
    [
      "caches",
      "everything that is remembered between actions, bounded by one weight; each session carries it",
    ],
    ["secrets", "what must not be printed, and how it is taken out of texts"],
  ],
  [["errors", "the classes of errors, and the words that several of them share"]],
  [
    ["json", "JSON with every digit of a number"],
    ["text", "texts cut and checked character by character"],
  ],
  [["environment", "the address of an environment, in the forms that people paste"]],
  [
    [
      "odata",
      "names, literals, keys, filters and query options: what OData says in a URL or a body (pure)",
    ],
  ],
  [
    [
      "answers",
      "whether an answer is Dataverse's, what it says, and the error with a hint that it becomes (pure)",
    ],
    [
      "conditions",
      "OData filters as conditions of FetchXML: `translate.ts` is the entrance (pure)",
    ],
    [
      "values",
      "accepted values, column by column: `typeRecord.ts` is the entrance; `keys/` has the values of keys (pure)",
    ],
  ],
  [
    [
      "keys",
      "which record a text means: `recordKey.ts` reads a key; `records/resolveRecord.ts` decides when the definition is read (pure)",
    ],
    [
      "mapping",
      "records in the words of an app: `readFieldMap.ts` reads a field map, `resolveFieldMap.ts` finds its columns, the rest is both ways (pure)",
    ],
    ["multipart", "the wire format of batches, and which answer belongs to which part (pure)"],
  ],
  [
    [
      "http",
      "the pipeline: `pipeline.ts` lists the policies in order, `policies/` has one a file, `retryDecision.ts` is the retry table",
    ],
  ],
  [
    ["auth", "tokens, and who a connection is"],
    ["session", "what every operation gets and sends by: single requests and batches"],
  ],
  [
    [
      "metadata",
      "what tables, columns and choices are: `cache/` remembers definitions and finds a table by any name (`resolveTable.ts`), `definition/` reads them, the rest are the operations of the definition actions",
    ],
    ["openSession", "a session for one action"],
  ],
  [
    [
      "drift",
      "what differs between definitions of two times or of two environments: `compareTables.ts` sends nothing, and `checkMapping.ts` says whether a field map still fits",
    ],
    [
      "labels",
      "what is added to records that are read: labels of choices and lookups, and their addresses in the app",
    ],
  ],
  [
    [
      "queries",
      "many rows: `odata/`, `fetchXml/`, `views/`, `count/`, `pickers/`, and `paging/` for all of them",
    ],
    ["raw", "requests that the builder writes"],
    [
      "search",
      "search over many tables by their index: its text, tables and facets (pure), and the turns that a user's searches take",
    ],
    [
      "webhooks",
      "`events/` reads what Dataverse posts, `changes/` finds the columns with another value (pure), `registration/` compares desired and actual webhooks and writes the difference",
    ],
  ],
  [
    [
      "compare",
      "what a write would change: current rows read by their keys or as a whole, and values compared as Dataverse stores them",
    ],
  ],
  [
    [
      "records",
      "one record: create, read, update, upsert, delete; what types the values of a write",
    ],
    [
      "polling",
      "the two polling triggers: `timestamps/` by a column that holds a time, `deltaLinks/` by change tracking, `shared/` for both",
    ],
  ],
  [
    [
      "files",
      "contents of columns: `readFile.ts` takes a file in any form, `checkFile` of `fileRules.ts` holds it against the organization, `uploadInBlocks.ts` and `downloadInParts.ts` are for whatever takes or gives files",
    ],
  ],
  [
    ["batch", "batches of actions: checked, planned, sent, and a result for each action"],
    ["bulk", "many rows with a result each: `rows/`, `scheduling/`, `sending/`, `results/`"],
    [
      "states",
      "states of records: which status is meant, how a record gets there (pure), and the steps that are sent and settled",
    ],
    [
      "messages",
      "functions, actions and workflows by their names: `signatures/` says what they take, `csdl/` reads it out of `$metadata`, `parameters/` encodes values, `results/` decodes answers, `listing/` lists them",
    ],
    ["organization", "what an environment is, and how it is set"],
    ["validation", "the steps of *Validate Connection*, each with what to do about it"],
  ],
  [
    [
      "finding",
      "a record found by values (`match/`) or by a key, or created; and what duplicate detection rules find (`duplicates/`)",
    ],
    [
      "relations",
      "what links one record to others: records linked and unlinked, with a result each, and listed; `metadata/relationships` finds what a name means",
    ],
  ],
  [
    [
      "conversions",
      "messages that make records of others, each settled by reading: a lead is qualified, a record converted, two are merged",
    ],
    ["access", "who may do what with a record: its owner, and with whom it is shared"],
    [
      "mirror",
      "rows of a table kept in step with a list: `list/` reads its keys, `scope/` says which rows belong to it, `plan/` what becomes of each, `writing/` carries it out",
    ],
    [
      "groups",
      "what records are put into: queues, marketing lists and teams, with a result for each record",
    ],
    ["notes", "notes of records, with files or without: added once, listed, and read"],
  ],
  [
    [
      "activities",
      "e-mails and other activities: whom they go to and come from (`recipients/`, `sender/`), templates, and what is created, sent and settled by reading",
    ],
  ],
  [
    [
      "unified",
      "records in one shape for every CRM: `models/` declares each model, `fields/` has the conversions both ways (pure), the rest lists, reads and writes",
    ],
  ],
  [["operations", "the registry of operations, from which the type of the client is derived"]],
  [["bindOperations", "the operations bound to a session, as the layer of words calls them"]],
  [["index", "the only entrance to the client"]],
];

/** The room that a file of the client is in; undefined for files outside the client. */
export const roomOf = (file: string): string | undefined =>
  /^src\/client\/([^/.]+)/.exec(file)?.[1];

/** The floor of a room, counted from the ground; -1 for a room that is not entered. */
export const floorOf = (room: string): number =>
  FLOORS.findIndex((rooms) => rooms.some(([name]) => name === room));
