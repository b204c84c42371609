import type { FaultAction } from "dataverse-sandbox";
import { pick } from "../dataSources/pick";
import { type ActionError, useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";

useVirtualTime();
const bench = useSandbox();
const page = "<!DOCTYPE html><title>Sign in</title>";
const gateway = (status: number, body = page): FaultAction => ({ kind: "gateway", status, body });

const FOREIGN: readonly [string, FaultAction][] = [
  ["a page with 200", gateway(200)],
  ["an empty 202", gateway(202, "")],
  ["an empty 204", gateway(204, "")],
  ["a gateway's 404", gateway(404)],
  ["an empty 404", gateway(404, "")],
  ["a gateway's 400", gateway(400)],
  ["a gateway's 410", gateway(410, "")],
  ["206 for a whole", { kind: "rewrite", status: 206 }],
  ["304 that was not asked for", { kind: "rewrite", status: 304 }],
];

const table = { entityType: "accounts" };
const column = { entityId: "account", attributeType: "name" };
const xmlQuery = '<fetch><entity name="account"><attribute name="name" /></entity></fetch>';
const wanted = (entityId: string) => ({ ...table, entityId, returnNullWhenMissing: "true" });
let entityId = "";
beforeAll(() => {
  entityId = bench.sandbox.insert("account", { name: "Read Ltd" });
});

const act = (key: string, inputs: () => Record<string, unknown>) => () => bench.act(key, inputs());
const READS: readonly [string, () => Promise<unknown>][] = [
  ["getEntity", act("getEntity", () => wanted(entityId))],
  ["queryEntities", act("queryEntities", () => table)],
  ["queryEntities, all", act("queryEntities", () => ({ ...table, fetchAll: "true" }))],
  ["fetchXml", act("fetchXml", () => ({ xmlQuery }))],
  ["countEntities", act("countEntities", () => table)],
  ["listEntities", act("listEntities", () => ({}))],
  ["listEntitiesAction", act("listEntitiesAction", () => ({}))],
  ["getEntityMetaData", act("getEntityMetaData", () => table)],
  ["queryAttributes", act("queryAttributes", () => ({ entityId: "account" }))],
  ["getAttribute", act("getAttribute", () => column)],
  ["listAttributesAction", act("listAttributesAction", () => ({ entityId: "account" }))],
  ["getCurrentUser", act("getCurrentUser", () => ({}))],
  ["listWebhookRegistrations", act("listWebhookRegistrations", () => ({}))],
  [
    "raw GET",
    act("rawRequestV2", () => ({ url: "accounts?$top=1", method: "GET", maxRetries: 2 })),
  ],
  ["entities picker", () => pick(bench, "entities")],
  ["records picker", () => pick(bench, "records", { entityType: "accounts" })],
];

describe.each(READS)("%s", (_, read) => {
  test.each(FOREIGN)("%s: asked again, with the same result", async (_kind, action) => {
    const plain = await read();
    bench.sandbox.fault({ action });
    expect(await read()).toEqual(plain);
  });

  test.each(FOREIGN)("%s for ever: an error that claims nothing", async (_kind, action) => {
    const before = bench.requests().length;
    bench.sandbox.fault({ times: Number.POSITIVE_INFINITY, action });
    const error = await read().then(
      () => undefined,
      (thrown: unknown) => thrown as ActionError,
    );
    // What is remembered is no success of the answer.
    if (error === undefined) return expect(bench.requests()).toHaveLength(before);
    expect(error).toMatchObject({ outcome: "notDone" });
    expect(error.status).toBeUndefined();
    expect(error.message).toMatch(/gateway|proxy|sign-in/);
  });
});
