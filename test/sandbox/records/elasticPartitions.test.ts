import { batchText, changeSet, part, sendBatch, statuses } from "../batch/multipart";
import { useApi } from "../support/api";

const api = useApi();
const table = "contoso_sensordata";
const set = "contoso_sensordatas";
const key = "contoso_sensordataid";
const id = "6114ca58-0928-4e11-9965-6045bd5cd155";

/** Partitions and values of the rows that have the id. */
const kept = () =>
  api.sandbox.store
    .find(table, { [key]: id })
    .map((row) => `${row["partitionid"]} ${row["contoso_value"]}`)
    .sort();
const row = (partitionid: string, contoso_value: number) => ({
  [key]: id,
  partitionid,
  contoso_value,
});
const at = (partition: string) => `${set}(${key}=${id},partitionid='${partition}')`;
const bulk = (message: string, ...targets: object[]) =>
  api.send("POST", `${set}/Microsoft.Dynamics.CRM.${message}`, {
    body: {
      Targets: targets.map((target) => ({
        "@odata.type": `Microsoft.Dynamics.CRM.${table}`,
        ...target,
      })),
    },
  });

afterEach(() => {
  for (const found of api.sandbox.store.find(table, { [key]: id })) {
    api.sandbox.store.remove(table, { id, partition: String(found["partitionid"]) });
  }
});

describe("the same id in another partition is another row", () => {
  it("in single requests", async () => {
    expect((await api.send("POST", set, { body: row("a", 1) })).status).toBe(204);
    const second = await api.send("POST", set, { body: row("b", 2) });
    expect(second.status).toBe(204);
    expect(second.headers.get("odata-entityid")).toMatch(/partitionid='b'\)$/);
    const again = await api.send("POST", set, { body: row("a", 3) });
    expect([again.status, again.error.code]).toEqual([412, "0x80040237"]);
    await api.send("PATCH", at("b"), { body: { contoso_value: 20 } });
    await api.send("PATCH", at("c"), { body: { contoso_value: 30 } });
    expect(kept()).toEqual(["a 1", "b 20", "c 30"]);
    expect((await api.send("GET", at("b"))).body).toMatchObject({ contoso_value: 20 });
    expect((await api.send("GET", `${set}(${id})?partitionId=a`)).body).toMatchObject({
      partitionid: "a",
      contoso_value: 1,
    });
    expect((await api.send("DELETE", at("b"))).status).toBe(204);
    expect(kept()).toEqual(["a 1", "c 30"]);
  });

  it("where the row is asked for with the answer", async () => {
    const headers = { Prefer: "return=representation" };
    await api.send("POST", set, { body: row("a", 1) });
    const created = await api.send("POST", set, { body: row("b", 2), headers });
    expect(created.body).toMatchObject({ partitionid: "b", contoso_value: 2 });
    const updated = await api.send("PATCH", at("a"), { body: { contoso_value: 9 }, headers });
    expect(updated.body).toMatchObject({ partitionid: "a", contoso_value: 9 });
  });

  it("where the key names none: the partition is the id then", async () => {
    await api.send("POST", set, { body: row("a", 1) });
    expect((await api.send("GET", `${set}(${id})`)).status).toBe(404);
    await api.send("POST", set, { body: { [key]: id, contoso_value: 5 } });
    expect((await api.send("GET", `${set}(${id})`)).body).toMatchObject({ contoso_value: 5 });
    expect((await api.send("DELETE", `${set}(${id})`)).status).toBe(204);
    expect(kept()).toEqual(["a 1"]);
  });

  it("in bulk messages", async () => {
    expect((await bulk("CreateMultiple", row("a", 1), row("b", 2))).status).toBe(200);
    expect((await bulk("UpdateMultiple", row("b", 3))).status).toBe(204);
    expect((await bulk("UpsertMultiple", row("a", 4), row("c", 5))).status).toBe(204);
    expect(kept()).toEqual(["a 4", "b 3", "c 5"]);
    const missing = await bulk("UpdateMultiple", row("d", 6));
    expect(missing.status).toBe(404);
    const gone = { [key]: id, partitionid: "b" };
    expect((await bulk("DeleteMultiple", gone)).status).toBe(204);
    expect(kept()).toEqual(["a 4", "c 5"]);
  });

  it("in batches and their change sets", async () => {
    const answer = await sendBatch(
      api,
      batchText(
        part({ method: "POST", url: set, body: row("a", 1) }),
        changeSet(
          { method: "POST", url: set, body: row("b", 2) },
          { method: "PATCH", url: at("a"), body: { contoso_value: 3 } },
        ),
        part({ method: "DELETE", url: at("a") }),
      ),
    );
    expect(answer.status).toBe(200);
    expect(statuses(answer)).toEqual([204, [204, 204], 204]);
    expect(kept()).toEqual(["b 2"]);
  });
});

describe("a row at its partition", () => {
  it("is upserted there, and found only there", async () => {
    const answer = await api.send("PATCH", at("p1"), { body: { contoso_value: 1 } });
    expect(answer.status).toBe(204);
    const address = `${api.sandbox.url}/api/data/v9.2/${at("p1")}`;
    expect(answer.headers.get("odata-entityid")).toBe(address);
    expect(kept()).toEqual(["p1 1"]);
    expect((await api.send("GET", at("p2"))).status).toBe(404);
    expect((await api.send("GET", at("p1"))).status).toBe(200);
  });

  it("is read and deleted with its partition in the query string", async () => {
    await api.send("PATCH", at("p1"), { body: {} });
    const asked = (partition: string) => `${set}(${id})?partitionId=${partition}`;
    expect((await api.send("GET", asked("p1"))).status).toBe(200);
    expect((await api.send("DELETE", asked("p2"))).status).toBe(404);
    expect((await api.send("DELETE", asked("p1"))).status).toBe(204);
    expect(kept()).toEqual([]);
  });
});
