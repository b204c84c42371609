import type { BulkResult } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { forEach, fresh, many, sent, statuses, writes } from "./support";

useVirtualTime();
const bench = useSandbox({ seed: "empty" });
const upsert = forEach(bench, "bulkUpsertEntities");
const update = forEach(bench, "bulkUpdateEntities");
const skip = { options: { skipUnchanged: true } };
const key = { alternateKey: "accountnumber", ...skip };
const read = (table: string, id: string) => bench.sandbox.store.read(table, id);

const accounts = (word: string, count: number): string[] =>
  many(count, (index) =>
    bench.sandbox.insert("account", {
      name: `${word} ${index}`,
      accountnumber: `${word}-${index}`,
      revenue: index,
    }),
  );
const rowsOf = (word: string, count: number) =>
  many(count, (index) => ({
    accountnumber: `${word}-${index}`,
    name: `${word} ${index}`,
    revenue: index,
  }));

/** Requests by what they ask of the table, without those that read definitions. */
const asked = () =>
  bench.requests().filter(({ path }) => /\/(accounts|new_projectcollection|\$batch)/.test(path));

describe("what needs no write", () => {
  test("a list of 500 is one read, and what differs is one batch under its versions", async () => {
    const word = fresh("Same");
    const ids = accounts(word, 500);
    const rows = rowsOf(word, 500);
    const changed = rows.map((row, at) => (at % 100 === 7 ? { ...row, name: "other" } : row));
    const result = await upsert("accounts", changed, key);
    expect(result).toMatchObject({ total: 500, succeeded: 500, unchanged: 495, startAt: 500 });
    expect(result.results[0]).toEqual({
      index: 0,
      id: ids[0],
      status: "unchanged",
      attempts: 0,
    });
    expect(result.results[7]).toMatchObject({ status: "updated", attempts: 1 });
    expect(read("account", ids[107] ?? "")).toMatchObject({ name: "other" });
    const [reading, batch, ...others] = asked();
    expect(others).toEqual([]);
    expect(decodeURIComponent(reading?.url ?? "")).toMatch(
      /accounts\?\$select=accountid,name,revenue,accountnumber&\$filter=Microsoft.Dynamics.CRM.In/,
    );
    expect(batch?.body.match(/^If-Match: W\/"\d+"/gm)).toHaveLength(5);
  });

  test("nothing is sent where nothing differs, by id too", async () => {
    const word = fresh("None");
    const rows = accounts(word, 3).map((accountid, at) => ({ accountid, name: `${word} ${at}` }));
    const result = await update("accounts", rows, skip);
    expect(statuses(result)).toEqual(["unchanged", "unchanged", "unchanged"]);
    expect(writes(bench)).toEqual([]);
  });

  test("a list longer than 40 queries is compared by the pages of the table", async () => {
    const word = fresh("Whole");
    accounts(word, 100);
    const known = rowsOf(word, 100);
    const rows = many(20_100, (at) =>
      at === 20_099 ? { ...known[99], name: "x" } : known[at % 100],
    );
    const result = await upsert("accounts", rows, key);
    expect(result).toMatchObject({ total: 20_100, unchanged: 20_099, succeeded: 20_100 });
    expect(sent(bench).filter((line) => line.startsWith("GET accounts"))).toHaveLength(1);
    expect(sent(bench).join()).toContain("RetrieveTotalRecordCount");
  });

  test("a long list in which one row goes by a key is not compared by pages", async () => {
    const word = fresh("Odd");
    const [id = "", other] = accounts(word, 2);
    const rows = many(20_001, (at) =>
      at === 20_000 ? { accountid: id, revenue: 0 } : { accountid: other, revenue: 1 },
    );
    const named = { accountid: `accounts(accountnumber='${word}-0')`, revenue: 7 };
    const result = await update("accounts", [named, ...rows], skip);
    expect(result.succeeded).toBe(20_002);
    expect(statuses(result).at(-1)).toBe("updated");
  });

  test("without Skip Unchanged nothing is read, and the result has no such count", async () => {
    const word = fresh("Plain");
    accounts(word, 2);
    const result = await upsert("accounts", rowsOf(word, 2), { alternateKey: "accountnumber" });
    expect(result).not.toHaveProperty("unchanged");
    expect(asked().filter(({ method }) => method === "GET")).toEqual([]);
  });

  test("new records go in a bulk message, others beside them under their versions", async () => {
    const word = fresh("New");
    accounts(word, 20);
    const rows = rowsOf(word, 40).map((row, at) => (at < 2 ? { ...row, revenue: 999 } : row));
    const result = await upsert("accounts", rows, key);
    expect(result).toMatchObject({ succeeded: 40, unchanged: 18 });
    expect(sent(bench).filter((line) => line.startsWith("POST"))).toEqual([
      "POST $batch",
      "POST Microsoft.Dynamics.CRM.UpsertMultiple",
    ]);
  });

  test("with Strategy multiple all go in bulk messages, without versions", async () => {
    const word = fresh("Multiple");
    accounts(word, 20);
    const rows = rowsOf(word, 20).map((row, at) => (at < 12 ? { ...row, revenue: 999 } : row));
    const result = await upsert("accounts", rows, {
      alternateKey: "accountnumber",
      options: { skipUnchanged: true, strategy: "multiple" },
    });
    expect(result).toMatchObject({ succeeded: 20, unchanged: 8 });
    expect(sent(bench).filter((line) => line.startsWith("POST"))).toEqual([
      "POST Microsoft.Dynamics.CRM.UpsertMultiple",
    ]);
  });
});

