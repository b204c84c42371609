import type { LinkResult, UnlinkResult } from "../../../src/client";
import { forgetAt } from "../../support/forget";
import type { Bench } from "../../support/sandbox";

/** `count` values, each made from its index. */
export const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** As a new process begins. */
export const forget = (bench: Bench): void => forgetAt(bench.sandbox.url);

/** Requests as `METHOD path`, without the root of the API, the query of reads and their keys left in. */
export const sent = (bench: Bench): string[] =>
  bench
    .requests()
    .map(({ method, path }) => `${method} ${path.replace(/^\/api\/data\/v9\.2\//, "")}`);

/** The same without those that read definitions. */
export const work = (bench: Bench): string[] =>
  sent(bench).filter((line) => !line.includes("RetrieveMetadataChanges"));

export const statuses = ({ results }: LinkResult | UnlinkResult): string[] =>
  results.map(({ status }) => status);

/** An account with contacts, as many as are wanted. */
export const family = (bench: Bench, count: number, parent?: string) => {
  const account = bench.sandbox.insert("account", { name: "Fabrikam, Inc." });
  const contacts = many(count, (index) =>
    bench.sandbox.insert("contact", {
      lastname: `Child ${index}`,
      ...(parent === undefined
        ? {}
        : { parentcustomerid: parent, parentcustomerid__table: "account" }),
    }),
  );
  return { account, contacts };
};

/** Whom a contact belongs to, straight from the store. */
export const parentOf = (bench: Bench, contact = "") =>
  bench.sandbox.store.read("contact", contact)?.["parentcustomerid"];

/** Leads tied to an account, straight from the store. */
export const leadsOf = (bench: Bench, account: string) =>
  bench.sandbox.store.select('SELECT leadid FROM "accountleads" WHERE accountid = ?', [account]);

export const ACCOUNT_LEADS = "accountleads_association";
export const CHILDREN = "contact_customer_accounts";
