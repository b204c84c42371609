import type { Act, Example, Row } from "./types";

/** What the flow needs of a CRM. Dynamics has it by this component, another CRM by its connector. */
export interface Crm {
  readonly name: string;
  list(inputs: Row): Promise<{ result: Row[]; next_cursor: string | null }>;
  upsert(record: Row): Promise<Row>;
}

interface Payload {
  /** A second CRM, with contacts in the same shape. */
  readonly other: Crm;
}

interface Result {
  readonly read: number;
  readonly copied: readonly string[];
}

/** Dynamics in the shape of every CRM: the actions on unified records, and nothing of Dataverse. */
export function dynamics(act: Act): Crm {
  return {
    name: "Dynamics",
    list: async (inputs) =>
      (await act("listUnified", { model: "contact", ...inputs })) as Awaited<
        ReturnType<Crm["list"]>
      >,
    upsert: async (record) => (await act("upsertUnified", { model: "contact", record })) as Row,
  };
}

/** A CRM in memory, as a stand-in for the connector of another one. */
export function inMemory(name: string, contacts: readonly Row[]): Crm {
  const kept = new Map(contacts.map((contact) => [String(contact["id"]), contact] as const));
  return {
    name,
    list: async () => ({ result: [...kept.values()], next_cursor: null }),
    upsert: async (record) => {
      const id = String(record["id"] ?? `${name}-${kept.size + 1}`);
      const written = { ...kept.get(id), ...record, id };
      kept.set(id, written);
      return written;
    },
  };
}

const addresses = ({ emails }: Row): string[] =>
  (emails as { email: string }[]).map(({ email }) => email.toLowerCase());

const all = async (crm: Crm): Promise<Row[]> => {
  const contacts: Row[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await crm.list({ limit: 500, ...(cursor ? { cursor } : {}) });
    contacts.push(...page.result);
    cursor = page.next_cursor;
  } while (cursor);
  return contacts;
};

/** Copies what one CRM has and the other has not. It knows neither of them: the steps are the same. */
export async function copyMissing(from: Crm, to: Crm): Promise<Result> {
  const known = new Set((await all(to)).flatMap(addresses));
  const copied: string[] = [];
  const contacts = await all(from);
  for (const contact of contacts) {
    const { first_name, last_name, title, emails, phones } = contact;
    const [email] = addresses(contact);
    if (email === undefined || known.has(email)) continue;
    await to.upsert({ first_name, last_name, title, emails, phones });
    known.add(email);
    copied.push(email);
  }
  return { read: contacts.length, copied };
}

/** The same flow for Dynamics and another CRM, both ways, by unified records. */
export const sameFlowTwoCrms: Example<Payload, Record<string, Result>> = {
  title: "The same flow for Dynamics and another CRM",
  payload: {
    other: inMemory("Other", [
      {
        id: "Other-1",
        first_name: "Noor",
        last_name: "Haddad",
        title: "Buyer",
        emails: [{ email: "noor@haddad.example", type: "main" }],
        phones: [{ number: "+961 1 555 010", type: "work" }],
      },
    ]),
  },
  run: async (act, { other }) => {
    const crm = dynamics(act);
    const toDynamics = await copyMissing(other, crm);
    const toOther = await copyMissing(crm, other);
    return { toDynamics, toOther };
  },
};
