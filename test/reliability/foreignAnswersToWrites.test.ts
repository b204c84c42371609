import type { FaultAction } from "dataverse-sandbox";
import type { BulkResult } from "../../src/client";
import { type ActionError, useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { managed } from "../triggers/managed";

useVirtualTime();
const bench = useSandbox();
const trigger = managed(bench);
const page = "<!DOCTYPE html><title>Sign in</title>";
const gateway = (status: number, body = page, applied = false): FaultAction => ({
  kind: "gateway",
  status,
  body,
  applied,
});

const FOREIGN: readonly [string, FaultAction][] = [
  ["a page with 200", gateway(200)],
  ["a page with 200 behind which the work was done", gateway(200, page, true)],
  ["an empty 202", gateway(202, "")],
  ["an empty 202 behind which the work was done", gateway(202, "", true)],
  ["a gateway's 404", gateway(404)],
  ["a gateway's 404 behind which the work was done", gateway(404, page, true)],
  ["a gateway's 400", gateway(400)],
  ["a gateway's 410", gateway(410, "")],
  ["206 for a whole", { kind: "rewrite", status: 206 }],
  ["304 to a write", { kind: "rewrite", status: 304 }],
];

type Claim = "done" | "notDone" | "unknown";
/** What an action says of each thing it was to do, and how often that thing was done. */
interface Told {
  readonly claim: Claim;
  readonly times: number;
}
interface Prepared {
  readonly run: () => Promise<unknown>;
  readonly told: (result: unknown) => Promise<readonly Told[]> | readonly Told[];
}

let words = 0;
const fresh = () => `Foreign ${++words} `;
const accounts = (column: string, value: string) =>
  bench.sandbox.store.select(`SELECT * FROM account WHERE "${column}" LIKE ?`, [`${value}%`]);
const insert = (name: string) => bench.sandbox.insert("account", { name });
const one = (key: string, inputs: Record<string, unknown>, times: () => number): Prepared => ({
  run: () => bench.act(key, inputs),
  told: (result) => [{ claim: claimOf(result), times: times() }],
});
const claimOf = (result: unknown): Claim =>
  result instanceof Error ? ((result as ActionError).outcome as Claim) : "done";

const table = { entityType: "accounts" };
const records: Record<string, () => Prepared> = {
  create: () => {
    const name = fresh();
    const inputs = { ...table, dynamicValues: { name } };
    return one("createEntity", inputs, () => accounts("name", name).length);
  },
  "create with Record ID": () => {
    const name = fresh();
    const recordId = `11111111-2222-4333-8444-${String(words).padStart(12, "0")}`;
    const inputs = { ...table, options: { recordId }, dynamicValues: { name } };
    return one("createEntity", inputs, () => accounts("name", name).length);
  },
  update: () => {
    const name = fresh();
    const inputs = { ...table, entityId: insert("Before"), dynamicValues: { name } };
    return one("updateEntity", inputs, () => accounts("name", name).length);
  },
  "update under a version": () => {
    const name = fresh();
    const entityId = insert("Before");
    const version = bench.sandbox.store.read("account", entityId)?.["versionnumber"];
    const ifMatch = `W/"${version}"`;
    const inputs = { ...table, entityId, options: { ifMatch }, dynamicValues: { name } };
    return one("updateEntity", inputs, () => accounts("name", name).length);
  },
  upsert: () => {
    const name = fresh();
    const entityId = `21111111-2222-4333-8444-${String(words).padStart(12, "0")}`;
    const inputs = { ...table, entityId, dynamicValues: { name } };
    return one("upsertEntity", inputs, () => accounts("name", name).length);
  },
  delete: () => {
    const entityId = insert(fresh());
    const inputs = { ...table, entityId };
    const times = () => (bench.sandbox.store.read("account", entityId) ? 0 : 1);
    return one("deleteEntity", inputs, times);
  },
  "raw POST": () => {
    const name = fresh();
    const inputs = { url: "accounts", method: "POST", data: JSON.stringify({ name }) };
    return one("rawRequestV2", inputs, () => accounts("name", name).length);
  },
};

const claims: Readonly<Record<string, Claim>> = {
  created: "done",
  updated: "done",
  upserted: "done",
  deleted: "done",
  done: "done",
  failed: "notDone",
  notDone: "notDone",
  unprocessed: "notDone",
  unknown: "unknown",
};
const each = (
  key: string,
  inputs: Record<string, unknown>,
  count: number,
  times: (index: number) => number,
): Prepared => ({
  run: () => bench.act(key, inputs),
  told: (result) =>
    Array.from({ length: count }, (_, index) => {
      if (result instanceof Error) return { claim: claimOf(result), times: times(index) };
      const rows = (Array.isArray(result) ? result : (result as BulkResult).results) as {
        index: number;
        status: string;
      }[];
      const status = rows.find((row) => row.index === index)?.status ?? "no result";
      return { claim: claims[status] ?? ("no result" as Claim), times: times(index) };
    }),
});

const COUNT = 12;
const rowsOf = <T>(make: (index: number) => T): T[] =>
  Array.from({ length: COUNT }, (_, index) => make(index));
const bulk = (strategy: string): Record<string, () => Prepared> => ({
  [`bulk create by ${strategy}`]: () => {
    const word = fresh();
    const records = rowsOf((index) => ({ name: `${word}${index}.` }));
    return each(
      "bulkCreateEntities",
      { ...table, options: { strategy }, records },
      COUNT,
      (index) => {
        return accounts("name", `${word}${index}.`).length;
      },
    );
  },
  [`bulk update by ${strategy}`]: () => {
    const word = fresh();
    const ids = rowsOf(() => insert("Before"));
    const records = ids.map((accountid, index) => ({ accountid, name: `${word}${index}.` }));
    return each(
      "bulkUpdateEntities",
      { ...table, options: { strategy }, records },
      COUNT,
      (index) => {
        return accounts("name", `${word}${index}.`).length;
      },
    );
  },
  [`bulk upsert by ${strategy}`]: () => {
    const word = fresh();
    const records = rowsOf((index) => ({
      accountid: `31111111-2222-4333-8444-${String(words * 100 + index).padStart(12, "0")}`,
      name: `${word}${index}.`,
    }));
    return each(
      "bulkUpsertEntities",
      { ...table, options: { strategy }, records },
      COUNT,
      (index) => {
        return accounts("name", `${word}${index}.`).length;
      },
    );
  },
  [`bulk delete by ${strategy}`]: () => {
    const ids = rowsOf(() => insert(fresh()));
    return each(
      "bulkDeleteEntities",
      { ...table, options: { strategy }, records: ids },
      COUNT,
      (index) => {
        return bench.sandbox.store.read("account", ids[index] ?? "") ? 0 : 1;
      },
    );
  },
});

/** Only elastic tables have a bulk message that deletes. */
const { "bulk delete by multiple": _elastic, ...standard } = bulk("multiple");

const batches: Record<string, () => Prepared> = Object.fromEntries(
  ["rollback", "continue"].map((onError) => [
    `batch, ${onError}`,
    () => {
      const word = fresh();
      const actions = rowsOf((index) => ({
        collection: "accounts",
        action: "create",
        data: { name: `${word}${index}.` },
      }));
      const inputs = { actions, onError, results: "verdicts" };
      return each("batchEntityActions", inputs, COUNT, (index) => {
        return accounts("name", `${word}${index}.`).length;
      });
    },
  ]),
);

const label = (text: string) => ({ LocalizedLabels: [{ Label: text, LanguageCode: 1033 }] });
const column = (SchemaName: string) => ({
  "@odata.type": "Microsoft.Dynamics.CRM.StringAttributeMetadata",
  SchemaName,
  DisplayName: label(SchemaName),
  MaxLength: 50,
});
const attribute = async (attributeKey: string) => {
  bench.sandbox.clearFaults();
  const inputs = { entityId: "account", attributeType: attributeKey };
  return bench.act<Record<string, unknown>>("getAttribute", inputs).catch(() => undefined);
};
const definitions: Record<string, () => Promise<Prepared>> = {
  "create attribute": async () => {
    const name = `new_Foreign${++words}`;
    return {
      run: () => bench.act("createAttribute", { entityId: "account", attributeBody: column(name) }),
      told: async (result) => [
        { claim: claimOf(result), times: (await attribute(name.toLowerCase())) ? 1 : 0 },
      ],
    };
  },
  "update attribute": async () => {
    const name = `new_Foreign${++words}`;
    await bench.act("createAttribute", { entityId: "account", attributeBody: column(name) });
    const attributeKey = name.toLowerCase();
    const attributeBody = { DisplayName: "Renamed" };
    // Nobody sees a changed label before it is published.
    const inputs = { entityId: "account", attributeKey, attributeBody, publish: "true" };
    return {
      run: () => bench.act("updateAttribute", inputs),
      told: async (result) => {
        const now = await attribute(attributeKey);
        return [{ claim: claimOf(result), times: /"Renamed"/.test(JSON.stringify(now)) ? 1 : 0 }];
      },
    };
  },
  "delete attribute": async () => {
    const name = `new_Foreign${++words}`;
    await bench.act("createAttribute", { entityId: "account", attributeBody: column(name) });
    const attributeKey = name.toLowerCase();
    return {
      run: () => bench.act("deleteAttribute", { entityId: "account", attributeKey }),
      told: async (result) => [
        { claim: claimOf(result), times: (await attribute(attributeKey)) ? 0 : 1 },
      ],
    };
  },
};

/** Nothing is done by halves: one step for each of the three events, or none. */
const webhooks: Record<string, () => Promise<Prepared>> = {
  "webhook registration": async () => {
    trigger.clear();
    return {
      run: () => trigger.deploy(),
      told: (result) => [{ claim: claimOf(result), times: trigger.rows().endpoints.length }],
    };
  },
  "webhook removal": async () => {
    trigger.clear();
    await trigger.deploy();
    return {
      run: () => trigger.undeploy(),
      told: (result) => [
        { claim: claimOf(result), times: trigger.rows().endpoints.length === 0 ? 1 : 0 },
      ],
    };
  },
};

const WRITES = Object.entries({
  ...records,
  ...standard,
  ...bulk("batch"),
  ...bulk("single"),
  ...batches,
  ...definitions,
  ...webhooks,
});

/** A success is done, a refusal is not; what is not known is said to be unknown. */
const expectTruth = async (prepared: Prepared, action: FaultAction, times: number) => {
  for (const method of ["POST", "PATCH", "PUT", "DELETE"])
    bench.sandbox.fault({ match: { method }, times, action });
  const result = await prepared.run().catch((error: unknown) => error);
  const told = await prepared.told(result);
  bench.sandbox.clearFaults();
  for (const { claim, times: done } of told) {
    expect(done).toBeLessThanOrEqual(1);
    if (claim === "done") expect({ claim, done }).toEqual({ claim, done: 1 });
    else if (claim === "notDone") expect({ claim, done }).toEqual({ claim, done: 0 });
    else expect(claim).toBe("unknown");
  }
};

describe.each(WRITES)("%s", (_, prepare) => {
  test("Dataverse's own answer: done once", async () => {
    const prepared = await prepare();
    for (const told of await prepared.told(await prepared.run()))
      expect(told).toEqual({ claim: "done", times: 1 });
  });

  test.each(FOREIGN)("%s", async (_kind, action) => {
    await expectTruth(await prepare(), action, 1);
    await expectTruth(await prepare(), action, Number.POSITIVE_INFINITY);
  });
});
