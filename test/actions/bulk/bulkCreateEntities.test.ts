import { users } from "dataverse-sandbox";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { forEach, forget, fresh, many, rowsOf, sent, statuses, writes } from "./support";

useVirtualTime();
const bench = useSandbox({ seed: "empty" });
const create = forEach(bench, "bulkCreateEntities");
const named = (name: string) => bench.sandbox.store.find("account", { name });
const titled = (word: string, count: number) =>
  many(count, (index) => ({ name: `${word} ${index}` }));
const CREATE = "POST Microsoft.Dynamics.CRM.CreateMultiple";

describe("the way rows travel", () => {
  beforeEach(() => forget(bench));

  test("many rows: definition, question, bulk messages; ids of our own, in the order of the rows", async () => {
    const word = fresh("Many");
    const result = await create("accounts", titled(word, 250));
    expect(result).toMatchObject({
      total: 250,
      succeeded: 250,
      failed: 0,
      unknown: 0,
      unprocessed: 0,
      startAt: 250,
      requests: 5,
      waitedMs: 0,
    });
    expect(sent(bench)).toEqual([
      "GET RetrieveMetadataChanges(Query=@p1)",
      "GET sdkmessagefilters",
      CREATE,
      CREATE,
      CREATE,
    ]);
    result.results.forEach(({ id = "", index, status, attempts }, at) => {
      expect({ index, status, attempts }).toEqual({ index: at, status: "created", attempts: 1 });
      expect(bench.sandbox.store.read("account", id)?.["name"]).toBe(`${word} ${at}`);
    });
    bench.sandbox.clearRequests();
    await create("accounts", titled(fresh("Known"), 20));
    expect(sent(bench)).toEqual([CREATE]);
  });

  test("a handful of rows: one batch, without a question; one row: one request; none: none", async () => {
    expect(statuses(await create("accounts", titled(fresh("Few"), 10)))).toEqual(
      many(10, () => "created"),
    );
    expect(sent(bench).slice(1)).toEqual(["POST $batch"]);
    bench.sandbox.clearRequests();
    const one = await create("account", [{ name: fresh("One") }]);
    expect(one).toMatchObject({ succeeded: 1, startAt: 1 });
    expect(sent(bench)).toEqual(["POST accounts"]);
    bench.sandbox.clearRequests();
    expect(await create("accounts", "[]")).toMatchObject({ total: 0, startAt: 0, results: [] });
    expect(sent(bench)).toEqual([]);
  });

  test("a table without bulk messages: batches", async () => {
    const rows = many(30, () => ({ name: fresh("Team") }));
    const result = await create("teams", rows);
    expect(sent(bench).slice(1)).toEqual(["GET sdkmessagefilters", "POST $batch"]);
    expect(result.succeeded).toBe(30);
    for (const [index, { id = "" }] of result.results.entries()) {
      expect(bench.sandbox.store.read("team", id)?.["name"]).toBe(rows[index]?.name);
    }
  });

  test.each([
    ["batch", "POST $batch", 1],
    ["single", "POST accounts", 12],
  ])("strategy %s is obeyed", async (strategy, request, count) => {
    const word = fresh("Forced");
    const result = await create("accounts", titled(word, 12), { options: { strategy } });
    expect(sent(bench).slice(1)).toEqual(many(count, () => request));
    expect(result.succeeded).toBe(12);
    expect(bench.sandbox.store.read("account", result.results[7]?.id ?? "")?.["name"]).toBe(
      `${word} 7`,
    );
  });

  test("strategy multiple for a table that has none is refused in one sentence", async () => {
    const error = await bench.failure("bulkCreateEntities", {
      entityType: "teams",
      records: [{ name: "x" }],
      options: { strategy: "multiple" },
    });
    expect(error.message).toBe(
      "Strategy multiple cannot be used here: teams has no CreateMultiple; use auto, batch or single.",
    );
    expect(writes(bench)).toEqual([]);
  });

  test("where nobody may ask which messages there are, rows go in batches", async () => {
    bench.sandbox.fault({
      match: { path: "sdkmessagefilters" },
      action: { kind: "status", status: 403, body: { code: "0x80040220", message: "No." } },
    });
    expect((await create("accounts", titled(fresh("Shy"), 20))).succeeded).toBe(20);
    expect(sent(bench).at(-1)).toBe("POST $batch");
    expect(bench.log.warn.join()).toMatch(/not known whether there is CreateMultiple/);
  });

  test("a batch that is refused as a whole: one by one", async () => {
    bench.sandbox.fault({
      match: { path: /\$batch$/ },
      action: { kind: "status", status: 400, body: { code: "0x80048d19", message: "No batch." } },
    });
    const result = await create("accounts", titled(fresh("Apart"), 5));
    expect(sent(bench).slice(1)).toEqual(["POST $batch", ...many(5, () => "POST accounts")]);
    expect(result.results.map(({ status, attempts }) => `${status} ${attempts}`)).toEqual(
      many(5, () => "created 2"),
    );
  });

  test("a message that the table does not take after all", async () => {
    bench.sandbox.fault({
      match: { path: "CRM.CreateMultiple" },
      action: {
        kind: "status",
        status: 400,
        body: { code: "0x80040800", message: "The method does not support entities of type 'x'." },
      },
    });
    const result = await create("accounts", titled(fresh("Surprise"), 150), {
      options: { maxParallel: 1 },
    });
    expect(result.succeeded).toBe(150);
    expect(sent(bench).filter((line) => line === CREATE)).toHaveLength(1);
  });
});

