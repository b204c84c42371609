import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

useVirtualTime();
/** Done once, behind the next reading. */
let meanwhile: (() => void) | undefined;
const bench = useSandbox({
  seed: "empty",
  onRequest: ({ method, path }) => {
    if (method !== "GET" || !path.includes("/accounts(")) return;
    meanwhile?.();
    meanwhile = undefined;
  },
});
type Row = Record<string, unknown>;

let counter = 0;
const account = (): { id: string; number: string } => {
  counter += 1;
  const number = `S-${counter}`;
  const id = bench.sandbox.insert("account", {
    name: "Fabrikam",
    accountnumber: number,
    revenue: 12.5,
  });
  return { id, number };
};
const write = (
  key: string,
  entityId: string,
  dynamicValues: Row,
  more: Row = {},
  options: Row = {},
) =>
  bench.act<Row>(key, {
    entityType: "accounts",
    entityId,
    dynamicValues,
    ...more,
    options: { skipUnchanged: true, ...options },
  });
const stored = (id: string) => bench.sandbox.store.read("account", id);
/** Methods of the requests at records, in their order. */
const methods = () =>
  bench
    .requests()
    .filter(({ path }) => path.includes("/accounts"))
    .map(({ method }) => method);
const same = { name: "Fabrikam", revenue: "12.50" };
const conflict = (times: number) =>
  bench.sandbox.fault({
    match: { method: "PATCH" },
    times,
    action: {
      kind: "status",
      status: 412,
      body: { code: "0x80060882", message: "The version of the existing record doesn't match" },
    },
  });

test.each(["updateEntity", "upsertEntity"])(
  "%s writes nothing that is there already",
  async (key) => {
    const { id, number } = account();
    expect(await write(key, id, same)).toMatchObject({
      accountid: id,
      accountnumber: number,
      unchanged: true,
    });
    expect(methods()).toEqual(["GET", "GET"]);
    const [reading] = bench.requests().filter(({ path }) => path.includes("/accounts"));
    expect(reading?.url).toMatch(/\?\$select=accountid,name,revenue$/);
  },
);

test("an id, or nothing, takes one read", async () => {
  const { id, number } = account();
  const byKey = `accountnumber='${number}'`;
  expect(await write("upsertEntity", byKey, same, { returnResult: "id" })).toEqual({
    accountid: id,
    unchanged: true,
  });
  expect(await write("updateEntity", id, same, { returnResult: "none" })).toEqual({
    unchanged: true,
  });
  expect(methods()).toEqual(["GET", "GET"]);
});

test("what differs is written under the version that was read", async () => {
  const { id } = account();
  const answer = await write("updateEntity", id, { ...same, name: "fabrikam" });
  expect(answer).toMatchObject({ name: "fabrikam" });
  expect(answer).not.toHaveProperty("unchanged");
  const patch = bench.requests().find(({ method }) => method === "PATCH");
  expect(patch?.headers["if-match"]).toMatch(/^W\/"\d+"$/);
});

test("a record that is not there is created by an upsert, and missed by an update", async () => {
  const created = await write("upsertEntity", "accountnumber='S-new'", { name: "New" });
  expect(created).toMatchObject({ name: "New", accountnumber: "S-new" });
  await expect(
    write("updateEntity", "7eb682f1-ca75-e511-80d4-00155d2a68d9", { name: "New" }),
  ).rejects.toMatchObject({ status: 404 });
});

test("a 412 is read and compared again, and what is the same by then is unchanged", async () => {
  const { id } = account();
  conflict(1);
  expect(await write("updateEntity", id, { name: "mine" })).toMatchObject({ name: "mine" });
  expect(methods()).toEqual(["GET", "PATCH", "GET", "PATCH"]);
  conflict(2);
  expect(await write("updateEntity", id, { name: "again" })).toMatchObject({ name: "again" });
  expect(bench.requests().at(-1)?.headers["if-match"]).toBe("*");
});

test("a lost answer is settled by reading", async () => {
  const { id } = account();
  bench.sandbox.fault({ match: { method: "PATCH" }, action: { kind: "lostResponse" } });
  const answer = await write("updateEntity", id, { name: "mine" });
  expect(answer).toMatchObject({ name: "mine" });
  expect(answer).not.toHaveProperty("unchanged");
  expect(methods()).toEqual(["GET", "PATCH", "GET", "GET"]);
});

test("a table whose records take no versions is written without", async () => {
  const { id } = account();
  bench.sandbox.fault({
    match: { method: "PATCH" },
    times: 1,
    action: {
      kind: "status",
      status: 400,
      body: { code: "0x8006088D", message: "Optimistic concurrency isn't enabled" },
    },
  });
  expect(await write("updateEntity", id, { name: "new" })).toMatchObject({ name: "new" });
  expect(methods()).toEqual(["GET", "PATCH", "PATCH"]);
});

test("a record that a lookup refers to and that is missing is asked for once", async () => {
  const { id } = account();
  const gone = "7eb682f1-ca75-e511-80d4-00155d2a68d7";
  await expect(
    write("updateEntity", id, { "parentaccountid@odata.bind": `/accounts(${gone})` }),
  ).rejects.toMatchObject({ status: 404 });
  expect(methods()).toEqual(["GET", "PATCH", "GET"]);
});

test("a record that is deleted in between is created by an upsert", async () => {
  const { id } = account();
  meanwhile = () => bench.sandbox.store.remove("account", id);
  expect(await write("upsertEntity", id, { name: "again" })).toMatchObject({ name: "again" });
  expect(methods().slice(0, 4)).toEqual(["GET", "PATCH", "GET", "PATCH"]);
});

test("a duplicate is no other version", async () => {
  const { id } = account();
  const { number } = account();
  await expect(write("updateEntity", id, { accountnumber: number })).rejects.toMatchObject({
    status: 412,
  });
  expect(methods()).toEqual(["GET", "PATCH"]);
});

test("a Record Version counts, even where nothing would change", async () => {
  const { id } = account();
  const stale = { ifMatch: 'W/"1"' };
  await expect(write("updateEntity", id, same, {}, stale)).rejects.toMatchObject({ status: 412 });
  const { "@odata.etag": ifMatch } = await bench.act<Row>("getEntity", {
    entityType: "accounts",
    entityId: id,
  });
  expect(await write("updateEntity", id, same, {}, { ifMatch })).toHaveProperty("unchanged", true);
});

test("states that an upsert sets in a second step, and modes that only create", async () => {
  const { id } = account();
  expect(await write("upsertEntity", id, { statecode: "Active" })).toHaveProperty("unchanged");
  expect(await write("upsertEntity", id, { statecode: "Inactive" })).toMatchObject({
    statecode: 1,
  });
  await expect(write("upsertEntity", id, same, { upsertMode: "createOnly" })).rejects.toMatchObject(
    { status: 412 },
  );
});

test("an answer that is sent back is a row that was read", async () => {
  const { id } = account();
  const answer = await write("updateEntity", id, same);
  expect(await write("updateEntity", id, answer)).toHaveProperty("unchanged", true);
  expect(stored(id)).toMatchObject({ name: "Fabrikam" });
});

test("a record that cannot be read is written", async () => {
  const { id } = account();
  bench.sandbox.fault({
    match: { method: "GET", path: "$select=accountid,name" },
    action: { kind: "status", status: 403, body: { code: "0x80040220", message: "No." } },
  });
  const answer = await write("updateEntity", id, same);
  expect(answer).not.toHaveProperty("unchanged");
});
