import type { Call } from "../records/call";
import type { Table } from "../schema/derived";
import { identityOf, type RowIdentity } from "../store";
import type { Row } from "../types";
import { partiesOf } from "./body/parties";
import { bypasses } from "./bypass";
import type { Caller, Message, Operation, Snapshot } from "./types";

type Told = Pick<Call, "store" | "context" | "request">;

/** Runs `work` all or nothing, together with the events it leads to. */
export function inTransaction<T>({ store, context }: Told, work: () => T): T {
  return context.pipeline ? context.pipeline.atomic(work) : store.atomic(work);
}

/** Reports a row that has been created, with what is nested in it. `given` is what the caller sent. */
export function notifyCreated(call: Told, table: Table, row: Row, given: Row): void {
  if (!listens(call, "Create", table)) return;
  const id = String(row[table.primaryId]);
  const operation = {
    given,
    written: row,
    partiesWritten: true,
    after: snapshot(call, table, identityOf(table, row)),
  };
  notify(call, { message: "Create", table, id, ...operation });
}

/** Reports changes written to a row. @param before the row as it was */
export function notifyUpdated(
  call: Told,
  table: Table,
  before: Row,
  { given, written }: { given: Row; written: Row },
): void {
  if (!listens(call, "Update", table)) return;
  const id = String(before[table.primaryId]);
  const after = snapshot(call, table, identityOf(table, before));
  const operation = { given, written: changesOf(before, given, written) };
  notify(call, {
    message: "Update",
    table,
    id,
    ...operation,
    before: { row: before, parties: after.parties },
    after,
  });
}

/** Runs work that replaces the parties of an activity, and reports it as an update. */
export function notifyAfterParties(call: Told, table: Table, id: string, work: () => void): void {
  if (!listens(call, "Update", table)) {
    work();
    return;
  }
  const before = snapshot(call, table, { id });
  work();
  const after = snapshot(call, table, { id });
  const operation = { given: {}, written: {}, partiesWritten: true };
  notify(call, { message: "Update", table, id, ...operation, before, after });
}

/** Runs the removal of a row, and reports it when it is done. */
export function notifyAfterDelete(call: Told, table: Table, row: Row, remove: () => void): void {
  if (!listens(call, "Delete", table)) {
    remove();
    return;
  }
  const id = String(row[table.primaryId]);
  const before = snapshot(call, table, identityOf(table, row));
  remove();
  notify(call, { message: "Delete", table, id, given: {}, written: {}, before });
}

/** Reports two rows that have been linked, or are no longer: the one in whose collection it is. */
export function notifyAssociation(
  call: Told,
  message: "Associate" | "Disassociate",
  { table, id }: { table: Table; id: string },
  association: NonNullable<Operation["association"]>,
): void {
  if (!listens(call, message, table)) return;
  notify(call, { message, table, id, given: {}, written: {}, association });
}

function listens({ context }: Told, message: Message, table: Table): boolean {
  return context.pipeline?.listens(message, table.logicalName) ?? false;
}

function notify({ context, request }: Told, operation: Operation): void {
  const { userId, now, depth = 1, correlationId = "" } = context;
  const caller: Caller = {
    userId,
    now,
    depth,
    correlationId,
    bypasses: (asynchronous) => bypasses(request.headers, asynchronous),
  };
  context.pipeline?.completed(operation, caller);
}

function snapshot({ store }: Told, table: Table, identity: RowIdentity): Snapshot {
  const row = store.read(table.logicalName, identity) ?? {};
  return { row, parties: partiesOf(store, table, identity.id) };
}

/** What was given and stamped, and of what follows from it only what is another value than before. */
function changesOf(before: Row, given: Row, all: Row): Row {
  return Object.fromEntries(
    Object.entries(all).filter(
      ([name, value]) => name in given || stamps.has(name) || value !== (before[name] ?? null),
    ),
  );
}

const stamps = new Set(["modifiedon", "modifiedby", "modifiedonbehalfby"]);
