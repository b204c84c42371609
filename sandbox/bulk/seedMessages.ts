import { metadataId } from "../metadata/metadataId";
import { takesRows } from "../schema/takesRows";
import type { TableDeclaration } from "../schema/types";
import { users } from "../seed/identities";
import { insertRows } from "../seed/insertRow";
import { systemValues } from "../store";
import type { Row, Store } from "../types";
import { bulkMessages, bulkMessagesOf } from "./capabilities";

const singleMessages = ["Create", "Update", "Delete"];
/** Messages of no table in particular. */
const linkMessages = ["Associate", "Disassociate"];

/** Tables whose messages are no events: those of the registration itself, and parts of activities. */
const withoutSteps = new Set([
  "activityparty",
  "asyncoperation",
  "sdkmessage",
  "sdkmessagefilter",
  "sdkmessageprocessingstep",
  "sdkmessageprocessingstepimage",
  "serviceendpoint",
]);

/**
 * The messages of the platform and which table takes which: what clients ask before they send a bulk
 * message, or register for an event.
 * https://learn.microsoft.com/power-apps/developer/data-platform/bulk-operations#availability-with-standard-tables
 */
export function seedMessages(store: Store, now: number): void {
  const messages = [...singleMessages, ...bulkMessages, ...linkMessages];
  const idOf = (name: string) => metadataId("sdkmessage", name);
  const named = messages.map((name) => ({ sdkmessageid: idOf(name), name }));
  insertRows(store, "sdkmessage", named, now);
  const filters = [...store.schema.tables.values()].flatMap(({ declaration }) =>
    messagesOf(declaration).map((name) => ({
      sdkmessagefilterid: metadataId("sdkmessagefilter", name, declaration.logicalName),
      sdkmessageid: idOf(name),
      primaryobjecttypecode: declaration.logicalName,
      iscustomprocessingstepallowed: withoutSteps.has(declaration.logicalName) ? 0 : 1,
    })),
  );
  insertFilters(store, filters, now);
}

/** What the system fills in is found once: a large organization has thousands of these rows. */
function insertFilters(store: Store, filters: readonly Row[], now: number): void {
  const table = store.schema.tables.get("sdkmessagefilter");
  if (table === undefined) throw new Error("The schema has no message filters.");
  const shared = systemValues(store, table, {}, now, users.administrator.id);
  const rows = filters.map((row) => ({ ...shared, ...row, versionnumber: store.nextVersion() }));
  store.insertMany(table.logicalName, rows);
}

function messagesOf(declaration: TableDeclaration): readonly string[] {
  if (!takesRows(declaration)) return [];
  return [...singleMessages, ...bulkMessagesOf(declaration)];
}
