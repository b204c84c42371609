import type { Sandbox } from "./api";
import { changeRow, removeRow } from "./changes/bypassApi";
import { OpenTransaction } from "./changes/transaction";
import { deliveries } from "./operations/email/deliverMail";
import { insertRow } from "./seed";
import { isoSeconds } from "./store";
import type { Store } from "./types";

type RowControls = Pick<
  Sandbox,
  "store" | "insert" | "change" | "remove" | "transaction" | "deliverMail"
>;

/** What is done to rows past the API. */
export function rowControls(store: Store, now: () => number): RowControls {
  return {
    store,
    insert: (table, row) => insertRow(store, table, row, now()),
    change: (table, id, changes) => changeRow(store, table, id, changes, now()),
    remove: (table, id) => removeRow(store, table, id),
    transaction: () => new OpenTransaction(store, now),
    deliverMail: (end = "sent") => {
      const written = deliveries(store, end, isoSeconds(now()));
      for (const [id, changes] of written) changeRow(store, "email", id, changes, now());
      return [...written.keys()];
    },
  };
}
