import { useSandbox } from "../../support/sandbox";
import { bad, batchOn, create, type Result } from "./support";

const bench = useSandbox();
const { run, verdicts, fresh, named, parts } = batchOn(bench);
const onBatch = { method: "POST", path: "$batch" };

const statuses = (found: Result[]) => found.map(({ status }) => status);

/** Where an action is told to be done, its id is that of its own record. */
const expectOwn = (actions: readonly Result[], found: readonly Result[]) => {
  expect(found).toHaveLength(actions.length);
  actions.forEach(({ data, action }, index) => {
    if (action !== "create") return;
    const [row] = named(String((data as Result)["name"]));
    if (found[index]?.["id"] !== undefined) expect(found[index]?.["id"]).toBe(row?.["accountid"]);
    if (found[index]?.["status"] === "failed") expect(row).toBeUndefined();
  });
};

const three = () => [create(fresh("One")), bad, create(fresh("Two"))];

describe("answers that are out of place", () => {
  test("every part carries a Content-ID of its own, reads too", async () => {
    await verdicts([create(fresh("A")), create(fresh("A"), { group: "g" }), bad]);
    await run([create(fresh("A")), { action: "function", name: "WhoAmI" }]);
    const { body } = bench.requests().filter(({ path }) => path.endsWith("$batch"))[1] ?? {};
    expect(parts()).toHaveLength(3);
    expect(String(body).match(/^Content-ID: .+$/gm)).toEqual(["Content-ID: 1", "Content-ID: 2"]);
  });

  test("in reverse: each action has its own answer", async () => {
    const actions = three();
    bench.sandbox.fault({ match: onBatch, action: { kind: "parts", change: "reverse" } });
    const found = await verdicts(actions);
    expect(statuses(found)).toEqual(["done", "failed", "done"]);
    expectOwn(actions, found);
  });

  test.each([0, 1, 2])(
    "part %i missing: that action is unknown, the others are known",
    async (at) => {
      const actions = three();
      bench.sandbox.fault({ match: onBatch, action: { kind: "parts", change: "drop", at } });
      const found = await verdicts(actions);
      const expected = ["done", "failed", "done"];
      expected[at] = "unknown";
      expect(statuses(found)).toEqual(expected);
      expectOwn(actions, found);
    },
  );

  test.each([0, 1, 2])("part %i twice: neither is believed", async (at) => {
    const actions = three();
    bench.sandbox.fault({ match: onBatch, action: { kind: "parts", change: "double", at } });
    const found = await verdicts(actions);
    expect(found[at]).toMatchObject({ status: "unknown" });
    expectOwn(actions, found);
  });

  test("no Content-IDs: by place, where there are as many answers as actions", async () => {
    const actions = three();
    bench.sandbox.fault({ match: onBatch, action: { kind: "parts", change: "unnamed" } });
    const found = await verdicts(actions);
    expect(statuses(found)).toEqual(["done", "failed", "done"]);
    expectOwn(actions, found);
  });

  test.each(["drop", "double"] as const)(
    "an answer in a change set %s: no action gets another's record",
    async (change) => {
      const actions = [create(fresh("In")), create(fresh("In")), create(fresh("In"))];
      const action = { kind: "parts", change, at: 0, inside: true } as const;
      bench.sandbox.fault({ match: onBatch, action });
      const found = await run(actions, { results: "verdicts" });
      expect(statuses(found)).toEqual(["unknown", "done", "done"]);
      expectOwn(actions, found);
    },
  );

  test("a change set that Dataverse leaves out is unknown, though the whole is a 2xx", async () => {
    const actions = [create(fresh("Gone")), { action: "function", name: "WhoAmI" }];
    bench.sandbox.fault({ match: onBatch, action: { kind: "parts", change: "drop", at: 0 } });
    const found = await run(actions, { results: "verdicts" });
    expect(statuses(found)).toEqual(["unknown", "done"]);
  });

  test.each([100, 302, 304])("a part answered with %i is not done", async (status) => {
    const name = fresh("Odd");
    bench.sandbox.fault({ match: { path: "/accounts" }, action: { kind: "status", status } });
    const [first, second] = await verdicts([create(name), create(fresh("Even"))]);
    expect(first).toMatchObject({ status: "unknown" });
    expect(second).toMatchObject({ status: "done" });
    expect(named(name)).toEqual([]);
  });
});
