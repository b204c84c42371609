import { COLUMNS } from "../server/rows";
import { type Row, tellFetched } from "./fetched";

interface Options {
  readonly subject: "ours" | "bare" | "peer";
  readonly url: string;
  readonly bundle: string;
  readonly pageSize: number;
}

/** Loads a subject and returns how it fetches all rows; nothing of another subject is loaded. */
const subjects = {
  ours: ({ bundle, url, pageSize }: Options) => {
    const { actionsOf } = require("./component") as typeof import("./component");
    const run = actionsOf(bundle, url);
    const params = {
      entityType: "accounts",
      fieldNames: [...COLUMNS],
      fetchAll: "true",
      recordsPerPage: String(pageSize),
    };
    return async () => ((await run("queryEntities", params)) as { value: Row[] }).value;
  },
  bare: ({ url, pageSize }: Options) => {
    const { bareGet } = require("./bare") as typeof import("./bare");
    const prefer = { Prefer: `odata.maxpagesize=${pageSize}` };
    return async () => {
      const rows: Row[] = [];
      let next: string | undefined = `${url}/api/data/v9.2/accounts?$select=${COLUMNS.join(",")}`;
      while (next) {
        const page = (await bareGet(next, prefer)) as { value: Row[]; "@odata.nextLink"?: string };
        for (const row of page.value) rows.push(row);
        next = page["@odata.nextLink"];
      }
      return rows;
    };
  },
  peer: ({ url, pageSize }: Options) => {
    const { peerClient } = require("./peer") as typeof import("./peer");
    const client = peerClient(url);
    const request = { collection: "accounts", select: [...COLUMNS], maxPageSize: pageSize };
    return async () => (await client.retrieveAll<Row>(request)).value;
  },
};

const options = JSON.parse(process.argv[2] ?? "{}") as Options;
void tellFetched(subjects[options.subject](options));
