import type { BulkResult, MirrorResult, WritePreview } from "../../../src/client";
import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox({ seed: "empty" });
const table = { entityType: "accounts" };
const byNumber = { ...table, alternateKey: "accountnumber" };
const OTHER = "7eb682f1-ca75-e511-80d4-00155d2a68e1";

let serial = 0;
const account = () => {
  serial += 1;
  const accountnumber = `OWN${serial}`;
  const id = bench.sandbox.insert("account", { accountnumber, name: "before" });
  return { accountnumber, id };
};
const stored = (id: string) => bench.sandbox.store.read("account", id);
const isRead = ({ method, path }: { method: string; path: string }) =>
  method === "GET" || /RetrieveMetadataChanges|EntityDefinitions/.test(path);
const written = () => bench.requests().filter((request) => !isRead(request));

interface Given {
  readonly accountnumber: string;
  readonly id: string;
  readonly accountid: unknown;
}

type Way = (given: Given, options?: object) => Promise<unknown>;

const single =
  (key: string): Way =>
  ({ accountnumber, accountid }, options) =>
    bench.act(key, {
      ...table,
      entityId: `accountnumber='${accountnumber}'`,
      dynamicValues: { name: "after", accountid },
      options,
    });

const listed =
  (key: string): Way =>
  ({ accountnumber, accountid }, options) => {
    const records = [{ accountnumber, name: "after", accountid }];
    return rowOf(bench.act<BulkResult | MirrorResult>(key, { ...byNumber, records, options }));
  };

const batched =
  (action: string): Way =>
  ({ accountnumber, accountid }) => {
    const data = { name: "after", accountid };
    const key = `accountnumber='${accountnumber}'`;
    return bench.act("batchEntityActions", {
      actions: [{ collection: "accounts", action, data, key }],
    });
  };

/** Every way to write a record by an alternate key, with its own id among the values. */
const ways: Readonly<Record<string, Way>> = {
  updateEntity: single("updateEntity"),
  upsertEntity: single("upsertEntity"),
  bulkUpdateEntities: listed("bulkUpdateEntities"),
  bulkUpsertEntities: listed("bulkUpsertEntities"),
  batchUpdate: batched("update"),
  batchUpsert: batched("upsert"),
  mirrorEntities: listed("mirrorEntities"),
};

/** A row that failed as the action that fails. */
const rowOf = async (run: Promise<BulkResult | MirrorResult>): Promise<unknown> => {
  const [row] = (await run).results;
  if (row?.error) throw new Error(row.error.message);
  return row;
};

describe.each(["cold", "warm"])("%s", (state) => {
  beforeEach(async () => {
    forgetAt(bench.sandbox.url);
    if (state === "warm") await bench.act("describeEntityType", table);
    bench.sandbox.clearRequests();
  });

  describe.each(Object.entries(ways))("%s", (_, write) => {
    test.each([
      ["null, as an unset reference is", () => null],
      ["an empty text", () => ""],
      ["the id itself", (id: string) => id],
      ["the id in braces and capitals", (id: string) => `{${id.toUpperCase()}}`],
    ])("%s says nothing", async (_name, idOf) => {
      const { accountnumber, id } = account();
      await write({ accountnumber, id, accountid: idOf(id) });
      expect(stored(id)).toMatchObject({ name: "after" });
    });

    test.each(["x", "7eb682f1", 7, true])("%j is refused as no GUID", async (accountid) => {
      const { accountnumber, id } = account();
      await expect(write({ accountnumber, id, accountid })).rejects.toThrow(
        /accountid: .* is not a GUID/,
      );
      expect(stored(id)).toMatchObject({ name: "before" });
    });

    test("the id of another record changes neither of them", async () => {
      const [one, other] = [account(), account()];
      await expect(write({ ...one, accountid: other.id })).rejects.toThrow(/accountid|Entity Id/);
      await expect(write({ ...one, accountid: OTHER })).rejects.toThrow(/accountid|Entity Id/);
      for (const { id } of [one, other]) expect(stored(id)).toMatchObject({ name: "before" });
    });
  });

  test.each(["updateEntity", "upsertEntity", "bulkUpdateEntities", "bulkUpsertEntities"])(
    "%s refuses the id of another record where the record is read before",
    async (key) => {
      const [one, other] = [account(), account()];
      const options = { skipUnchanged: true };
      await expect(ways[key]?.({ ...one, accountid: other.id }, options)).rejects.toThrow(
        /accountid/,
      );
      expect(written()).toEqual([]);
    },
  );

  test("an update by id takes an unset id for none", async () => {
    const { id } = account();
    const dynamicValues = { name: "after", accountid: null };
    await bench.act("updateEntity", { ...table, entityId: id, dynamicValues });
    expect(stored(id)).toMatchObject({ name: "after" });
  });

  test("a record without its id is created under one of Dataverse", async () => {
    const dynamicValues = { name: "new", accountid: null };
    const { accountid } = await bench.act<{ accountid: string }>("createEntity", {
      ...table,
      dynamicValues,
    });
    expect(stored(accountid)).toMatchObject({ name: "new" });
  });
});

