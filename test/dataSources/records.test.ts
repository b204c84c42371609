import { useSandbox } from "../support/sandbox";
import { pick, stranger } from "./pick";

const bench = useSandbox();
const records = (entityType: string, more: object = {}) =>
  pick(bench, "records", { entityType, ...more });

test("what is offered for Entity ID are records, which every action on a record takes", async () => {
  const id = bench.sandbox.insert("account", { name: "Aardvark Ltd" });
  const [first] = await records("accounts", { search: "aardvark" });
  expect(first).toEqual({ key: id, label: "Aardvark Ltd" });
  const address = { entityType: "accounts", entityId: first?.key };
  await expect(bench.act("getEntity", address)).resolves.toMatchObject({ accountid: id });
  await bench.act("updateEntity", { ...address, dynamicValues: { name: "Aardvark" } });
  await bench.act("upsertEntity", { ...address, dynamicValues: { telephone1: "1" } });
  await expect(bench.act("deleteEntity", address)).resolves.toEqual({ deleted: true });
});

test("two requests, and one while the table is remembered", async () => {
  const inputs = stranger(bench);
  await records("account", inputs);
  expect(bench.requests()).toHaveLength(2);
  await records("accounts", { ...inputs, search: "x" });
  expect(bench.requests()).toHaveLength(3);
});

test("the records of every table can be chosen", async () => {
  for (const { key } of await pick(bench, "entityTypes")) {
    for (const { key: entityId } of (await records(key)).slice(0, 1)) {
      await expect(bench.act("getEntity", { entityType: key, entityId })).resolves.toBeTruthy();
    }
  }
});

test("of more than 200 records, the first ones are offered, and the last one says so", async () => {
  for (let number = 0; number < 201; number += 1) {
    bench.sandbox.insert("new_project", { new_name: `AAA ${String(number).padStart(3, "0")}` });
  }
  const found = await records("new_projectcollection");
  expect(found).toHaveLength(200);
  expect(found[0]?.label).toBe("AAA 000");
  expect(found[198]?.label).toBe("AAA 198");
  expect(found[199]?.label).toBe("AAA 199 (the last of 200; there are more)");
  expect(bench.requests().at(-1)?.url).toContain("$top=201");
});

describe("a search", () => {
  test.each([["50% off"], ["O'Brien & Sons"], ["a_b"], ["[x]"]])("finds %s", async (name) => {
    const id = bench.sandbox.insert("account", { name: `Search ${name} Inc` });
    bench.sandbox.insert("account", { name: "Search 50 of 100 aXb x" });
    expect(await records("accounts", { search: name })).toEqual([
      { key: id, label: `Search ${name} Inc` },
    ]);
  });

  test("finds the record of a GUID", async () => {
    const id = bench.sandbox.insert("account", { name: "By id" });
    expect(await records("accounts", { search: `{${id.toUpperCase()}}` })).toEqual([
      { key: id, label: "By id" },
    ]);
  });

  test("that finds nothing offers nothing", async () => {
    expect(await records("accounts", { search: "no such name" })).toEqual([]);
  });
});

test("records of one name, or without one, are told apart by their ids", async () => {
  const twins = [0, 1].map(() => bench.sandbox.insert("account", { name: "Twin peaks" }));
  const found = await records("accounts", { search: "Twin peaks" });
  expect(found.map(({ label }) => label).sort()).toEqual(
    twins.map((id) => `Twin peaks (${id})`).sort(),
  );
});