describe("rows in every form", () => {
  test("JSON text, for a user who is impersonated", async () => {
    const word = fresh("Text");
    accounts(word, 3);
    const impersonateUserId = (await bench.act<{ UserId: string }>("getCurrentUser", {})).UserId;
    bench.sandbox.clearRequests();
    const result = await upsert("accounts", JSON.stringify(rowsOf(word, 3)), {
      alternateKey: "accountnumber",
      options: { skipUnchanged: "true", impersonateUserId },
    });
    expect(result).toMatchObject({ unchanged: 3 });
    expect(asked().map(({ headers }) => headers["mscrmcallerid"])).toEqual([impersonateUserId]);
  });

  test("empty values, as Empty Values means them", async () => {
    const word = fresh("Empty");
    const ids = accounts(word, 2);
    const rows = ids.map((accountid) => ({ accountid, revenue: "", telephone1: "" }));
    expect(await update("accounts", rows, skip)).toMatchObject({ unchanged: 2 });
    const clear = { options: { skipUnchanged: true, emptyValues: "clear" } };
    expect(await update("accounts", rows, clear)).toMatchObject({ unchanged: 0, succeeded: 2 });
    expect(await update("accounts", rows, clear)).toMatchObject({ unchanged: 2 });
    // A column that is not in the row is not compared; null clears one.
    const nulls = ids.map((accountid) => ({ accountid, name: null }));
    expect(await update("accounts", nulls, skip)).toMatchObject({ unchanged: 0, succeeded: 2 });
  });

  test("in the words of an app", async () => {
    const word = fresh("Mapped");
    accounts(word, 2);
    const rows = many(2, (at) => ({ no: `${word}-${at}`, title: `${word} ${at}`, worth: at }));
    const fieldMap = { no: "accountnumber", title: "name", worth: "revenue" };
    const mapped = { alternateKey: "no", options: { skipUnchanged: true, fieldMap } };
    expect(await upsert("accounts", rows, mapped)).toMatchObject({ unchanged: 2 });
  });

  test("values as they are given, without Repair Values", async () => {
    const word = fresh("Raw");
    const ids = accounts(word, 2);
    const raw = { options: { skipUnchanged: true, repairValues: false } };
    const rows = ids.map((accountid, at) => ({ accountid, name: `${word} ${at}`, revenue: at }));
    expect(await update("accounts", rows, raw)).toMatchObject({ unchanged: 2 });
  });
});

