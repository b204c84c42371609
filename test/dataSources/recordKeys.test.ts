import { useSandbox } from "../support/sandbox";
import { pick, stranger } from "./pick";

const bench = useSandbox();
const offered = (entityType: string, more: object = {}) =>
  pick(bench, "recordKeys", { entityType, ...more });

test("the forms of the active keys come first, then the records, in two requests", async () => {
  const found = await offered("new_project", stranger(bench));
  expect(bench.requests()).toHaveLength(2);
  expect(found.slice(0, 3)).toEqual([
    {
      key: "new_accountid=…,new_deadline=…",
      label: "By key: Account and Deadline (new_accountid, new_deadline)",
    },
    { key: "new_code='…'", label: "By key: Code (new_code)" },
    {
      key: "new_number=…,new_region='…'",
      label: "By key: Number and Region (new_number, new_region)",
    },
  ]);
  expect(found.slice(3)).toEqual(await pick(bench, "records", { entityType: "new_project" }));
});

test("a search finds forms by the names of their keys and columns", async () => {
  const found = await offered("new_project", { search: "REGION" });
  expect(found[0]?.key).toBe("new_number=…,new_region='…'");
  expect(found.filter(({ key }) => key.includes("…"))).toHaveLength(1);
});

const ACCOUNT = "00000000-0000-4000-8000-0000000000a1";
const VALUES: Readonly<Record<string, string>> = {
  new_code: "F-1",
  new_number: "41",
  new_region: "North",
  new_accountid: ACCOUNT,
  new_deadline: "2026-05-01",
};

test("every form creates a record by its key once it is filled in, and nothing before", async () => {
  bench.sandbox.insert("account", { accountid: ACCOUNT, name: "Of a key" });
  const forms = (await offered("new_project")).filter(({ key }) => key.includes("…"));
  expect(forms).toHaveLength(3);
  for (const { key } of forms) {
    bench.sandbox.clearRequests();
    const write = { entityType: "new_projectcollection", dynamicValues: { new_name: "By key" } };
    for (const action of ["getEntity", "updateEntity", "upsertEntity", "deleteEntity"]) {
      const error = await bench.failure(action, { ...write, entityId: key });
      expect(error.name).toBe("InputError");
      expect(error.message).toContain(key.split("=")[0]);
    }
    expect(bench.requests()).toEqual([]);
    const entityId = key.replace(/(\w+)=('?)…'?/g, (_form, column: string, quote: string) =>
      [column, "=", quote, VALUES[column], quote].join(""),
    );
    await expect(bench.act("upsertEntity", { ...write, entityId })).resolves.toMatchObject({
      new_name: "By key",
    });
  }
});