describe("values", () => {
  test("as people have them, with lookups by name asked for once", async () => {
    const owner = fresh("Contact");
    const id = bench.sandbox.insert("contact", { lastname: owner });
    bench.sandbox.store.update("contact", id, { fullname: owner });
    forget(bench);
    const word = fresh("Typed");
    const result = await create(
      "accounts",
      many(40, (index) => ({
        Name: `${word} ${index}`,
        numberofemployees: `${index}`,
        primarycontactid: { table: "contact", name: owner },
      })),
    );
    expect(result.succeeded).toBe(40);
    expect(named(`${word} 7`)).toMatchObject([{ numberofemployees: 7, primarycontactid: id }]);
    expect(bench.requests().filter(({ path }) => path.endsWith("/contacts"))).toHaveLength(1);
  });

  test("a row that cannot be typed fails by index and column, and is never sent", async () => {
    const word = fresh("Faulty");
    const rows = titled(word, 30).map((row, index) =>
      index === 4 ? { ...row, numberofemployees: "a few", nosuch: 1 } : row,
    );
    const result = await create("accounts", JSON.stringify(rows));
    expect(result).toMatchObject({ succeeded: 29, failed: 1 });
    const [, , , , row] = result.results;
    expect(row).toMatchObject({ index: 4, status: "failed", attempts: 0 });
    expect(row?.error?.message).toMatch(
      /^Record 4 has what accounts cannot take: numberofemployees: .*; nosuch: account has no such column/,
    );
    expect(named(`${word} 4`)).toEqual([]);
    expect(writes(bench)).toHaveLength(1);
  });

  test("with stop all of it is told before anything is sent", async () => {
    const rows = [{ name: "a" }, { name: "b", revenue: "x" }, 5, { name: "c", nosuch: 1 }, {}];
    const error = await bench.failure("bulkCreateEntities", {
      entityType: "accounts",
      records: rows,
      onError: "stop",
    });
    expect(error.message).toMatch(
      /^Records has 4 rows that accounts cannot take; nothing was sent\./,
    );
    for (const part of [
      /Record 1 .*revenue/,
      /Record 2 .*5 is not an object/,
      /Record 3 .*nosuch/,
      /Record 4 .*no column/,
    ]) {
      expect(error.message).toMatch(part);
    }
    expect(writes(bench)).toEqual([]);
  });

  test("Repair Values = false sends them as they are", async () => {
    const result = await create("accounts", [{ name: fresh("Raw"), numberofemployees: "seven" }], {
      options: { repairValues: "false" },
    });
    expect(result.results[0]).toMatchObject({ status: "failed", error: { status: 400 } });
    expect(JSON.parse(writes(bench)[0]?.body ?? "{}")).toMatchObject({
      numberofemployees: "seven",
    });
  });

  test("the write options go along, in a bulk message and in the parts of a batch", async () => {
    const more = {
      options: { detectDuplicates: "true", bypassCustomLogic: "CustomSync" },
    };
    const headers = {
      "mscrm.suppressduplicatedetection": "false",
      "mscrm.bypassbusinesslogicexecution": "CustomSync",
    };
    await create("accounts", titled(fresh("Options"), 11), more);
    expect(writes(bench)[0]?.headers).toMatchObject(headers);
    await create("accounts", titled(fresh("Options"), 2), more);
    expect(writes(bench)[1]?.parts?.[0]?.headers).toMatchObject(headers);
  });

  test("the user to act for is named for all requests", async () => {
    const impersonateUserId = users.administrator.id;
    for (const strategy of ["multiple", "batch", "single"]) {
      const rows = titled(fresh("Acting"), 2);
      const { results } = await create("accounts", rows, {
        options: { strategy, impersonateUserId },
      });
      const row = bench.sandbox.store.read("account", results[1]?.id ?? "");
      expect(row?.["createdby"]).toBe(impersonateUserId);
    }
    for (const { headers } of bench.requests()) {
      expect(headers["mscrmcallerid"]).toBe(impersonateUserId);
    }
    expect(writes(bench).map(({ path }) => path.split("/").at(-1))).toEqual([
      "Microsoft.Dynamics.CRM.CreateMultiple",
      "$batch",
      ...many(2, () => "accounts"),
    ]);
  });
});