describe("keys", () => {
  test("as Dataverse compares them: case and blanks by the list, accents by Dataverse itself", async () => {
    const word = fresh("Straße");
    bench.sandbox.insert("account", { accountnumber: `${word} É`, name: "n" });
    bench.sandbox.insert("account", { accountnumber: `${word} x`, name: "n" });
    const rows = [
      { accountnumber: `${word.toLowerCase()} e`, name: "n" },
      { accountnumber: `${word.toUpperCase()} X  `, name: "n" },
      { accountnumber: `${word} O'Brien`, name: "n" },
    ];
    const result = await upsert("accounts", rows, key);
    expect(statuses(result).slice(1)).toEqual(["unchanged", "upserted"]);
    expect(result.results[0]?.status).toMatch(/unchanged|upserted/);
  });

  test("two rows of one record: the second is compared with what the first has written", async () => {
    const word = fresh("Twice");
    const [id = ""] = accounts(word, 1);
    const rows = [
      { accountid: id, name: "between" },
      { accountid: id, name: `${word} 0` },
      { accountid: id, name: `${word} 0` },
    ];
    const result = await update("accounts", rows, skip);
    expect(statuses(result)).toEqual(["updated", "updated", "unchanged"]);
    expect(read("account", id)).toMatchObject({ name: `${word} 0` });
  });

  test("rows of one record that one names by its id and the other by a key", async () => {
    const word = fresh("Named");
    const id = bench.sandbox.insert("account", { name: "before", accountnumber: word });
    const rows = [
      { accountid: id, name: "between" },
      { accountid: `accounts(accountnumber='${word}')`, name: "before" },
    ];
    const result = await bench.act<BulkResult>("bulkUpdateEntities", {
      entityType: "accounts",
      records: rows,
      options: { skipUnchanged: true },
    });
    expect(statuses(result)).toEqual(["updated", "updated"]);
    expect(bench.sandbox.store.read("account", id)).toMatchObject({ name: "before" });
  });

  test("references by key and by name are read together", async () => {
    const word = fresh("Ref");
    const [parent = ""] = accounts(word, 4);
    const rows = many(3, (at) => ({
      accountnumber: `${word}-${at + 1}`,
      parentaccountid: { table: "account", key: { accountnumber: `${word}-0` } },
    }));
    const first = await upsert("accounts", rows, key);
    expect(statuses(first)).toEqual(["updated", "updated", "updated"]);
    bench.sandbox.clearRequests();
    expect(await upsert("accounts", rows, key)).toMatchObject({ unchanged: 3 });
    expect(asked()).toHaveLength(2);
    const named = rows.map((row) => ({ ...row, parentaccountid: `account: ${word} 0` }));
    expect(await upsert("accounts", named, key)).toMatchObject({ unchanged: 3 });
    const byId = rows.map((row) => ({ ...row, parentaccountid: parent.toUpperCase() }));
    expect(await upsert("accounts", byId, key)).toMatchObject({ unchanged: 3 });
    const cleared = rows.map((row) => ({ ...row, parentaccountid: null }));
    expect(await upsert("accounts", cleared, key)).toMatchObject({ unchanged: 0, succeeded: 3 });
    expect(await upsert("accounts", cleared, key)).toMatchObject({ unchanged: 3 });
  });
});

test("records that lookups name are read together; what is not plain is asked for as ever", async () => {
  const word = fresh("Named");
  accounts(word, 60);
  bench.sandbox.insert("account", { name: `${word} twin` });
  bench.sandbox.insert("account", { name: `${word} TWIN` });
  const rows = many(30, (at) => ({
    accountnumber: `${word}-${at}`,
    parentaccountid: `account: ${word} ${at + 30}`,
  }));
  await upsert("accounts", rows, key);
  bench.sandbox.clearRequests();
  expect(await upsert("accounts", rows, key)).toMatchObject({ unchanged: 30 });
  expect(sent(bench)).toEqual(["GET accounts", "GET accounts"]);
  const odd = [`account: ${word} twin`, `account: ${word} none`, `account: ${word} 31`];
  const mixed = odd.map((parentaccountid, at) => ({ ...rows[at], parentaccountid }));
  const result = await upsert("accounts", mixed, key);
  expect(statuses(result)).toEqual(["failed", "failed", "updated"]);
  expect(result.results[0]?.error?.message).toContain("several records of account are named");
  expect(result.results[1]?.error?.message).toContain("no record of account is named");
});

