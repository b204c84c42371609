import { useApi } from "../support/api";
import { readDelta, readPage, startTracking, tokenOf, track } from "./support";

let now = Date.UTC(2017, 7, 22, 8, 10, 44, 500);
const api = useApi({ clock: () => now });
const root = () => `${api.sandbox.url}/api/data/v9.0`;

beforeEach(() => {
  for (const { accountid } of api.sandbox.store.find("account", {})) {
    api.sandbox.remove("account", String(accountid));
  }
});

const get = (link: string) => api.send("GET", link.replace(api.sandbox.url, ""));

// https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems
it("answers as Microsoft's example does", async () => {
  const select = "$select=name,accountnumber,telephone1,fax";
  const account = { name: "Monte Orton", telephone1: "555000", fax: "10101" };
  const gone = await api.create("accounts", { name: "Contoso" });
  const first = await api.send("GET", `/api/data/v9.0/accounts?${select}`, {
    headers: { ...track, "OData-Version": "4.0", "Content-Type": "application/json" },
  });
  expect(first.status).toBe(200);
  expect(first.headers.get("preference-applied")).toBe("odata.track-changes");
  expect(first.body).toEqual({
    "@odata.context": `${root()}/$metadata#accounts(name,accountnumber,telephone1,fax)`,
    "@odata.deltaLink": expect.stringMatching(
      /\/api\/data\/v9\.0\/accounts\?\$select=name,accountnumber,telephone1,fax&\$deltatoken=\d+%2108%2f22%2f2017%2008%3a10%3a44$/,
    ),
    value: [expect.objectContaining({ name: "Contoso" })],
  });

  now += 636_000;
  const id = await api.create("accounts", account);
  await api.send("DELETE", `accounts(${gone})`);
  const link = String(first.body["@odata.deltaLink"]);
  const second = await get(link);
  expect(second.headers.get("preference-applied")).toBeNull();
  expect(Object.keys(second.body)).toEqual(["@odata.context", "@odata.deltaLink", "value"]);
  expect(second.body).toEqual({
    "@odata.context": `${root()}/$metadata#accounts(name,accountnumber,telephone1,fax)/$delta`,
    "@odata.deltaLink": expect.stringMatching(/&\$deltatoken=\d+%2108%2f22%2f2017%2008%3a21%3a20$/),
    value: [
      {
        "@odata.etag": expect.stringMatching(/^W\/"\d+"$/),
        ...account,
        accountnumber: null,
        accountid: id,
      },
      {
        "@odata.context": `${root()}/$metadata#accounts/$deletedEntity`,
        id: gone,
        reason: "deleted",
      },
    ],
  });
  expect(String(second.body["@odata.deltaLink"])).not.toBe(link);

  const count = link.replace("/accounts?", "/accounts/$count?");
  expect((await get(count)).text).toBe("2");
  expect((await get(count.replace(`${select}&`, ""))).text).toBe("2");
});

it("lists new and changed rows by version, deleted ones behind them", async () => {
  const [a, b, c] = await Promise.all(
    ["A", "B", "C"].map((name) => api.create("accounts", { name })),
  );
  const link = await startTracking(api);
  await api.send("DELETE", `accounts(${b})`);
  await api.create("accounts", { name: "D" });
  await api.send("PATCH", `accounts(${c})`, { body: { name: "C2" } });
  await api.send("PATCH", `accounts(${a})`, { body: { telephone1: "1" } });
  await api.send("PATCH", `accounts(${c})`, { body: { name: "C3" } });
  expect(await readDelta(api, link)).toMatchObject({ names: ["D", "A", "C3"], deleted: [b] });
});

it("shows what came and went between two reads as deleted", async () => {
  const link = await startTracking(api);
  const id = await api.create("accounts", { name: "brief" });
  await api.send("DELETE", `accounts(${id})`);
  expect(await readDelta(api, link)).toMatchObject({ names: [], deleted: [id] });
});

