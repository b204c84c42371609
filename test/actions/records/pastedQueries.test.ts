import type { CountResult, RecordList } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox({ seed: "empty" });
beforeAll(() => {
  for (const name of ["H&M", "H%26M", "Plus +123", "Other"]) {
    bench.sandbox.insert("account", { name, revenue: 5 });
  }
});

const names = async (inputs: Record<string, unknown>) => {
  const { value } = await bench.act<RecordList>("queryEntities", {
    entityType: "accounts",
    fieldNames: ["name"],
    ...inputs,
  });
  return value.map(({ name }) => name);
};
const found = async (filterExpression: string) => (await names({ filterExpression })).sort();
const sent = () => decodeURIComponent(bench.requests()[0]?.url ?? "");

describe("percent-encoded text", () => {
  test.each([
    ["name eq 'H%26M'", ["H%26M", "H&M"]],
    ["name ne 'H%26M'", ["Other", "Plus +123"]],
    ["contains(name,'%2B123')", ["Plus +123"]],
    ["startswith(name,'Plus %2B')", ["Plus +123"]],
    ["startswith(name,'%50lus') and statecode eq 0", ["Plus +123"]],
    ["not startswith(name,'%50lus')", ["H%26M", "H&M", "Other"]],
    ["not contains(name,'%2B123')", ["H%26M", "H&M", "Other"]],
    ["name%20eq%20%27H%26M%27", ["H&M"]],
  ])("%s", async (filter, expected) => {
    expect(await found(filter)).toEqual(expected);
    expect(bench.requests()).toHaveLength(1);
  });

  test("the log shows both readings, of a count too", async () => {
    await found("name eq 'H%26M'");
    expect(bench.log.info.join()).toContain("'H&M'");
    bench.log.info.length = 0;
    const { count } = await bench.act<CountResult>("countEntities", {
      entityType: "accounts",
      filterExpression: "name eq 'H%26M'",
    });
    expect(count).toBe(2);
    expect(bench.log.info.join()).toContain("'H&M'");
  });
});

test("parameter aliases, as Microsoft's pages write them", async () => {
  const filter =
    "Microsoft.Dynamics.CRM.LastXMonths(PropertyName=@p1,PropertyValue=@p2)&@p1='createdon'&@p2=42";
  expect(await found(filter)).toHaveLength(4);
  const { count } = await bench.act<CountResult>("countEntities", {
    entityType: "accounts",
    filterExpression: filter,
  });
  expect(count).toBe(4);
});

describe("a query string pasted whole", () => {
  test("is taken apart", async () => {
    const filterExpression = "?$filter=revenue eq 5&$orderby=name desc&$top=2&$select=name";
    expect(await names({ fieldNames: undefined, filterExpression })).toEqual([
      "Plus +123",
      "Other",
    ]);
    expect(sent()).toBe(
      "/api/data/v9.2/accounts?$select=name&$filter=revenue eq 5&$orderby=name desc&$top=2",
    );
  });

  test("the name of an option in front of its value is left out", async () => {
    await names({
      fieldNames: "$select=name,revenue",
      orderByFieldNames: ["$orderby=name desc"],
      expandPropertyNames: "$expand=primarycontactid($select=fullname,contactid)",
      filterExpression: "$filter=revenue eq 5",
    });
    expect(sent()).toBe(
      "/api/data/v9.2/accounts?$select=name,revenue&$filter=revenue eq 5&$orderby=name desc&$expand=primarycontactid($select=fullname,contactid)",
    );
  });

  test.each([
    ["twice given", { filterExpression: "revenue eq 5&$select=name" }, /\$select.*Field Name/],
    ["unknown", { filterExpression: "revenue eq 5&$skip=5" }, /\$skip/],
    ["a URL", { filterExpression: "https://x.example/accounts?$filter=a eq 1" }, /URL/],
  ])("%s: told, and nothing sent", async (_, inputs, words) => {
    const error = await bench.failure("queryEntities", {
      entityType: "accounts",
      fieldNames: ["name"],
      ...inputs,
    });
    expect(error.name).toBe("InputError");
    expect(error.message).toMatch(words);
    expect(bench.requests()).toHaveLength(0);
  });

  test("a count takes the condition alone", async () => {
    const error = await bench.failure("countEntities", {
      entityType: "accounts",
      filterExpression: "revenue eq 5&$orderby=name",
    });
    expect(error.name).toBe("InputError");
    expect(error.message).toContain("$orderby");
    expect(bench.requests()).toHaveLength(0);
  });
});
