import { users as people } from "dataverse-sandbox";
import { useSandbox } from "../support/sandbox";
import { pick, stranger } from "./pick";

const bench = useSandbox();
const users = (inputs: object = {}) => pick(bench, "users", inputs);
const user = (more: object) => ({
  firstname: "Ada",
  lastname: "Byron",
  islicensed: 1,
  isdisabled: 0,
  domainname: "ada@x.example",
  ...more,
});

test("active, licensed users are offered by name and address, in one request for these alone", async () => {
  const found = await users(stranger(bench));
  expect(found).toContainEqual({
    key: people.salesperson.id,
    label: expect.stringMatching(/^Siobhán O'Brien \(salesperson@[^)]+\)$/) as string,
  });
  const keys = found.map(({ key }) => key);
  expect(keys).not.toContain(people.disabled.id);
  expect(keys).not.toContain(people.application.id);
  expect(bench.requests()).toHaveLength(1);
  const select = new URL(bench.requests()[0]?.url ?? "", "http://x").searchParams.get("$select");
  expect(select?.split(",").sort()).toEqual(["fullname", "internalemailaddress", "systemuserid"]);
});

test("a search finds users by a part of the name or address, and by GUID", async () => {
  const { id } = people.salesperson;
  for (const search of ["o'brien", "salesperson@", `{${id.toUpperCase()}}`]) {
    expect((await users({ search })).map(({ key }) => key)).toEqual([id]);
  }
  expect(await users({ search: "100%" })).toEqual([]);
});

test("of more than 200 users, the last one says so", async () => {
  for (let number = 0; number < 201; number += 1) {
    bench.sandbox.insert("systemuser", user({ firstname: `A ${number}` }));
  }
  const found = await users();
  expect(found).toHaveLength(200);
  expect(found[199]?.label).toMatch(/\(the last of 200; there are more\)$/);
});