it("shows a row that came back under its id as changed", async () => {
  const id = await api.create("accounts", { name: "first" });
  const link = await startTracking(api);
  await api.send("DELETE", `accounts(${id})`);
  await api.create("accounts", { accountid: id, name: "second" });
  const { names, deleted, delta } = await readDelta(api, link);
  expect([names, deleted]).toEqual([["second"], []]);
  await api.send("DELETE", `accounts(${id})`);
  expect(await readDelta(api, link)).toMatchObject({ names: [], deleted: [id] });
  expect(await readDelta(api, delta)).toMatchObject({ names: [], deleted: [id] });
});

it("answers with nothing and a new link where nothing has changed", async () => {
  const link = await startTracking(api);
  now += 60_000;
  const { rows, delta } = await readPage(api, link);
  expect(rows).toEqual([]);
  expect(delta).not.toBe(link);
  const [version] = tokenOf(link).split("!");
  expect(tokenOf(delta ?? "")).toBe(`${version}!08/22/2017 08:22:20`);
});

it("gives a first read no deleted rows, and every later one only what came since", async () => {
  await api.create("accounts", { name: "there" });
  const first = await readPage(api, "accounts?$select=name", { headers: track });
  expect(first.rows.map(({ name }) => name)).toEqual(["there"]);
  expect(first.deleted).toEqual([]);
  await api.create("accounts", { name: "new" });
  const { names, delta } = await readDelta(api, first.delta ?? "");
  expect(names).toEqual(["new"]);
  expect((await readDelta(api, delta)).names).toEqual([]);
});

it("has all columns where none are selected", async () => {
  const link = await startTracking(api, "accounts");
  await api.create("accounts", { name: "whole", fax: "1" });
  const { answer, rows } = await readPage(api, link);
  expect(answer.body["@odata.context"]).toMatch(/\$metadata#accounts\/\$delta$/);
  expect(rows[0]).toMatchObject({ name: "whole", fax: "1", statecode: 0 });
});

it("annotates rows on demand", async () => {
  const link = await startTracking(api, "accounts?$select=statecode");
  await api.create("accounts", { name: "A" });
  const headers = { Prefer: 'odata.include-annotations="*"' };
  const { answer, rows } = await readPage(api, link, { headers });
  expect(rows[0]).toMatchObject({
    "statecode@OData.Community.Display.V1.FormattedValue": "Active",
  });
  expect(answer.body).toHaveProperty(["@Microsoft.Dynamics.CRM.globalmetadataversion"]);
});

it("takes a token for other columns, and knows the same changes", async () => {
  await api.create("accounts", { name: "old", fax: "1" });
  const link = await startTracking(api);
  await api.create("accounts", { name: "new", fax: "2" });
  const { rows } = await readPage(api, link.replace("$select=name", "$select=fax"));
  expect(rows).toEqual([expect.objectContaining({ fax: "2" })]);
  expect(rows[0]).not.toHaveProperty("name");
});

it("is not disturbed by a version of the API or by the preference sent again", async () => {
  const link = await startTracking(api, "/api/data/v9.1/accounts?$select=name");
  expect(link).toContain("/api/data/v9.1/accounts?");
  await api.create("accounts", { name: "A" });
  const { answer, rows } = await readPage(api, link, { headers: track });
  expect(rows).toHaveLength(1);
  expect(answer.headers.get("preference-applied")).toBe("odata.track-changes");
});

it("leaves reads of other things alone", async () => {
  const id = await api.create("accounts", { name: "A" });
  const fetchXml = encodeURIComponent('<fetch><entity name="account"/></fetch>');
  for (const path of [
    `accounts(${id})`,
    `accounts(${id})/Account_Tasks`,
    `accounts?fetchXml=${fetchXml}`,
    "accounts/$count",
  ]) {
    const answer = await api.send("GET", path, { headers: track });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("preference-applied")).toBeNull();
    expect(answer.text).not.toContain("deltaLink");
  }
  const bound = await api.send("GET", `accounts(${id})/Account_Tasks?$deltatoken=1`);
  expect(bound.status).toBe(400);
});
