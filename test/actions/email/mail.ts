import { type RecordedRequest, type Row, users } from "dataverse-sandbox";
import type { SentEmail } from "../../../src/client";
import type { Bench } from "../../support/sandbox";

type Inputs = Record<string, unknown>;

const OPTIONS = new Set(["cc", "bcc", "send", "template", "templateRecord", "bodyFormat"]);

/** An e-mail that may be sent, with helpers that look at what became of it. */
export const useMail = (bench: Bench) => ({
  inputs: (changes: Inputs = {}): Inputs => {
    const given: Inputs = {
      from: { table: "systemuser", id: users.salesperson.id },
      to: "jane@nobody.example",
      subject: "Offer",
      body: "<p>Hello</p>",
      ...changes,
    };
    const { options = {} } = given;
    const own = Object.entries(given).filter(([name]) => name !== "options");
    const isOption = ([name]: [string, unknown]) => OPTIONS.has(name);
    return {
      ...Object.fromEntries(own.filter((entry) => !isOption(entry))),
      options: { ...Object.fromEntries(own.filter(isOption)), ...(options as Inputs) },
    };
  },
  send(changes: Inputs = {}): Promise<SentEmail> {
    return bench.act("sendEmail", this.inputs(changes));
  },
  stored: (id: string): Row => bench.sandbox.store.read("email", id) ?? {},
  /** Outgoing e-mails of this test file, drafts included, with a subject. */
  mails: (subject: string): Row[] => bench.sandbox.store.find("email", { subject }),
  /** Every e-mail that was handed over to be sent. */
  handedOver: (): Row[] => bench.sandbox.store.find("email", { statuscode: 6 }),
  parties: (id: string): Row[] =>
    bench.sandbox.store
      .find("activityparty", { activityid: id })
      .sort((a, b) => Number(a["participationtypemask"]) - Number(b["participationtypemask"])),
  posts: (path: RegExp): RecordedRequest[] =>
    bench.requests().filter((request) => request.method === "POST" && path.test(request.path)),
  contact: (row: Row = {}): string => bench.sandbox.insert("contact", { lastname: "Doe", ...row }),
});
