import { defaults } from "../../defaults";
import { normalizeGuid } from "../../odata/guid";
import type { Session } from "../../session/session";
import type { PickerRecords } from "../../types";
import { queryRecords } from "../odata/queryRecords";
import { containing } from "../pickers/containing";
import { USERS } from "./userColumns";

const { id, name, email } = USERS;

/**
 * The first 200 people who can work in the environment, by name: those who are licensed and not disabled.
 * One request, for nothing but name and e-mail address.
 *
 * @param search part of a name or of an e-mail address, or a user's GUID
 */
export async function listUsers(session: Session, search?: string): Promise<PickerRecords> {
  const { value } = await queryRecords(session, {
    entityType: USERS.set,
    fieldNames: [id, name, email],
    condition: ["isdisabled eq false", "islicensed eq true", ...conditionOf(search)].join(" and "),
    orderByFieldNames: [name, id],
    top: defaults.pickerRows + 1,
  });
  return {
    rows: value.slice(0, defaults.pickerRows).map((row) => ({
      id: String(row[id]),
      name: shown(row[name], row[email]),
    })),
    hasMore: value.length > defaults.pickerRows,
  };
}

const conditionOf = (search: string | undefined): string[] => {
  if (!search) return [];
  const guid = normalizeGuid(search);
  return [guid ? `${id} eq ${guid}` : `(${[name, email].map(containing(search)).join(" or ")})`];
};

const shown = (fullName: unknown, address: unknown): string | undefined => {
  const [first, second] = [fullName, address].filter(
    (text): text is string => typeof text === "string" && text !== "",
  );
  return second === undefined ? first : `${first} (${second})`;
};
