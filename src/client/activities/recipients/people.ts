import { collationKey } from "../../keys/collationKey";
import { stringLiteral } from "../../odata/literal";
import { encodeOption } from "../../odata/query";
import { guidIn } from "../../odata/recordId";
import type { DataverseRecord } from "../../types";

/** A table of people that are written to, whose names and columns no customizer can change. */
interface PeopleTable {
  readonly table: string;
  readonly set: string;
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Condition of those that are meant where several have an address or a name. */
  readonly active: string;
}

const withState = (table: string, name: string, email: string): PeopleTable => ({
  table,
  set: `${table}s`,
  id: `${table}id`,
  name,
  email,
  active: "statecode eq 0",
});

/** https://learn.microsoft.com/power-apps/developer/data-platform/activityparty-entity */
export const PEOPLE: readonly PeopleTable[] = [
  withState("contact", "fullname", "emailaddress1"),
  withState("account", "name", "emailaddress1"),
  withState("lead", "fullname", "emailaddress1"),
  withState("queue", "name", "emailaddress"),
  {
    ...withState("systemuser", "fullname", "internalemailaddress"),
    active: "isdisabled eq false",
  },
];

/** What somebody is looked for by. */
export interface Wanted {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly addresses: readonly string[];
}

/** Rows of one table that are read: more of them say that a text is not enough. */
export const MOST_PEOPLE = 500;

/** The query for those of a table that could be meant; undefined where nothing is looked for. */
export function peoplePath(people: PeopleTable, wanted: Wanted): string | undefined {
  const { set, id, name, email, active } = people;
  const known = [
    ...wanted.addresses.map((address) => `${email} eq ${stringLiteral(address)}`),
    ...wanted.names.map((text) => `${name} eq ${stringLiteral(text)}`),
  ];
  const conditions = [
    ...wanted.ids.map((text) => `${id} eq ${text}`),
    ...(known.length > 0 ? [`(${active} and (${known.join(" or ")}))`] : []),
  ];
  if (conditions.length === 0) return undefined;
  return `${set}?$select=${id},${name},${email}&$filter=${encodeOption(conditions.join(" or "))}&$top=${MOST_PEOPLE}`;
}

/** Somebody who was found. */
export interface Person {
  readonly table: string;
  readonly set: string;
  readonly id: string;
  readonly name: string;
  readonly address: string;
}

export function toPeople(
  { table, set, id, name, email }: PeopleTable,
  rows: readonly DataverseRecord[],
): readonly Person[] {
  return rows.flatMap((row) => {
    const found = guidIn(row, id);
    if (found === undefined) return [];
    return [{ table, set, id: found, name: textOf(row[name]), address: textOf(row[email]) }];
  });
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** Whether a name is the one that is looked for, as Dataverse compares texts. */
export function isNamed({ name }: Person, text: string): boolean {
  return collationKey(name.trim()) === collationKey(text.trim());
}

/** Whether somebody has this very address: Dataverse also finds those that differ by an accent. */
export function hasAddress(person: Person, address: string): boolean {
  return person.address.trim().toLowerCase() === address.toLowerCase();
}
