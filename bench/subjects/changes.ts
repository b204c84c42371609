import { COLUMNS, TABLE } from "../server/rows";
import { type Row, tellFetched } from "./fetched";

interface Options {
  readonly subject: "ours" | "bare" | "peer";
  readonly url: string;
  readonly bundle: string;
}

const linkOf = (url: string): string =>
  `${url}/api/data/v9.2/accounts?$select=${COLUMNS.join(",")}&$deltatoken=919042%2108%2f22%2f2017%2008%3a10%3a44`;

/** What a snapshot of the table has left behind: the link, and who came before it. */
const stateOf = (url: string) => ({
  format: 1,
  table: TABLE,
  columns: "",
  since: "2026-01-01T00:00:00Z",
  link: { url: linkOf(url), idsOnly: false },
  seen: {},
});

interface Page {
  readonly value: Row[];
  readonly "@odata.nextLink"?: string;
}

/** A change as its reader needs it: the record without its annotation, beside its id and its version. */
const peeled = ({ "@odata.etag": version, ...record }: Row) => ({
  recordId: record["accountid"],
  version,
  record,
});

/** Loads a subject and returns how it reads all changes; nothing of another subject is loaded. */
const subjects = {
  ours: ({ bundle, url }: Options) => {
    const { triggerOf } = require("./component") as typeof import("./component");
    const run = triggerOf(bundle, url, "changeTrackingTrigger");
    return async () => {
      const rows: Row[] = [];
      // The digest of the columns is part of the state: a first call with other ones would read twice.
      let cursor: unknown = { ...stateOf(url), columns: "e3b0c44298fc1c14" };
      do {
        const { payload } = await run({ entityType: "accounts", fieldNames: [] }, cursor);
        for (const { record } of payload.body.data as { record: Row }[]) rows.push(record);
        cursor = payload.paginationState ?? null;
      } while (cursor !== null);
      return rows;
    };
  },
  bare: ({ url }: Options) => {
    const { bareGet } = require("./bare") as typeof import("./bare");
    return async () => {
      const rows: Row[] = [];
      let next: string | undefined = linkOf(url);
      while (next) {
        const page = (await bareGet(next)) as Page;
        for (const row of page.value) rows.push(peeled(row).record);
        next = page["@odata.nextLink"];
      }
      return rows;
    };
  },
  peer: ({ url }: Options) => {
    const { peerClient } = require("./peer") as typeof import("./peer");
    const client = peerClient(url);
    return async () => {
      const rows: Row[] = [];
      let next: string | undefined = linkOf(url);
      while (next) {
        const page = (await client.retrieveMultiple({ collection: "accounts" }, next)) as Page;
        for (const row of page.value) rows.push(row);
        next = page["@odata.nextLink"];
      }
      return rows;
    };
  },
};

const options = JSON.parse(process.argv[2] ?? "{}") as Options;
void tellFetched(subjects[options.subject](options));
