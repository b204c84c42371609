import { COLUMNS } from "../server/rows";
import { type Row, tellFetched } from "./fetched";

interface Options {
  readonly subject: "ours" | "bare" | "peer";
  readonly url: string;
  readonly bundle: string;
  readonly pageSize: number;
}

const COOKIE = "Microsoft.Dynamics.CRM.fetchxmlpagingcookie";
const ANNOTATIONS = `${COOKIE},Microsoft.Dynamics.CRM.morerecords`;

/** Lookups go by the name of their column, not by that of the property. */
const attributes = COLUMNS.map(
  (name) => `<attribute name="${name.replace(/^_(.+)_value$/, "$1")}"/>`,
).join("");

const queryOf = (pageSize: number): string =>
  `<fetch count="${pageSize}"><entity name="account">${attributes}<order attribute="accountid"/></entity></fetch>`;

/** Loads a subject and returns how it fetches all rows; nothing of another subject is loaded. */
const subjects = {
  ours: ({ bundle, url, pageSize }: Options) => {
    const { actionsOf } = require("./component") as typeof import("./component");
    const run = actionsOf(bundle, url);
    const params = { entityType: "accounts", xmlQuery: queryOf(pageSize), fetchAll: "true" };
    return async () => ((await run("fetchXml", params)) as { value: Row[] }).value;
  },
  bare: ({ url, pageSize }: Options) => {
    const { bareGet } = require("./bare") as typeof import("./bare");
    const prefer = { Prefer: `odata.include-annotations="${ANNOTATIONS}"` };
    return async () => {
      const rows: Row[] = [];
      const query = queryOf(pageSize);
      let place: string | undefined = "";
      for (let number = 1; place !== undefined; number += 1) {
        const xml = query.replace("<fetch", `<fetch page="${number}"${place}`);
        const set = `${url}/api/data/v9.2/accounts`;
        const page = (await bareGet(`${set}?fetchXml=${encodeURIComponent(xml)}`, prefer)) as Row;
        for (const row of page["value"] as Row[]) rows.push(row);
        place = placeAfter(page);
      }
      return rows;
    };
  },
  peer: ({ url, pageSize }: Options) => {
    const { peerClient } = require("./peer") as typeof import("./peer");
    const client = peerClient(url);
    const request = {
      collection: "accounts",
      fetchXml: queryOf(pageSize),
      includeAnnotations: ANNOTATIONS,
    };
    return async () => (await client.fetchAll<Row>(request)).value ?? [];
  },
};

/** The attribute that leads to the next page; undefined behind the last one. */
const placeAfter = (page: Row): string | undefined => {
  const encoded = /pagingcookie="([^"]*)"/.exec(String(page[`@${COOKIE}`] ?? ""))?.[1];
  if (encoded === undefined) return undefined;
  const escapes: Readonly<Record<string, string>> = { "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  const cookie = decodeURIComponent(decodeURIComponent(encoded)).replaceAll("&", "&amp;");
  return ` paging-cookie="${cookie.replace(/[<>"]/g, (character) => escapes[character] ?? "")}"`;
};

const options = JSON.parse(process.argv[2] ?? "{}") as Options;
void tellFetched(subjects[options.subject](options));
