import component from "../../../src";
import { useSandbox } from "../../support/sandbox";
import { batchOn, create, missing } from "./support";

const bench = useSandbox();
const { run, fail, fresh, named } = batchOn(bench);

/** What the designer puts into the input at first. */
const start = (): string => {
  const inputs: unknown = component.actions["batchEntityActions"]?.inputs;
  const found = (inputs as { key: string; default?: unknown }[]).find(
    ({ key }) => key === "actions",
  );
  return String(found?.default);
};

test("the example that the designer begins with is refused, and nothing is sent", async () => {
  const error = await fail(start());
  expect(error.name).toBe("InputError");
  expect(error.message).toMatch(/^Batch Actions .*your_table.*action 0, 1, 2:/);
  expect(bench.sandbox.requests).toEqual([]);
});

test("filled in, it runs", async () => {
  const [one, other] = ["update", "delete"].map((name) =>
    bench.sandbox.insert("account", { name }),
  );
  const filled = start()
    .replaceAll("your_table", "accounts")
    .replace("00000000-0000-0000-0000-000000000001", String(one))
    .replace("00000000-0000-0000-0000-000000000002", String(other));
  expect(await run(filled)).toHaveLength(3);
  expect(bench.sandbox.store.read("account", String(one))).toMatchObject({
    name: "Fabrikam Europe",
  });
  expect(bench.sandbox.store.read("account", String(other))).toBeUndefined();
});

test.each([
  { collection: "your_table", action: "delete", key: missing },
  { Collection: " Your_Table ", action: "create", data: { name: "x" } },
  { action: "get", key: `your_table(${missing})` },
  {
    action: "associate",
    collection: "accounts",
    key: missing,
    navigation: "n",
    target: `/your_table(${missing})`,
  },
])("one action of many that is left so is enough: %j", async (left) => {
  const name = fresh("Beside");
  const error = await fail([create(name), left, { action: "fly" }], { onError: "continue" });
  expect(error.message).toMatch(/your_table.*action 1:/);
  expect(bench.sandbox.requests).toEqual([]);
});

test.each([
  { data: { description: "your_table" } },
  { contentId: "your_table" },
  { group: "your_table" },
])("the same word as a value is let through: %j", async (more) => {
  const name = fresh("Word");
  const data = { name, ...more.data };
  await run([{ ...create(name), ...more, data }]);
  expect(named(name)).toHaveLength(1);
});

test("an input that was emptied is named as missing", async () => {
  for (const actions of ["", "[]", undefined]) {
    expect((await fail(actions)).message).not.toMatch(/your_table/);
  }
});
