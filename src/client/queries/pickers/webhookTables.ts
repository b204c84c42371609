import type { Session } from "../../session/session";
import { queryRecords } from "../odata/queryRecords";

const EVENTS = ["Create", "Update", "Delete"];

/** Logical names of the tables on whose records a step of a webhook can be registered; one request. */
export async function webhookTables(session: Session): Promise<ReadonlySet<string>> {
  const events = EVENTS.map((event) => `sdkmessageid/name eq '${event}'`).join(" or ");
  const { value } = await queryRecords(session, {
    entityType: "sdkmessagefilters",
    fieldNames: ["primaryobjecttypecode"],
    condition: `(${events}) and iscustomprocessingstepallowed eq true`,
    fetchAll: true,
  });
  return new Set(value.map(({ primaryobjecttypecode }) => String(primaryobjecttypecode)));
}