test.each(["update", "upsert"])("a preview of %s foresees that", async (mode) => {
  const [one, other] = [account(), account()];
  const records = [
    { accountnumber: one.accountnumber, name: "after", accountid: other.id },
    { accountnumber: other.accountnumber, name: "after", accountid: other.id },
    { accountnumber: other.accountnumber, name: "after", accountid: "x" },
  ];
  const { rows } = await bench.act<WritePreview>("previewWrite", { ...byNumber, records, mode });
  expect(rows.map(({ action }) => action)).toEqual(["refused", "update", "refused"]);
  expect(rows[0]?.problems).toEqual([expect.stringMatching(/^accountid: /)]);
  expect(rows[1]?.changes).toMatchObject([{ column: "name" }]);
});

describe("Mirror Records", () => {
  const removing = {
    ...byNumber,
    missing: "delete",
    guards: { maxRemovalPercent: 100, allowCascade: true },
  };
  const make = (city: string, accountnumber: string) =>
    bench.sandbox.insert("account", { address1_city: city, accountnumber, name: "before" });

  test("says the same in a dry run", async () => {
    const [one, other] = [account(), account()];
    const records = [{ accountnumber: one.accountnumber, name: "after", accountid: other.id }];
    const results = [];
    for (const dryRun of [true, false]) {
      const run = await bench.act<MirrorResult>("mirrorEntities", {
        ...byNumber,
        records,
        options: { dryRun },
      });
      results.push(run.results);
    }
    expect(results[0]).toMatchObject([{ status: "rejected", attempts: 0 }]);
    expect(results[1]).toEqual(results[0]);
  });

  test.each<[name: string, accountnumber: string, more?: object]>([
    ["beside the key of another row", "ID-A"],
    ["beside a new key", "ID-NEW"],
    ["beside a wrong value", "ID-A", { revenue: "a lot" }],
  ])("keeps the row that a record names by its id, %s", async (name, accountnumber, more = {}) => {
    const city = `Ids ${name}`;
    const [kept, gone] = [make(city, `${city} kept`), make(city, `${city} gone`)];
    if (accountnumber === "ID-A") make(city, `${city} ID-A`);
    const row = { accountnumber: `${city} ${accountnumber}`, address1_city: city };
    const result = await bench.act<MirrorResult>("mirrorEntities", {
      ...removing,
      scope: `address1_city eq '${city}'`,
      records: [{ ...row, name: "after", accountid: kept, ...more }],
    });
    expect(result.results).toMatchObject([{ status: "rejected" }]);
    expect(result.skippedRemovals).toEqual([
      { id: kept, reason: expect.stringContaining("Record 0 names the row by its id") },
    ]);
    expect(result.removals).toEqual([{ id: gone, status: "deleted" }]);
    expect(stored(kept)).toMatchObject({ name: "before" });
  });
});
