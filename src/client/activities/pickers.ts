import { defaults } from "../defaults";
import { normalizeGuid } from "../odata/guid";
import { queryRecords } from "../queries/odata/queryRecords";
import { containing } from "../queries/pickers/containing";
import { USERS } from "../queries/users/userColumns";
import type { Session } from "../session/session";
import type { DataverseRecord, PickerRecords } from "../types";

interface Listed {
  readonly set: string;
  readonly id: string;
  /** What the record is called by, and what is shown behind it in parentheses. */
  readonly shown: readonly [name: string, detail: string];
  readonly conditions: readonly string[];
}

const USER: Listed = {
  set: USERS.set,
  id: USERS.id,
  shown: [USERS.name, USERS.email],
  conditions: ["isdisabled eq false", "applicationid eq null", `${USERS.email} ne null`],
};

const QUEUE: Listed = {
  set: "queues",
  id: "queueid",
  shown: ["name", "emailaddress"],
  conditions: ["statecode eq 0", "emailaddress ne null"],
};

const TEMPLATE: Listed = {
  set: "templates",
  id: "templateid",
  shown: ["title", "templatetypecode"],
  conditions: [],
};

/**
 * The first 200 queues and users, by name, that have an e-mail address to send from. Two requests.
 *
 * @param search part of a name or an address, or the GUID of one
 */
export async function listSenders(session: Session, search?: string): Promise<PickerRecords> {
  const [queues, users] = await Promise.all([
    list(session, QUEUE, search),
    list(session, USER, search),
  ]);
  const rows = [...queues.rows, ...users.rows];
  const hasMore = queues.hasMore || users.hasMore || rows.length > defaults.pickerRows;
  return { rows: rows.slice(0, defaults.pickerRows), hasMore };
}

/** The first 200 e-mail templates by title, each with the table that it is for. One request. */
export function listEmailTemplates(session: Session, search?: string): Promise<PickerRecords> {
  return list(session, TEMPLATE, search);
}

const list = async (
  session: Session,
  { set, id, shown, conditions }: Listed,
  search: string | undefined,
): Promise<PickerRecords> => {
  const [name, detail] = shown;
  const all = [...conditions, ...searched(search, id, set === "templates" ? [name] : shown)];
  const { value } = await queryRecords(session, {
    entityType: set,
    fieldNames: [id, name, detail],
    ...(all.length > 0 ? { condition: all.join(" and ") } : {}),
    orderByFieldNames: [name, id],
    top: defaults.pickerRows + 1,
  });
  return {
    rows: value.slice(0, defaults.pickerRows).map((row) => ({
      id: String(row[id]),
      name: label(row, name, detail),
    })),
    hasMore: value.length > defaults.pickerRows,
  };
};

const searched = (
  search: string | undefined,
  id: string,
  columns: readonly string[],
): readonly string[] => {
  if (!search) return [];
  const guid = normalizeGuid(search);
  return [guid ? `${id} eq ${guid}` : `(${columns.map(containing(search)).join(" or ")})`];
};

const label = (row: DataverseRecord, name: string, detail: string): string | undefined => {
  const [first, second] = [row[name], row[detail]].filter(
    (text): text is string => typeof text === "string" && text !== "",
  );
  return second === undefined ? first : `${first} (${second})`;
};
