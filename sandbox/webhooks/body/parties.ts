import type { Table } from "../../schema/derived";
import type { Row, Store } from "../../types";
import { wireValue } from "./values";
import { entity, pair, typed } from "./wire";

const partyTable = "activityparty";

/** What a party takes part as (`participationtypemask`), by the column that lists such parties. */
const maskOfColumn: Readonly<Record<string, number>> = {
  from: 1,
  to: 2,
  cc: 3,
  bcc: 4,
  requiredattendees: 5,
  optionalattendees: 6,
  organizer: 7,
  resources: 10,
  customers: 11,
  partners: 12,
  related: 13,
};

/** The parties of an activity as they are now, by party list column; none for any other table. */
export function partiesOf(store: Store, table: Table, id: string): Map<string, Row[]> {
  const lists = [...table.columns.values()].filter(({ type }) => type === "partylist");
  if (lists.length === 0) return new Map();
  const parties = store.find(partyTable, { activityid: id });
  return new Map(
    lists.map(({ name }) => [
      name,
      parties.filter((party) => party["participationtypemask"] === maskOfColumn[name]),
    ]),
  );
}

/** Activity parties as the collection of rows that a party list is in the SDK. */
export function partyCollection(store: Store, parties: readonly Row[]): object {
  const columns = ["activityid", "partyid", "participationtypemask", "addressused"];
  const table = store.schema.tables.get(partyTable);
  const entities = parties.map((party) => {
    const attributes = columns.flatMap((name) => {
      const column = table?.columns.get(name);
      const value = column ? wireValue(column, party) : null;
      return value === null ? [] : [pair(name, value)];
    });
    return entity(partyTable, String(party["activitypartyid"]), attributes);
  });
  return typed("EntityCollection", {
    Entities: entities,
    EntityName: partyTable,
    MinActiveRowVersion: "-1",
    MoreRecords: false,
    PagingCookie: null,
    TotalRecordCount: -1,
    TotalRecordCountLimitExceeded: false,
  });
}
