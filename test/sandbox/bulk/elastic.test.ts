import { fact, headersOf } from "../outside/facts";
import { useApi } from "../support/api";

const api = useApi();
const set = "contoso_sensordatas";
const table = "contoso_sensordata";
const type = { "@odata.type": `Microsoft.Dynamics.CRM.${table}` };
const row = (contoso_deviceid: string, rest: object = {}) => ({
  ...type,
  contoso_deviceid,
  partitionid: contoso_deviceid,
  ...rest,
});
const send = (message: string, Targets: unknown[], headers: Record<string, string> = {}) =>
  api.send("POST", `${set}/Microsoft.Dynamics.CRM.${message}`, { body: { Targets }, headers });
const rows = (contoso_deviceid: string) => api.sandbox.store.find(table, { contoso_deviceid });
const idOf = (device: string) => String(rows(device)[0]?.["contoso_sensordataid"]);
const nowhere = "22222222-2222-4222-8222-222222222222";
const annotated = { Prefer: "odata.include-annotations=Microsoft.PowerApps.CDS.ErrorDetails.*" };
const details = "@Microsoft.PowerApps.CDS.ErrorDetails.Plugin.BulkApiErrorDetails";

describe("a bulk message to an elastic table", () => {
  it("creates rows, answers a session token and gives rows without a partition their id for one", async () => {
    const { partitionid: _, ...without } = row("B");
    const answer = await send("CreateMultiple", [row("A"), without]);
    expect(answer.status).toBe(200);
    expect(answer.body["Ids"]).toEqual([idOf("A"), idOf("B")]);
    expect(answer.headers.get("x-ms-session-token")).toMatch(/^\d+:\d+#\d+#\d+=\d+$/);
    expect(rows("A")).toMatchObject([{ partitionid: "A" }]);
    expect(rows("B")).toMatchObject([{ partitionid: idOf("B") }]);
  });

  it("takes 100 rows and no more", async () => {
    const many = (length: number) => Array.from({ length }, () => row("Many"));
    expect((await send("CreateMultiple", many(100))).status).toBe(200);
    const answer = await send("CreateMultiple", many(101));
    expect(answer.status).toBe(400);
    expect(answer.error.message).toMatch(/maximum of 100/);
    expect(rows("Many")).toHaveLength(100);
  });

  it("keeps what succeeded, and lists what did not on request", async () => {
    await send("CreateMultiple", [row("Taken")]);
    const targets = [
      row("Before"),
      row("Again", { contoso_sensordataid: idOf("Taken"), partitionid: "Taken" }),
      row("x".repeat(101)),
      row("After"),
    ];
    const answer = await send("CreateMultiple", targets, annotated);
    expect(answer.status).toBe(412);
    expect(answer.error.code).toBe("0x80040237");
    const list = (answer.error as unknown as Record<string, string>)[details];
    expect(JSON.parse(list ?? "")).toEqual([
      { RequestIndex: 1, Id: idOf("Taken"), StatusCode: 412 },
      { RequestIndex: 2, Id: "00000000-0000-0000-0000-000000000000", StatusCode: 400 },
    ]);
    expect([rows("Before"), rows("Again"), rows("After")].map(({ length }) => length)).toEqual([
      1, 0, 1,
    ]);
    expect(Object.keys((await send("CreateMultiple", targets.slice(1, 2))).error)).toEqual([
      "code",
      "message",
    ]);
  });

  it("writes nothing where the body cannot be read", async () => {
    const answer = await send("CreateMultiple", [row("Unread"), row("y", { nome: 1 })]);
    expect(answer.error.code).toBe("0x0");
    expect(rows("Unread")).toEqual([]);
  });

  it("finds rows by id and partition", async () => {
    await send("CreateMultiple", [row("P"), row("Q")]);
    const answer = await send("UpdateMultiple", [
      row("P", { contoso_sensordataid: idOf("P"), contoso_value: 5 }),
      row("P", { contoso_sensordataid: idOf("Q"), contoso_value: 6 }),
    ]);
    expect(answer.status).toBe(404);
    expect(rows("P")).toMatchObject([{ contoso_value: 5 }]);
    expect(rows("Q")).toMatchObject([{ contoso_value: null }]);
    const upsert = await send("UpsertMultiple", [
      row("Q", { contoso_sensordataid: idOf("Q"), contoso_value: 7 }),
      row("R", { contoso_sensordataid: nowhere }),
    ]);
    expect(upsert.status).toBe(204);
    expect(upsert.headers.get("x-ms-session-token")).not.toBeNull();
    expect(rows("Q")).toMatchObject([{ contoso_value: 7 }]);
    expect(rows("R")).toMatchObject([{ contoso_sensordataid: nowhere, partitionid: "R" }]);
  });

  it("puts an upserted row in the place of the old one, and updates by column", async () => {
    const id = nowhere.replace("2", "5");
    const key = { contoso_sensordataid: id };
    await send("UpsertMultiple", [row("U", { ...key, contoso_value: 7, contoso_sensortype: "a" })]);
    await send("UpsertMultiple", [row("U", { ...key, contoso_sensortype: "b" })]);
    expect(rows("U")).toMatchObject([{ contoso_value: null, contoso_sensortype: "b" }]);
    await send("UpdateMultiple", [row("U", { ...key, contoso_value: 8 })]);
    expect(rows("U")).toMatchObject([{ contoso_value: 8, contoso_sensortype: "b" }]);
    const path = `${set}(contoso_sensordataid=${id},partitionid='U')`;
    await api.send("PATCH", path, { body: { contoso_value: 9 }, headers: { "If-Match": "*" } });
    expect(rows("U")).toMatchObject([{ contoso_value: 9, contoso_sensortype: "b" }]);
    await api.send("PATCH", path, { body: { contoso_deviceid: "U", contoso_value: 1 } });
    expect(rows("U")).toMatchObject([{ contoso_value: 1, contoso_sensortype: null }]);
  });

  it("deletes many rows at once, and those that are there among others", async () => {
    await send("CreateMultiple", [row("D1"), row("D2")]);
    const key = (device: string, id = idOf(device)) => ({
      ...type,
      contoso_sensordataid: id,
      partitionid: device,
    });
    const targets = [key("D1"), key("D2", nowhere.replace("2", "3")), key("D2")];
    const answer = await send("DeleteMultiple", targets, annotated);
    expect(answer.status).toBe(404);
    expect([...rows("D1"), ...rows("D2")]).toEqual([]);
    await send("CreateMultiple", [row("D3")]);
    const all = await send("DeleteMultiple", [key("D3")]);
    expect(all.status).toBe(204);
    expect(all.headers.get("x-ms-session-token")).toBeNull();
  });
});

describe("an elastic table", () => {
  it("is addressed by partition, has ETags of its own and pages of 500", async () => {
    const created = await api.send("POST", set, {
      body: { contoso_deviceid: "E", partitionid: "E" },
    });
    const url = `${api.sandbox.url}/api/data/v9.2/${set}(contoso_sensordataid=${idOf("E")},partitionid='E')`;
    expect(created.headers.get("odata-entityid")).toBe(url);
    const read = await api.send("GET", `${set}(${idOf("E")})?partitionId=E`);
    expect(read.body["@odata.etag"]).toMatch(/^W\/"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"$/);
    expect((await api.send("GET", `${set}(${idOf("E")})?partitionId=F`)).status).toBe(404);
    for (let call = 0; call < 5; call += 1) {
      await send(
        "CreateMultiple",
        Array.from({ length: 100 }, () => row("Page")),
      );
    }
    const page = await api.send("GET", `${set}?$select=contoso_deviceid`);
    expect(page.body["value"]).toHaveLength(500);
    expect(page.body["@odata.nextLink"]).toEqual(expect.any(String));
  });
});

describe("an elastic table of the real service", () => {
  it("elastic/001: DeleteMultiple", async () => {
    const given = fact("elastic/001");
    const body = given.request.body ?? "{}";
    const { Targets } = JSON.parse(body) as { Targets: Record<string, string>[] };
    for (const { contoso_sensordataid: id = "", partitionid = "" } of Targets) {
      api.sandbox.insert(table, { contoso_sensordataid: id, partitionid, contoso_deviceid: "T" });
    }
    const headers = given.request.headers.filter(([name]) => name !== "Content-Length");
    const path = `/api/data/v9.2/${set}/Microsoft.Dynamics.CRM.DeleteMultiple`;
    const answer = await api.send("POST", path, { body, headers: headersOf(headers) });
    expect(answer.status).toBe(given.response.status);
    expect(Targets).toHaveLength(3);
    expect(rows("T")).toEqual([]);
  });
});
