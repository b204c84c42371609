import { useSandbox } from "../../support/sandbox";
import { batchOn, create, missing } from "./support";

const bench = useSandbox();
const { fail, fresh } = batchOn(bench);
const raw = { options: { repairValues: false } };
const update = (collection: string, data: object, key = missing) => ({
  collection,
  action: "update",
  key,
  data,
});

describe("which action of a failed change set it was", () => {
  test.each([
    ["an unknown column", create("x", { data: { nosuch: 1 } })],
    ["a bind of nothing", create("x", { data: { "nosuch@odata.bind": "/contacts(1)" } })],
    ["a record that is not there", update("accounts", { fax: "1" })],
  ])("%s", async (_, wrong) => {
    const error = await fail(
      [create(fresh("A")), create(fresh("B")), wrong, create(fresh("C"))],
      raw,
    );
    expect(error.message).toMatch(/^Batch action 2 \(/);
    expect(error.message).toMatch(/Nothing was written/);
  });

  test.each([
    ["a value out of range", create("x", { data: { name: "x", industrycode: 987654 } })],
    ["a text too long", create("x", { data: { name: "y".repeat(200) } })],
    ["a value of the wrong type", create("x", { data: { name: "x", numberofemployees: "often" } })],
  ])("%s: the refusal names no record, so that all are named", async (_, wrong) => {
    const error = await fail([create(fresh("A")), wrong], raw);
    expect(error.message).toMatch(/^One of the batch actions 0, 1 /);
    expect(error.message).toMatch(/Nothing was written/);
  });

  test("a version that is no longer there: all are named", async () => {
    const key = bench.sandbox.insert("account", { name: fresh("Version") });
    const stale = { ...update("accounts", { fax: "1" }, key), headers: { "If-Match": 'W/"1"' } };
    const { message } = await fail([create(fresh("A")), stale]);
    expect(message).toMatch(/^One of the batch actions 0, 1 \(the answer does not say which\)/);
  });

  test("a record that another action of the set deleted by reference", async () => {
    const key = bench.sandbox.insert("account", { name: fresh("Gone") });
    const error = await fail([
      { ...update("accounts", { fax: "1" }, key), contentId: "it" },
      { action: "delete", key: "$it" },
      { action: "update", key: "$it", data: { fax: "2" } },
    ]);
    expect(error.message).toMatch(/^One of the batch actions 0, 1, 2 /);
  });

  test("where two may be meant, both are named and none is blamed", async () => {
    const wrong = create("x", { data: { nosuch: 1 } });
    const error = await fail([create(fresh("A")), wrong, wrong], raw);
    expect(error.message).toMatch(/^One of the batch actions 0, 1, 2 /);
  });

  test("verdicts: the one that is named failed, the others are only not done", async () => {
    const results = await bench.act<{ status: string }[]>("batchEntityActions", {
      actions: [create(fresh("A")), update("accounts", { fax: "1" })],
      results: "verdicts",
    });
    expect(results.map(({ status }) => status)).toEqual(["notDone", "failed"]);
  });
});
