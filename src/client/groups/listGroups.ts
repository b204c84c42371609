import { defaults } from "../defaults";
import { normalizeGuid } from "../odata/guid";
import { queryRecords } from "../queries/odata/queryRecords";
import { containing } from "../queries/pickers/containing";
import type { Session } from "../session/session";
import type { DataverseRecord, PickerRecords } from "../types";
import { type GroupKind, LIST, QUEUE, TEAM } from "./kinds";

interface Picked {
  readonly kind: GroupKind;
  /** Groups whose members can be changed. */
  readonly condition: string;
  /** What follows the name. */
  readonly about: (row: DataverseRecord) => unknown;
}

const MEMBERS: Readonly<Record<string, string>> = { 1: "accounts", 2: "contacts", 4: "leads" };

const KINDS = {
  queue: {
    kind: QUEUE,
    condition: "statecode eq 0",
    about: ({ emailaddress }) => emailaddress,
  },
  list: {
    kind: LIST,
    condition: "statecode eq 0 and type eq false and lockstatus eq false",
    about: ({ createdfromcode }) => MEMBERS[String(createdfromcode)],
  },
  team: {
    kind: TEAM,
    condition: "isdefault eq false and (teamtype eq 0 or teamtype eq 1) and systemmanaged eq false",
    about: ({ emailaddress }) => emailaddress,
  },
} as const satisfies Record<string, Picked>;

/**
 * The first 200 groups of a kind by name, without those that take no members. One request.
 *
 * @param search part of a name or of an e-mail address, or a GUID
 */
export async function listGroups(
  session: Session,
  group: keyof typeof KINDS,
  search?: string,
): Promise<PickerRecords> {
  const { kind, condition, about }: Picked = KINDS[group];
  const { set, id, names, columns } = kind;
  const { value } = await queryRecords(session, {
    entityType: set,
    fieldNames: [id, ...names, ...columns],
    condition: [condition, ...searching(kind, search)].join(" and "),
    orderByFieldNames: [names[0], id],
    top: defaults.pickerRows + 1,
  });
  return {
    rows: value.slice(0, defaults.pickerRows).map((row) => ({
      id: String(row[id]),
      name: shownName(row[names[0]], about(row)),
    })),
    hasMore: value.length > defaults.pickerRows,
  };
}

const searching = ({ id, names }: GroupKind, search: string | undefined): string[] => {
  if (!search) return [];
  const guid = normalizeGuid(search);
  return [guid ? `${id} eq ${guid}` : `(${names.map(containing(search)).join(" or ")})`];
};

const shownName = (name: unknown, about: unknown): string | undefined => {
  if (typeof name !== "string" || name === "") return undefined;
  return typeof about === "string" && about !== "" ? `${name} (${about})` : name;
};
