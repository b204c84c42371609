import { InputError } from "../../errors/InputError";
import { normalizeGuid } from "../../odata/guid";
import { listRows } from "../../odata/listBody";
import { impersonationHeaders } from "../../session/headers";
import { readEach } from "../../session/readEach";
import type { Session } from "../../session/session";
import type { Impersonation } from "../../types";
import { MOST_CANDIDATES } from "../../values/referencePredicate";
import { shown } from "../../values/types";
import { onceEach } from "./onceEach";
import {
  hasAddress,
  isNamed,
  MOST_PEOPLE,
  PEOPLE,
  type Person,
  peoplePath,
  toPeople,
  type Wanted,
} from "./people";
import type { Recipient } from "./readRecipients";
import type { Party } from "./types";

/** The people of one input, with its label for messages. */
export interface Named {
  readonly input: string;
  readonly recipients: readonly Recipient[];
}

/** Texts that one request asks for. */
const MOST_TEXTS = 40;

/**
 * Whom each input means, input by input. An address becomes the one active record that has it, and stays an address
 * where none has it or several have. One request for up to 40 addresses, names and IDs; none where every record is
 * named with its table.
 *
 * @throws InputError for a name or an ID that is nobody's, or several people's
 */
export async function findRecipients(
  session: Session,
  params: Impersonation,
  named: readonly Named[],
): Promise<readonly (readonly Party[])[]> {
  const texts = [...new Set(named.flatMap(({ recipients }) => recipients.flatMap(textOf)))];
  const looks: Found[] = [];
  for (let at = 0; at < texts.length; at += MOST_TEXTS) {
    looks.push(await look(session, params, toWanted(texts.slice(at, at + MOST_TEXTS))));
  }
  const found: Found = {
    people: looks.flatMap(({ people }) => people),
    isWhole: looks.every(({ isWhole }) => isWhole),
    unread: [...new Set(looks.flatMap(({ unread }) => unread))],
  };
  const parties = named.map(({ input, recipients }) =>
    recipients.map((recipient) => toParty(recipient, input, found)),
  );
  const each: (readonly Party[])[] = [];
  for (const list of parties) each.push(await onceEach(session, params, list));
  return each;
}

interface Found {
  readonly people: readonly Person[];
  /** Whether all that could be meant were read, of the tables that can be. */
  readonly isWhole: boolean;
  /** Tables that could not be read. */
  readonly unread: readonly string[];
}

const textOf = (recipient: Recipient): string[] => {
  if (recipient.kind === "address") return [recipient.address];
  return recipient.kind === "text" ? [recipient.text] : [];
};

const toWanted = (texts: readonly string[]): Wanted => ({
  ids: texts.flatMap((text) => normalizeGuid(text) ?? []),
  addresses: texts.filter((text) => text.includes("@")),
  names: texts.filter((text) => !text.includes("@") && normalizeGuid(text) === undefined),
});

/** A table that the connection may not read, or that no app has brought, is left out: nobody in it is found. */
const look = async (session: Session, params: Impersonation, wanted: Wanted): Promise<Found> => {
  const asked = PEOPLE.flatMap((table) => {
    const path = peoplePath(table, wanted);
    return path === undefined ? [] : [{ table, path }];
  });
  const answers = await readEach(
    session,
    { operation: "Looking up recipients", headers: impersonationHeaders(params) },
    asked.map(({ path }) => path),
    listRows,
  );
  const lists = asked.map(({ table }, at) => {
    const answer = answers[at];
    return answer && "value" in answer ? toPeople(table, answer.value) : [];
  });
  return {
    people: lists.flat(),
    isWhole: lists.every(({ length }) => length < MOST_PEOPLE),
    unread: asked.flatMap(({ table }, at) => ("value" in (answers[at] ?? {}) ? [] : [table.set])),
  };
};

const toParty = (recipient: Recipient, input: string, found: Found): Party => {
  if (recipient.kind === "reference") return { reference: recipient.reference };
  if (recipient.kind === "address") {
    const { address } = recipient;
    const [only, ...others] = found.people.filter((each) => hasAddress(each, address));
    if (!only || others.length > 0 || !found.isWhole) return { addressused: address };
    return { table: only.table, id: only.id };
  }
  const { table, id } = theOne(recipient.text, input, found);
  return { table, id };
};

const theOne = (text: string, input: string, { people, isWhole, unread }: Found): Person => {
  const guid = normalizeGuid(text);
  const found = people.filter((each) => (guid ? each.id === guid : isNamed(each, text)));
  const [only, ...others] = found;
  // Of more than are read, another one may be called so, and would be the one that is meant.
  if (!guid && !isWhole && others.length === 0) {
    throw new InputError(
      `${input} has ${shown(text)}: too many people have the names and addresses that are given to tell who is meant; give {"table", "id"}.`,
    );
  }
  if (only && others.length === 0) return only;
  if (!only) {
    const what = guid ? "has this ID" : "is called so";
    const left = unread.length > 0 ? ` (${unread.join(", ")} could not be read)` : "";
    throw new InputError(
      `${input} has ${shown(text)}: no active contact, account, lead, user or queue ${what}${left}; for a record of another table give {"table", "id"}.`,
    );
  }
  const listed = found
    .slice(0, MOST_CANDIDATES)
    .map((each) => `/${each.set}(${each.id})${each.address ? ` (${each.address})` : ""}`);
  const more = found.length > MOST_CANDIDATES ? " and others" : "";
  throw new InputError(
    `${input} has ${shown(text)}, which several are called: give one of ${listed.join(", ")}${more}.`,
  );
};
