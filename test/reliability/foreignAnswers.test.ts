import type { FaultAction } from "dataverse-sandbox";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";

useVirtualTime();
const bench = useSandbox();
const page = "<!DOCTYPE html><title>Sign in</title> gateway-internal-detail";
const gateway = (status: number, body = page) => ({ kind: "gateway", status, body }) as const;
const create = (name: string) => ({ entityType: "accounts", dynamicValues: { name } });
const named = (name: string) => bench.sandbox.store.find("account", { name });
const account = () => ({
  entityType: "accounts",
  entityId: bench.sandbox.insert("account", { name: "Fabrikam" }),
});

/** Answers that somebody else than Dataverse gives, whatever their status says. */
const FOREIGN: readonly [string, FaultAction][] = [
  ["a page with 200", gateway(200)],
  ["an empty 202", gateway(202, "")],
  ["an empty 204", gateway(204, "")],
  ["a page with 404", gateway(404)],
  ["an empty 404", gateway(404, "")],
  ["a page with 410", gateway(410)],
  ["a page with 400", gateway(400)],
  ["a page with 401", gateway(401)],
  ["a page with 403", gateway(403)],
  ["a redirect", { kind: "gateway", status: 302, headers: { Location: "https://login.example/" } }],
  ["206 for a whole", { kind: "rewrite", status: 206 }],
  ["304", { kind: "rewrite", status: 304 }],
];

describe.each(FOREIGN)("%s", (_, action) => {
  test("to a read: asked again", async () => {
    bench.sandbox.fault({ action });
    const row = await bench.act("getEntity", account());
    expect(row).toMatchObject({ name: "Fabrikam" });
    expect(bench.requests()).toHaveLength(2);
  });

  test("to a create: unknown, sent once, with no status that says anything", async () => {
    bench.sandbox.fault({ match: { method: "POST" }, action });
    const error = await bench.failure("createEntity", create("Foreign Ltd"));
    expect(error).toMatchObject({ outcome: "unknown" });
    expect(error.status).toBeUndefined();
    expect(error.message).not.toMatch(/gateway-internal-detail/);
    expect(bench.requests()).toHaveLength(1);
  });

  test("to a create with Record ID, an update, an upsert and a delete: sent again, done once", async () => {
    const recordId = "11111111-2222-4333-8444-555555555511";
    const address = account();
    const update = { ...address, dynamicValues: { description: "x" } };
    bench.sandbox.fault({ match: { method: "PATCH" }, action });
    await bench.act("createEntity", { ...create(`Own ${_}`), options: { recordId } });
    bench.sandbox.fault({ match: { method: "PATCH" }, action });
    await bench.act("updateEntity", update);
    bench.sandbox.fault({ match: { method: "PATCH" }, action });
    await bench.act("upsertEntity", update);
    bench.sandbox.fault({ match: { method: "DELETE" }, action });
    await bench.act("deleteEntity", address);
    expect(named(`Own ${_}`)).toHaveLength(1);
    await bench.act("deleteEntity", { entityType: "accounts", entityId: recordId });
  });
});

test("who gets nothing but pages is told so, and no record is said to be missing", async () => {
  bench.sandbox.fault({ times: Number.POSITIVE_INFINITY, action: gateway(404) });
  const error = await bench.failure("getEntity", { ...account(), returnNullWhenMissing: "true" });
  expect(error.outcome).toBe("notDone");
  expect(error.status).toBeUndefined();
  expect(error.message).toMatch(/gateway|proxy/);
});

test("a page to a delete is not a deletion", async () => {
  const address = account();
  bench.sandbox.fault({ times: Number.POSITIVE_INFINITY, action: gateway(404) });
  const error = await bench.failure("deleteEntity", address);
  expect(error.outcome).toBe("unknown");
  expect(bench.sandbox.store.read("account", address.entityId)).toBeDefined();
});

test("a page to a batch leaves open what was done", async () => {
  bench.sandbox.fault({ match: { path: "$batch" }, action: gateway(200) });
  const actions = [{ collection: "accounts", action: "create", data: { name: "Batched" } }];
  expect(await bench.failure("batchEntityActions", { actions })).toMatchObject({
    outcome: "unknown",
  });
  expect(named("Batched")).toHaveLength(0);
});

test("a page with 401 costs no token", async () => {
  bench.sandbox.fault({ action: gateway(401) });
  await bench.act("getCurrentUser", {});
  expect(bench.sandbox.requests.filter(({ kind }) => kind === "token")).toHaveLength(0);
});

test("a raw request takes no page of the Web API for its answer, but asks for 304 as it likes", async () => {
  bench.sandbox.fault({ action: gateway(200) });
  const error = await bench.failure("rawRequestV2", { url: "accounts?$top=1", method: "GET" });
  expect(error.outcome).toBe("notDone");
  const root = await bench.act<string>("rawRequestV2", { url: "/", method: "GET" });
  expect(JSON.stringify(root)).toMatch(/sandbox/);
});

test("a refusal that anybody gives for size or number keeps its status", async () => {
  bench.sandbox.fault({ action: gateway(413) });
  expect(await bench.failure("createEntity", create("Large"))).toMatchObject({
    status: 413,
    outcome: "notDone",
  });
  bench.sandbox.fault({ action: gateway(429) });
  await bench.act("getCurrentUser", {});
});