describe("rows that Dataverse refuses", () => {
  test("are named by a batch that lets the others in", async () => {
    const word = fresh("Taken");
    const taken = bench.sandbox.insert("account", { name: word, accountnumber: word });
    const rows = many(230, (index) => ({
      name: `${word} ${index}`,
      accountnumber: `${word}-${index}`,
    }));
    const bad = { 3: { accountnumber: word.toLowerCase() }, 150: { accountid: taken } };
    const records = rows.map((row, index) => ({
      ...row,
      ...(bad as Record<number, object>)[index],
    }));
    const result = await create("accounts", records);
    expect(result).toMatchObject({ succeeded: 228, failed: 2, startAt: 230 });
    expect(result.results[3]).toMatchObject({
      status: "failed",
      attempts: 2,
      error: { status: 412, code: "0x80060892", hint: expect.stringContaining("alternate key") },
    });
    expect(result.results[3]?.error?.message).toMatch(
      /^Creating record 3 of accounts failed \(412/,
    );
    expect(result.results[3]?.error?.requestId).toMatch(
      /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    );
    expect(result.results[150]).toMatchObject({ id: taken, error: { code: "0x80040237" } });
    const stored = rowsOf(bench, "account", "name", `${word} `).map(({ name }) => name);
    const expected = rows
      .map(({ name }) => name)
      .filter((_, index) => index !== 3 && index !== 150);
    expect(stored.sort()).toEqual(expected.sort());
    const batches = writes(bench).filter(({ parts }) => parts);
    expect(batches.map(({ parts }) => parts?.length)).toEqual([100, 100]);
    expect(batches[0]?.headers["prefer"]).toBe("odata.continue-on-error");
  });

  test("stop: what is under way ends, the rest is not run, and another run goes on there", async () => {
    const word = fresh("Stopped");
    bench.sandbox.insert("account", { name: "x", accountnumber: word });
    const rows = many(400, (index) => ({
      name: `${word} ${index}`,
      accountnumber: index === 5 ? word : `${word}-${index}`,
    }));
    const first = await create("accounts", rows, {
      onError: "stop",
      options: { maxParallel: 2, chunkSize: 50 },
    });
    expect(first.results[5]).toMatchObject({ status: "failed" });
    expect(first.startAt).toBeGreaterThanOrEqual(50);
    expect(first.startAt).toBeLessThan(400);
    expect(first.unprocessed).toBe(400 - first.startAt);
    for (const { index, status } of first.results) {
      expect(status).toBe(index >= first.startAt ? "notRun" : index === 5 ? "failed" : "created");
    }
    const second = await create("accounts", rows, { startAt: first.startAt });
    expect(second).toMatchObject({ total: 400, startAt: 400, failed: 0 });
    expect(second.results[0]?.index).toBe(first.startAt);
    const stored = rowsOf(bench, "account", "name", `${word} `).map(({ name }) => name);
    const expected = rows.map(({ name }) => name).filter((_, index) => index !== 5);
    expect(stored.sort()).toEqual(expected.sort());
  });

  test("a row may bring its own id, in any dress; the second one with it fails", async () => {
    const id = "7eb682f1-ca75-e511-80d4-00155d2a6801";
    const result = await create("accounts", [
      { accountid: `{${id.toUpperCase()}}`, name: fresh("Own") },
      { accountid: id, name: fresh("Second") },
      { accountid: "", name: fresh("Unset") },
      { accountid: "x", name: fresh("Bad") },
    ]);
    expect(statuses(result)).toEqual(["created", "failed", "created", "failed"]);
    expect(result.results[0]?.id).toBe(id);
    expect(result.results[1]?.error?.code).toBe("0x80040237");
    expect(result.results[3]?.error?.message).toMatch(/Record 3 .*accountid: "x" is not a GUID/);
  });
});

describe("what concerns all rows ends with an error of its own", () => {
  test("a missing privilege", async () => {
    const userId = bench.sandbox.insert("systemuser", {
      domainname: fresh("nobody"),
      firstname: "N",
    });
    const token = { access_token: bench.sandbox.issueToken({ userId }) };
    const run = bench.act("bulkCreateEntities", {
      connection: bench.connection({ token }),
      entityType: "accounts",
      records: titled(fresh("Nobody"), 20),
    });
    await expect(run).rejects.toMatchObject({ status: 403 });
  });

  test("a privilege on this table, in a batch", async () => {
    bench.sandbox.fault({
      match: { method: "POST", path: "/accounts" },
      times: 5,
      action: {
        kind: "status",
        status: 403,
        body: {
          code: "0x80040220",
          message:
            "Principal user (Id=x, type=8, roleCount=1) is missing prvCreateAccount privilege (Id=y) on OTC=1 for entity 'account' (LocalizedName='Account').",
        },
      },
    });
    const error = await bench.failure("bulkCreateEntities", {
      entityType: "accounts",
      records: titled(fresh("Denied"), 5),
    });
    expect(error).toMatchObject({ status: 403, code: "0x80040220" });
    expect(writes(bench)).toHaveLength(1);
  });

  test("a table that does not exist", async () => {
    const error = await bench.failure("bulkCreateEntities", {
      entityType: "acounts",
      records: [{ name: "x" }],
    });
    expect(error.message).toMatch(/Entity Type "acounts" is no table.*did you mean accounts/);
  });

  test("a start behind the end", async () => {
    const error = await bench.failure("bulkCreateEntities", {
      entityType: "accounts",
      records: [{ name: "x" }],
      startAt: 2,
    });
    expect(error.message).toBe(
      'Start At takes a whole number from 0 up to 1, the number of rows in Records, not "2".',
    );
    expect(bench.requests()).toEqual([]);
  });
});
