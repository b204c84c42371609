import type { QualifiedLead } from "../../../src/client";
import type { Bench } from "../../support/sandbox";

export type Row = Record<string, unknown>;

/** What the tests of qualifying share: leads of one sandbox, and what became of them. */
export const useLeads = (bench: Bench) => {
  let serial = 0;
  let strangers = 0;
  const posts = () => bench.requests().filter(({ url }) => url.includes("QualifyLead"));
  return {
    /** The number in the names of the last lead. */
    last: () => serial,
    lead: (changes: Row = {}): string => {
      serial += 1;
      return bench.sandbox.insert("lead", {
        firstname: "Jane",
        lastname: `Doe ${serial}`,
        companyname: `Fabrikam ${serial}`,
        subject: `Sensors ${serial}`,
        emailaddress1: `jane${serial}@fabrikam.example`,
        ...changes,
      } as never);
    },
    qualify: (inputs: Row) => bench.act<QualifiedLead>("qualifyLead", inputs),
    stored: (table: string, id: unknown) => bench.sandbox.store.read(table, String(id)),
    posts,
    sent: () => posts().map(({ body }) => JSON.parse(String(body)) as Row),
    /** How many accounts, contacts and opportunities come from a lead. */
    made: (id: string) =>
      ["account", "contact", "opportunity"].map(
        (table) => bench.sandbox.store.find(table, { originatingleadid: id }).length,
      ),
    /** Another user, who remembers nothing. */
    stranger: () => {
      strangers += 1;
      return bench.connection({ fields: { note: `cold ${strangers}` } });
    },
  };
};
