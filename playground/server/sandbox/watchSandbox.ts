import type { RecordedDelivery, Sandbox, StoredChange } from "dataverse-sandbox";
import type { RowChangeView } from "../../contract";
import type { Secrets } from "../secrets";
import { bodyView } from "../wire/bodyView";
import { CutBytes } from "../wire/cutBytes";
import type { Hub } from "../wire/hub";

const MOST_CHANGES = 500;

/** Lets the pages know of rows that are written and of events that are posted to webhooks. */
export function watchSandbox(sandbox: Sandbox, hub: Hub, secrets: Secrets): void {
  const waiting = new Map<string, RowChangeView[]>();
  const seen = new WeakSet<RecordedDelivery>();
  let deliveries = 0;
  let planned = false;
  const report = async () => {
    planned = false;
    for (const [table, changes] of [...waiting]) {
      hub.tell({ kind: "rows", table, changes });
    }
    waiting.clear();
    await sandbox.webhooksIdle();
    for (const delivery of sandbox.deliveries) {
      if (seen.has(delivery)) continue;
      seen.add(delivery);
      deliveries += 1;
      hub.tell({ kind: "delivery", delivery: deliveryView(deliveries, delivery, secrets) });
    }
  };
  sandbox.store.onChange((change) => {
    const changes = waiting.get(change.table) ?? [];
    waiting.set(change.table, changes);
    // An import writes tens of thousands of rows at once: the pages are told of the first ones.
    if (changes.length < MOST_CHANGES) changes.push(changeView(change));
    if (planned) return;
    planned = true;
    setTimeout(() => {
      report().catch(() => undefined);
    }, 20).unref();
  });
}

const changeView = ({ kind, id, changes }: StoredChange): RowChangeView => ({
  change: kind,
  id,
  ...(kind === "update" && changes ? { columns: Object.keys(changes) } : {}),
});

const deliveryView = (id: number, delivery: RecordedDelivery, secrets: Secrets) => {
  const { step, message, table, asynchronous, status, attempts, failure } = delivery;
  const body = new CutBytes();
  body.add(delivery.body);
  const shown = { contentType: "application/json", encoding: "", isSignIn: false };
  return {
    id,
    at: Date.now(),
    step,
    message,
    table,
    recordId: delivery.id,
    asynchronous,
    attempts,
    body: bodyView(body, { ...shown, mask: (text) => secrets.mask(text) }) ?? {
      bytes: 0,
      text: "",
    },
    ...(status === undefined ? {} : { status }),
    ...(failure === undefined ? {} : { failure }),
  };
};
