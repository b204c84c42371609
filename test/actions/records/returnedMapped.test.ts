import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

const bench = useSandbox({ seed: "empty" });
useVirtualTime();
type Row = Record<string, unknown>;

const entityType = "new_projectcollection";
const fieldMap = {
  title: "new_name",
  code: "new_code",
  tier: { column: "new_phase", values: { Gold: 100000001 } },
  company: "new_CustomerId_account",
  person: "new_CustomerId_contact",
  __proto__x: "new_region",
};
let person = "";
beforeAll(() => {
  person = bench.sandbox.insert("contact", { lastname: "Lee" });
});
beforeEach(() => bench.sandbox.store.select('DELETE FROM "new_project"'));

const RECORD_ID = "0f0e0d0c-0b0a-4908-8706-0504030201b7";
const WRITES: [string, string, Row][] = [
  ["a create", "createEntity", {}],
  ["a create under an ID", "createEntity", { options: { recordId: RECORD_ID } }],
  ["an upsert by a key", "upsertEntity", { entityId: "code='M-1'" }],
];
const write = (key: string, { options = {}, ...inputs }: Row) =>
  bench.act<Row>(key, {
    entityType,
    dynamicValues: { title: "T", tier: "Gold", person },
    ...inputs,
    options: { fieldMap, ...(options as Row) },
  });

describe.each(WRITES)("%s", (_, key, inputs) => {
  test("answers in the words of the app beside the record, in one request", async () => {
    await write(key, inputs);
    bench.sandbox.store.select('DELETE FROM "new_project"');
    bench.sandbox.clearRequests();
    const { mapped, ...record } = await write(key, inputs);
    const code = key === "upsertEntity" ? "M-1" : null;
    const others = { company: null, person, __proto__x: null };
    expect(mapped).toEqual({ title: "T", tier: "Gold", code, ...others });
    expect(record).toMatchObject({ new_name: "T", new_phase: 100000001 });
    expect(Object.keys(record).join()).not.toContain("lookuplogicalname");
    expect(bench.requests()).toHaveLength(1);
  });

  test("a lost answer is the same", async () => {
    bench.sandbox.fault({
      match: { method: "(POST|PATCH)" },
      action: { kind: "lostResponse" },
      times: 1,
    });
    if (key === "createEntity" && !inputs["options"]) return;
    expect((await write(key, inputs))["mapped"]).toMatchObject({ title: "T", person });
  });

  test("Field Name takes fields of the app, and mapped has what was read", async () => {
    const { mapped, ...record } = await write(key, { ...inputs, fieldNames: ["title, tier"] });
    expect(mapped).toEqual({ title: "T", tier: "Gold" });
    expect(record).not.toHaveProperty("new_code");
  });

  test("nothing is added to an ID, nor to nothing", async () => {
    const id = await write(key, { ...inputs, returnResult: "id" });
    expect(Object.keys(id)).toEqual(["new_projectid"]);
    bench.sandbox.store.select('DELETE FROM "new_project"');
    expect(await write(key, { ...inputs, returnResult: "none" })).toEqual({});
  });
});

test("an update answers so too; a value that the map does not have costs the field, and is told", async () => {
  const entityId = bench.sandbox.insert("new_project", { new_name: "Old", new_phase: 100000003 });
  const { mapped } = await write("updateEntity", { entityId, dynamicValues: { title: "New" } });
  expect(mapped).toEqual({
    title: "New",
    code: null,
    company: null,
    person: null,
    __proto__x: null,
  });
  expect(bench.log.warn.join()).toMatch(/"tier" for 100000003/);
});
