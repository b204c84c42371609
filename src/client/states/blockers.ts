import { DataverseError } from "../errors/DataverseError";
import { listRows } from "../odata/listBody";
import { encodeOption } from "../odata/query";
import { impersonationHeaders } from "../session/headers";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import type { DataverseRecord, Impersonation } from "../types";

/** So many are named; one more is read, to know whether there are others. */
const MOST_NAMED = 5;

interface Blocking {
  readonly set: string;
  readonly name: string;
  readonly type?: string;
  readonly filter: (id: string) => string;
  readonly are: string;
}

/**
 * What keeps a record from being closed, by the code of the refusal: `unManagedidsincidentcannotclose` and
 * `CannotCloseCase` of Microsoft's web service error codes.
 */
const BLOCKING: ReadonlyMap<string, Blocking> = new Map([
  [
    "0x8004440a",
    {
      set: "activitypointers",
      name: "subject",
      type: "activitytypecode",
      // Open, and scheduled as appointments are.
      filter: (id: string) =>
        `_regardingobjectid_value eq ${id} and (statecode eq 0 or statecode eq 3)`,
      are: "Open activities",
    },
  ],
  [
    "0x8004f456",
    {
      set: "incidents",
      name: "title",
      filter: (id: string) => `_parentcaseid_value eq ${id} and statecode eq 0`,
      are: "Open child cases",
    },
  ],
]);

/** The same error, with the names of what has to be closed before; they are read if they can be. */
export async function withBlockers(
  session: Session,
  error: unknown,
  id: string,
  how: Impersonation,
): Promise<unknown> {
  if (!(error instanceof DataverseError)) return error;
  const blocking = BLOCKING.get(error.code?.toLowerCase() ?? "");
  if (!blocking) return error;
  const rows = await readBlockers(session, blocking, id, how).catch(() => []);
  if (rows.length === 0) return error;
  const named = rows.slice(0, MOST_NAMED).map((row) => nameOf(row, blocking));
  const more = rows.length > MOST_NAMED ? ", and more" : "";
  const told = `${blocking.are}: ${named.join(", ")}${more}`;
  return error.withHint([error.hint, told].filter((part) => part !== undefined).join(". "));
}

const readBlockers = async (
  session: Session,
  { set, name, type, filter }: Blocking,
  id: string,
  how: Impersonation,
): Promise<readonly DataverseRecord[]> => {
  const columns = [name, ...(type ? [type] : [])].join(",");
  const response = await sendOrThrow(session, {
    method: "GET",
    path: `${set}?$select=${columns}&$filter=${encodeOption(filter(id))}&$orderby=createdon&$top=${MOST_NAMED + 1}`,
    operation: `Looking for what keeps the record open in ${set}`,
    idempotency: "always",
    headers: impersonationHeaders(how),
    read: listRows,
  });
  return response.value as readonly DataverseRecord[];
};

const MOST_CHARACTERS = 60;

const nameOf = (row: DataverseRecord, { name, type }: Blocking): string => {
  const title = String(row[name] ?? "(no name)").slice(0, MOST_CHARACTERS);
  const kind = type === undefined ? undefined : row[type];
  return typeof kind === "string" ? `${kind} ${title}` : title;
};
