import { useSandbox } from "../support/sandbox";
import { pick, stranger } from "./pick";

const bench = useSandbox();
const messages = (inputs: object = {}) => pick(bench, "messages", inputs);
const keys = async (inputs: object = {}) => (await messages(inputs)).map(({ key }) => key);

test("actions of Dataverse, custom APIs and workflows on demand are offered, and no $metadata is read", async () => {
  const found = await messages(stranger(bench));
  expect(found).toContainEqual({ key: "AddToQueue", label: "AddToQueue: action on queue" });
  expect(found).toContainEqual({
    key: "new_CheckCredit",
    label: "Check Credit (new_CheckCredit): action on account",
  });
  expect(found).toContainEqual({
    key: expect.stringMatching(/^workflows\([0-9a-f-]{36}\)$/) as string,
    label: "Send welcome letter: workflow on contact",
  });
  const labels = found.map(({ label }) => label);
  expect(labels.filter((label) => label.startsWith("Escalate late"))).toEqual([]);
  expect(labels).toEqual([...labels].sort((one, other) => one.localeCompare(other, "en")));
  const paths = bench.requests().map(({ url }) => new URL(url, "http://x").pathname);
  expect(paths.sort()).toEqual(["/api/data/v9.2/customapis", "/api/data/v9.2/workflows"]);
});

test("what Call Action refuses, and functions, are not offered", async () => {
  const found = await keys();
  for (const name of [
    "BulkDelete",
    "PublishAllXml",
    "CreateMultiple",
    "WhoAmI",
    "new_WorkingDays",
  ]) {
    expect(found).not.toContain(name);
  }
});

test("by kind, and by a part of the name or the label", async () => {
  expect(await keys({ kind: "function", search: "whoami" })).toEqual(["WhoAmI"]);
  expect(await keys({ kind: "both", search: "check credit" })).toEqual(["new_CheckCredit"]);
  expect(await keys({ search: "WELCOME" })).toHaveLength(1);
  expect((await pick(bench, "functions", { search: "days" })).map(({ key }) => key)).toEqual([
    "new_WorkingDays",
  ]);
});

test("what the user may not read is left out", async () => {
  const action = { kind: "status", status: 403 } as const;
  bench.sandbox.fault({ match: { path: /customapis|workflows/ }, action, times: 2 });
  const found = await keys();
  expect(found).toContain("AddToQueue");
  expect(found).not.toContain("new_CheckCredit");
});

test("other failures are told", async () => {
  const action = { kind: "sql", number: 547 } as const;
  bench.sandbox.fault({ match: { path: /customapis/ }, action, times: 9 });
  await expect(messages()).rejects.toThrow("Querying customapis failed");
});