describe("what goes wrong", () => {
  const changedRow = (word: string) => [{ accountnumber: `${word}-0`, name: "mine" }];

  test("a record that changes in between is read and compared once more", async () => {
    const word = fresh("Race");
    const [id = ""] = accounts(word, 1);
    bench.sandbox.fault({
      match: { method: "PATCH" },
      action: {
        kind: "status",
        status: 412,
        body: { code: "0x80060882", message: "The version of the existing record doesn't match" },
      },
    });
    const result = await upsert("accounts", changedRow(word), key);
    expect(result.results).toEqual([{ index: 0, id, status: "updated", attempts: 2 }]);
    expect(read("account", id)).toMatchObject({ name: "mine" });
  });

  test("a table whose records take no versions is written without", async () => {
    const word = fresh("Unversioned");
    const [id = ""] = accounts(word, 1);
    bench.sandbox.fault({
      match: { method: "PATCH" },
      times: 1,
      action: {
        kind: "status",
        status: 400,
        body: { code: "0x8006088D", message: "Optimistic concurrency isn't enabled" },
      },
    });
    const result = await upsert("accounts", changedRow(word), key);
    expect(result.results).toMatchObject([{ index: 0, id, attempts: 2 }]);
    expect(result.succeeded).toBe(1);
    expect(bench.requests().at(-1)?.headers).not.toHaveProperty("if-match");
  });

  test("it is written in any case where it changes again and again", async () => {
    const word = fresh("Storm");
    const [id = ""] = accounts(word, 1);
    bench.sandbox.fault({
      match: { method: "PATCH" },
      times: 2,
      action: {
        kind: "status",
        status: 412,
        body: { code: "0x80060882", message: "The version of the existing record doesn't match" },
      },
    });
    const result = await upsert("accounts", changedRow(word), key);
    expect(result.results[0]).toMatchObject({ status: "upserted", attempts: 3 });
    expect(read("account", id)).toMatchObject({ name: "mine" });
  });

  test.each(["lostResponse", "reset"] as const)(
    "an answer that is lost (%s) is settled by reading",
    async (kind) => {
      const word = fresh("Lost");
      const ids = accounts(word, 30);
      const rows = rowsOf(word, 30).map((row) => ({ ...row, name: "mine" }));
      bench.sandbox.fault({ match: { path: "$batch" }, action: { kind } });
      const result = await upsert("accounts", rows, key);
      expect(new Set(statuses(result))).toEqual(new Set(["updated"]));
      for (const id of ids) expect(read("account", id)).toMatchObject({ name: "mine" });
      const batches = writes(bench).filter(({ path }) => path.endsWith("$batch"));
      expect(batches).toHaveLength(kind === "lostResponse" ? 1 : 2);
    },
  );

  test("a 429 of the read and of the write is waited for", async () => {
    const word = fresh("Busy");
    accounts(word, 30);
    const rows = rowsOf(word, 30).map((row, at) => (at < 5 ? { ...row, name: "mine" } : row));
    bench.sandbox.fault({ match: { method: "GET" }, action: { kind: "throttle", retryAfter: 2 } });
    bench.sandbox.fault({ match: { path: "$batch" }, action: { kind: "throttle", retryAfter: 2 } });
    const result = await upsert("accounts", rows, key);
    expect(result).toMatchObject({ succeeded: 30, unchanged: 25 });
    expect(result.waitedMs).toBeGreaterThan(1_000);
  });

  test("rows that may not be read are written without being compared", async () => {
    const word = fresh("Blind");
    accounts(word, 20);
    bench.sandbox.fault({
      match: { method: "GET", path: "$select=accountid" },
      times: Number.POSITIVE_INFINITY,
      action: { kind: "status", status: 403, body: { code: "0x80040220", message: "No." } },
    });
    const result = await upsert("accounts", rowsOf(word, 20), key);
    expect(result).toMatchObject({ succeeded: 20, unchanged: 0 });
    expect(bench.log.warn.join("\n")).toContain("without being compared");
  });

  test("a row with a fault fails beside the others", async () => {
    const word = fresh("Fault");
    accounts(word, 3);
    const rows = rowsOf(word, 3).map((row, at) => (at === 1 ? { ...row, revenue: "a lot" } : row));
    expect(statuses(await upsert("accounts", rows, key))).toEqual([
      "unchanged",
      "failed",
      "unchanged",
    ]);
  });

  test("rows of an elastic table are written as ever", async () => {
    const rows = many(3, (at) => ({
      contoso_sensordataid: `3b0f6d6e-52c1-4b7a-9a53-00000000020${at}`,
      partitionid: "p",
      contoso_value: at,
    }));
    await upsert("contoso_sensordatas", rows);
    const result = await upsert("contoso_sensordatas", rows, skip);
    expect(result).not.toHaveProperty("unchanged");
    expect(bench.log.warn.join("\n")).toContain("Skip Unchanged makes no difference");
  });
});
