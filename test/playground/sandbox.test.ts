import { useSandbox } from "../support/sandbox";
import { usePlayground } from "./usePlayground";

const bench = useSandbox();
const { openPage } = usePlayground(bench);

const ROW = "PATCH /api/tables/:name/rows/:id";

describe("faults", () => {
  it("are switched on by presets, strike, and are taken away", async () => {
    const page = await openPage();
    const listener = await page.listen();
    const { presets, rules } = await page.ask("GET /api/faults");
    expect(rules).toEqual([]);
    for (const { rule } of presets) await page.ask("POST /api/faults", rule);
    expect((await page.ask("GET /api/faults")).rules).toEqual(presets.map(({ rule }) => rule));
    expect((await page.ask("DELETE /api/faults")).rules).toEqual([]);
    await page.ask("POST /api/faults", { action: { kind: "status", status: 503 } });
    const run = { inputs: { entityType: "accounts" } };
    const answer = await page.ask("POST /api/actions/:key/run", run, { key: "countEntities" });
    expect(answer.requests[0]?.status).toBe(503);
    expect((await listener.next("faults")).faults.rules).toHaveLength(1);
    await expect(page.ask("POST /api/faults", { action: { kind: "none" } })).rejects.toThrow(
      "400: ",
    );
  });
});

describe("the clock", () => {
  afterEach(() => bench.sandbox.clock.reset());

  it("is set, stopped, advanced and reset", async () => {
    const page = await openPage();
    const set = "2027-03-01T08:00:00.000Z";
    expect(await page.ask("POST /api/clock", { set, stopped: true })).toMatchObject({
      now: Date.parse(set),
      stopped: true,
    });
    const later = await page.ask("POST /api/clock", { advanceMs: 90_000 });
    expect(later.now - Date.parse(set)).toBe(90_000);
    expect(await page.ask("GET /api/clock")).toEqual(later);
    expect(await page.ask("POST /api/clock", { reset: true })).toMatchObject({
      stopped: false,
      offsetMs: 0,
    });
    await expect(page.ask("POST /api/clock", { set: "soon" })).rejects.toThrow("set takes a time");
    await expect(page.ask("POST /api/clock", {})).rejects.toThrow("advanceMs");
  });

  it("may run ahead of every token", async () => {
    const page = await openPage();
    await page.ask("POST /api/clock", { advanceMs: 9 * 3_600_000 });
    const run = { inputs: { entityType: "accounts" } };
    const answer = await page.ask("POST /api/actions/:key/run", run, { key: "countEntities" });
    expect(answer).toMatchObject({ ok: true });
  });
});

describe("tables", () => {
  it("are listed with their columns", async () => {
    const page = await openPage();
    const tables = await page.ask("GET /api/tables");
    const account = tables.find(({ name }) => name === "account");
    expect(account).toMatchObject({
      setName: "accounts",
      primaryId: "accountid",
      primaryName: "name",
      editable: true,
    });
    expect(account?.rows).toBeGreaterThan(10);
    const column = (name: string) => account?.columns.find((each) => each.name === name);
    expect(column("name")).toMatchObject({ type: "string", writable: true, required: true });
    expect(column("accountid")?.writable).toBe(false);
    expect(column("primarycontactid")).toMatchObject({ type: "lookup", targets: ["contact"] });
    expect(column("industrycode")?.options?.length).toBeGreaterThan(1);
  });

  it("have rows that are searched, ordered and read page by page", async () => {
    const page = await openPage();
    for (const name of ["100%_A", "100%_B", "1000A"]) bench.sandbox.insert("account", { name });
    const read = (query: string) =>
      page.ask("GET /api/tables/:name/rows", undefined, { name: "account", query });
    const found = await read(
      `?search=${encodeURIComponent("100%_")}&order=name&descending=1&top=1`,
    );
    expect(found.total).toBe(2);
    expect(found.rows.map(({ values }) => values["name"])).toEqual(["100%_B"]);
    const second = await read(`?search=${encodeURIComponent("100%_")}&order=name&skip=1`);
    expect(second.rows.map(({ values }) => values["name"])).toEqual(["100%_B"]);
    const [row] = (await read("?top=1&order=primarycontactid&descending=1")).rows;
    expect(row?.labels["primarycontactid"]).toMatch(/\w/);
    for (const query of ["?order=name;--", "?top=-1", "?top=501", "?skip=x"]) {
      await expect(read(query)).rejects.toThrow("400: ");
    }
    await expect(
      page.ask("GET /api/tables/:name/rows", undefined, { name: "nothing" }),
    ).rejects.toThrow("404: ");
  });

  it("are written through the Web API, as typed, and the pages hear of it", async () => {
    const page = await openPage();
    const listener = await page.listen();
    const name = "account";
    const created = await page.ask(
      "POST /api/tables/:name/rows",
      { values: { name: "Grid", industrycode: "Consulting", numberofemployees: "12" } },
      { name },
    );
    expect(created.values).toMatchObject({ name: "Grid", numberofemployees: 12 });
    expect(created.labels["industrycode"]).toBe("Consulting");
    const { id } = created;
    const changed = await page.ask(ROW, { values: { numberofemployees: "" } }, { name, id });
    expect(changed.values["numberofemployees"]).toBeNull();
    const [update] = (
      await listener.next("rows", ({ changes }) => changes.some((row) => row.change === "update"))
    ).changes.slice(-1);
    expect(update).toMatchObject({ id, columns: expect.arrayContaining(["numberofemployees"]) });
    await expect(
      page.ask(ROW, { values: { numberofemployees: "many" } }, { name, id }),
    ).rejects.toThrow(/400: .*numberofemployees/);
    expect(await page.ask("DELETE /api/tables/:name/rows/:id", undefined, { name, id })).toEqual({
      id,
    });
    await expect(page.ask(ROW, { values: {} }, { name, id })).rejects.toThrow("404: ");
  });
});
