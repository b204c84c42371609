import { batchText, changeSet, part, sendBatch, statuses } from "../batch/multipart";
import { useApi } from "../support/api";
import { readDelta, readPage, startTracking, tokenOf } from "./support";

const api = useApi();
const crm = "Microsoft.Dynamics.CRM";
const url = (path: string) => `${api.sandbox.url}/api/data/v9.2/${path}`;
const contactsSince = () => startTracking(api, "contacts?$select=lastname");

/** What a piece of work leaves in the changes of accounts. */
async function changesOf(work: () => Promise<unknown>) {
  const link = await startTracking(api);
  await work();
  return await readDelta(api, link);
}

const target = (row: object) => ({ "@odata.type": `${crm}.account`, ...row });

it("shows rows of bulk messages", async () => {
  const rows = [target({ name: "B1" }), target({ name: "B2" })];
  const { names } = await changesOf(() =>
    api.send("POST", `accounts/${crm}.CreateMultiple`, { body: { Targets: rows } }),
  );
  expect(names).toEqual(["B1", "B2"]);
  const [row] = api.sandbox.store.find("account", { name: "B2" });
  const changed = target({ accountid: row?.["accountid"], name: "B3" });
  const update = await changesOf(() =>
    api.send("POST", `accounts/${crm}.UpdateMultiple`, { body: { Targets: [changed] } }),
  );
  expect(update.names).toEqual(["B3"]);
});

it("shows rows of a batch, and nothing of a change set that was undone", async () => {
  const create = (name: string) => ({ method: "POST", url: "accounts", body: { name } });
  const doomed = await api.create("accounts", { name: "doomed" });
  const remove = { method: "DELETE", url: `accounts(${doomed})` };
  const nothing = { method: "DELETE", url: `accounts(${crypto.randomUUID()})` };
  const send = (...items: string[][]) => sendBatch(api, batchText(...items));
  const undone = await changesOf(() => send(changeSet(create("undone"), remove, nothing)));
  expect(undone).toMatchObject({ names: [], deleted: [] });
  const done = await changesOf(() =>
    send(part(create("single")), changeSet(create("set"), remove)),
  );
  expect(done).toMatchObject({ names: ["single", "set"], deleted: [doomed] });
});

it("answers inside of a batch", async () => {
  const link = await startTracking(api);
  const answer = await sendBatch(
    api,
    batchText(
      part({ method: "POST", url: "accounts", body: { name: "inside" } }),
      part({ method: "GET", url: link }),
      part({
        method: "GET",
        url: "accounts?$select=name",
        headers: { Prefer: "odata.track-changes" },
      }),
    ),
  );
  expect(statuses(answer)).toEqual([204, 200, 200]);
  expect(answer.text).toContain("$metadata#accounts(name)/$delta");
  const links = [...answer.text.matchAll(/"@odata.deltaLink":"([^"]+)"/g)];
  expect(links.map(([, text = ""]) => tokenOf(text))).toHaveLength(2);
});

it("shows every row of a deep insert", async () => {
  const contacts = await contactsSince();
  const { names } = await changesOf(() =>
    api.create("accounts", { name: "root", primarycontactid: { lastname: "child" } }),
  );
  expect(names).toEqual(["root"]);
  const { rows } = await readPage(api, contacts);
  expect(rows).toEqual([expect.objectContaining({ lastname: "child" })]);
});

it("shows the row whose lookup an association sets or clears", async () => {
  const account = await api.create("accounts", { name: "A" });
  const contact = await api.create("contacts", { lastname: "C" });
  const path = `accounts(${account})/contact_customer_accounts`;
  const body = { "@odata.id": url(`contacts(${contact})`) };
  const before = await contactsSince();
  expect((await api.send("POST", `${path}/$ref`, { body })).status).toBe(204);
  const set = await readPage(api, before);
  expect(set.rows).toEqual([expect.objectContaining({ lastname: "C" })]);
  expect((await api.send("DELETE", `${path}(${contact})/$ref`)).status).toBe(204);
  const cleared = await readPage(api, set.delta ?? "");
  expect(cleared.rows).toEqual([expect.objectContaining({ lastname: "C" })]);
});

it("shows single properties, upserts, and what a deletion does to others", async () => {
  const id = await api.create("accounts", { name: "A", fax: "1" });
  const other = crypto.randomUUID();
  const { names } = await changesOf(async () => {
    await api.send("PUT", `accounts(${id})/name`, { body: { value: "B" } });
    await api.send("DELETE", `accounts(${id})/fax`);
    await api.send("PATCH", `accounts(${other})`, { body: { name: "upserted" } });
  });
  expect(names).toEqual(["B", "upserted"]);
  const child = await api.create("accounts", {
    name: "child",
    "parentaccountid@odata.bind": `accounts(${other})`,
  });
  const gone = await changesOf(() => api.send("DELETE", `accounts(${other})`));
  expect(gone).toMatchObject({ names: ["child"], deleted: [other] });
  expect(api.sandbox.store.read("account", child)?.["parentaccountid"]).toBeNull();
});

it("shows what is done past the API", async () => {
  const id = await api.create("accounts", { name: "A" });
  const { names } = await changesOf(async () => {
    api.sandbox.insert("account", { name: "inserted" });
    api.sandbox.change("account", id, { name: "changed" });
  });
  expect(names).toEqual(["inserted", "changed"]);
  expect((await changesOf(async () => api.sandbox.remove("account", id))).deleted).toEqual([id]);
});

it("shows nothing of a write that failed", async () => {
  const { names } = await changesOf(() =>
    api.send("POST", "accounts", { body: { name: "x".repeat(161) } }),
  );
  expect(names).toEqual([]);
});

it("can be lost and cut like any answer", async () => {
  const link = await startTracking(api);
  await api.create("accounts", { name: "once" });
  api.sandbox.fault({ match: { path: "deltatoken" }, action: { kind: "lostResponse" } });
  await expect(readDelta(api, link)).rejects.toThrow("fetch failed");
  api.sandbox.fault({ match: { path: "deltatoken" }, action: { kind: "throttle", retryAfter: 1 } });
  await expect(readDelta(api, link)).rejects.toThrow("429");
  expect((await readDelta(api, link)).names).toEqual(["once"]);
});
