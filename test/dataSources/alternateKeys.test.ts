import { keyElements } from "../../src/dataSources/keyElements";
import { useSandbox } from "../support/sandbox";
import { pick, stranger } from "./pick";

const bench = useSandbox();

test("offers each key with its columns", async () => {
  const inputs = { entityType: "new_project", ...stranger(bench) };
  expect(await pick(bench, "alternateKeys", inputs)).toEqual([
    { key: "new_accountdeadlinekey", label: "Account and Deadline (new_accountid, new_deadline)" },
    { key: "new_codekey", label: "Code (new_code)" },
    { key: "new_numberregionkey", label: "Number and Region (new_number, new_region)" },
  ]);
  expect(bench.requests()).toHaveLength(1);
});

test("the columns of a key find a record by Entity ID", async () => {
  const id = bench.sandbox.insert("new_project", { new_name: "Keyed", new_code: "K-1" });
  const keys = await pick(bench, "alternateKeys", { entityType: "new_project" });
  const column = /\((\w+)\)$/.exec(keys.find(({ key }) => key === "new_codekey")?.label ?? "")?.[1];
  const address = { entityType: "new_project", entityId: `${column}='K-1'` };
  await expect(bench.act("getEntity", address)).resolves.toMatchObject({ new_projectid: id });
});

test("a key that is still being built is not offered", () => {
  const key = { logicalName: "k", displayName: undefined, columns: ["a"], status: "Pending" };
  expect(keyElements([key])).toEqual([]);
  expect(keyElements([{ ...key, status: "Active" }])).toEqual([{ key: "k", label: "k (a)" }]);
});
