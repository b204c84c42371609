import { isRecord, listRows } from "../../odata/listBody";
import { stringLiteral } from "../../odata/literal";
import { encodeOption } from "../../odata/query";
import { guidIn } from "../../odata/recordId";
import { USERS } from "../../queries/users/userColumns";
import { impersonationHeaders } from "../../session/headers";
import { readEach } from "../../session/readEach";
import type { Session } from "../../session/session";
import type { DataverseRecord, Impersonation } from "../../types";

export type SenderTable = "systemuser" | "queue";

/** By what users and queues are looked for; the table is left out where it may be either. */
export interface SenderSearch {
  readonly table?: SenderTable | undefined;
  readonly id?: string | undefined;
  /** Name or address; of a user also the user name. */
  readonly text?: string | undefined;
}

/** Whether mail of a sender goes out, as far as the connection may know; undefined is not known. */
export interface Outgoing {
  readonly isApproved: boolean | undefined;
  /** 0 none, 1 Outlook, 2 server-side synchronization. */
  readonly method: number | undefined;
  readonly isEnabled: boolean | undefined;
}

/** A user or queue that mail may come from. */
export interface FoundSender {
  readonly table: SenderTable;
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly isActive: boolean;
  /** Whether it is the user of an app, which has no mailbox. */
  readonly isApplication: boolean;
  readonly outgoing: Outgoing;
}

/** A few say as much as all: that the text is not enough. */
const MOST = 4;

const MAILBOX =
  "$expand=defaultmailbox($select=outgoingemaildeliverymethod,enabledforoutgoingemail)";
const APPROVAL =
  "organizations?$select=requireapprovalforuseremail,requireapprovalforqueueemail&$top=1";

interface Source {
  readonly table: SenderTable;
  readonly set: string;
  readonly id: string;
  readonly knownBy: readonly string[];
  readonly columns: readonly string[];
  readonly needsApproval: string;
}

const { id, name, email, login } = USERS;

const SOURCES: readonly Source[] = [
  {
    table: "systemuser",
    set: USERS.set,
    id,
    knownBy: [name, email, login],
    columns: [id, name, email, "applicationid", "isdisabled", "emailrouteraccessapproval"],
    needsApproval: "requireapprovalforuseremail",
  },
  {
    table: "queue",
    set: "queues",
    id: "queueid",
    knownBy: ["name", "emailaddress"],
    columns: [
      "queueid",
      "name",
      "emailaddress",
      "statecode",
      "emailrouteraccessapproval",
      "outgoingemaildeliverymethod",
    ],
    needsApproval: "requireapprovalforqueueemail",
  },
];

/**
 * Users and queues by ID, name or address, with what decides whether their mail goes out. One request. A table that
 * may not be read has nobody.
 *
 * @throws DataverseError where nothing can be read that could be meant
 */
export async function readSenders(
  session: Session,
  params: Impersonation,
  search: SenderSearch,
): Promise<readonly FoundSender[]> {
  const sources = SOURCES.filter(
    ({ table }) => search.table === undefined || search.table === table,
  );
  const answers = await readEach(
    session,
    { operation: "Looking up the sender", headers: impersonationHeaders(params) },
    [...sources.map((source) => senderPath(source, search)), APPROVAL],
    listRows,
  );
  const last = answers.at(-1);
  const organization = last && "value" in last ? last.value[0] : undefined;
  const found = sources.flatMap((source, at) => {
    const answer = answers[at];
    return answer && "value" in answer
      ? answer.value.flatMap((row) => toSender(source, row, organization))
      : [];
  });
  const refused = answers.slice(0, -1).flatMap((each) => ("refusal" in each ? [each.refusal] : []));
  if (found.length === 0 && refused[0]) throw refused[0];
  return found;
}

const senderPath = (source: Source, search: SenderSearch): string => {
  const text = stringLiteral(search.text ?? "");
  const condition =
    search.id === undefined
      ? source.knownBy.map((column) => `${column} eq ${text}`).join(" or ")
      : `${source.id} eq ${search.id}`;
  return `${source.set}?$select=${source.columns.join(",")}&${MAILBOX}&$filter=${encodeOption(condition)}&$top=${MOST}`;
};

const toSender = (
  { table, id: key, needsApproval }: Source,
  row: DataverseRecord,
  organization: DataverseRecord | undefined,
): FoundSender[] => {
  const found = guidIn(row, key);
  if (found === undefined) return [];
  const mailbox = isRecord(row["defaultmailbox"]) ? row["defaultmailbox"] : {};
  const isUser = table === "systemuser";
  const approval = row["emailrouteraccessapproval"];
  return [
    {
      table,
      id: found,
      name: text(row[isUser ? name : "name"]),
      address: text(row[isUser ? email : "emailaddress"]),
      isActive: isUser ? row["isdisabled"] !== true : row["statecode"] !== 1,
      isApplication: isUser && guidIn(row, "applicationid") !== undefined,
      outgoing: {
        isApproved:
          organization?.[needsApproval] === false || (number(approval) ?? APPROVED) === APPROVED,
        method:
          number(mailbox["outgoingemaildeliverymethod"]) ??
          number(row["outgoingemaildeliverymethod"]),
        isEnabled: flag(mailbox["enabledforoutgoingemail"]),
      },
    },
  ];
};

const APPROVED = 1;

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const number = (value: unknown): number | undefined =>
  typeof value === "number" ? value : undefined;
const flag = (value: unknown): boolean | undefined =>
  typeof value === "boolean" ? value : undefined;
