import type { RecordList } from "../../../src/client";
import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();
const isDefinition = ({ url }: { url: string }) => url.includes("RetrieveMetadataChanges");
const sent = () =>
  bench
    .requests()
    .filter((request) => !isDefinition(request))
    .map(({ url }) => decodeURIComponent(url).replace("/api/data/v9.2/", ""));
const query = (inputs: Record<string, unknown>) =>
  bench.act<RecordList>("queryEntities", { entityType: "accounts", top: "1", ...inputs });

beforeEach(() => forgetAt(bench.sandbox.url));

test.each([
  [{ fieldNames: ["Account Name", "Name"] }, "$select=name,name"],
  [
    { fieldNames: ["AccountNumber", "Primary Contact"] },
    "$select=accountnumber,_primarycontactid_value",
  ],
  [{ orderByFieldNames: ["Account Name desc", "createdon"] }, "$orderby=name desc,createdon"],
  [
    { expandPropertyNames: ["Primary Contact($select=fullname)"] },
    "$expand=primarycontactid($select=fullname)",
  ],
])("%j: labels are read by the definition first, cold and warm alike", async (inputs, option) => {
  for (const definitions of [1, 0]) {
    bench.sandbox.clearRequests();
    await query(inputs);
    expect(bench.requests().filter(isDefinition)).toHaveLength(definitions);
    expect(sent()).toEqual([`accounts?${option}&$top=1`]);
  }
});

test("names that look right and are right take one request", async () => {
  await query({
    fieldNames: ["name"],
    orderByFieldNames: ["createdon desc"],
    expandPropertyNames: ["Account_Tasks($select=subject)"],
  });
  expect(bench.requests()).toHaveLength(1);
});

test("a lookup to one table is expanded by its column's name, in any letter case", async () => {
  await query({
    entityType: "new_projectcollection",
    expandPropertyNames: ["new_accountid($select=name)"],
  });
  expect(sent().at(-1)).toBe("new_projectcollection?$expand=new_AccountId($select=name)&$top=1");
});

test("all wrong names are told at once with the nearest ones, and no record is asked for", async () => {
  const error = await bench.failure("queryEntities", {
    entityType: "accounts",
    fieldNames: ["Acount Nmae", "revenu", "name"],
    orderByFieldNames: ["telephon1 desc"],
    expandPropertyNames: ["primarycontact"],
  });
  expect(error.name).toBe("InputError");
  for (const name of ["Acount Nmae", "revenue", "telephone1", "primarycontactid"]) {
    expect(error.message).toContain(name);
  }
  expect(sent()).toEqual([]);
});

test("all names that Dataverse refuses are told at once, and its own words are kept", async () => {
  const error = await bench.failure("queryEntities", {
    entityType: "accounts",
    fieldNames: ["revenu"],
    orderByFieldNames: ["telephon1 desc"],
  });
  expect(error).toMatchObject({ name: "DataverseError", status: 400 });
  for (const name of ["revenue", "telephone1"]) expect(error.message).toContain(name);
});

test("a name in a condition that Dataverse refuses is told with the nearest ones", async () => {
  const filterExpression = "nmae eq null";
  const error = await bench.failure("queryEntities", { entityType: "accounts", filterExpression });
  expect(error.message).toContain("did you mean name");
});

describe("a refusal of a condition tells the nearest names of all that are wrong in it", () => {
  test.each([
    ["nmae eq 5 and revenu gt 5", ["name", "revenue"]],
    ["account_tasks/any(t:t/statecode eq 0) and nmae eq 5", ["Account_Tasks", "name"]],
    ["primarycontactidd/fullname eq 'x'", ["primarycontactid"]],
  ])("%s", async (filterExpression, right) => {
    for (const key of ["queryEntities", "countEntities"]) {
      const error = await bench.failure(key, { entityType: "accounts", filterExpression });
      expect(error.outcome).toBe("notDone");
      for (const name of right) expect(error.message).toContain(`did you mean ${name}`);
    }
  });

  test("beside the wrong names of other inputs", async () => {
    const error = await bench.failure("queryEntities", {
      entityType: "accounts",
      fieldNames: ["accountnumbr"],
      filterExpression: "nmae eq 5",
    });
    expect(error.message).toContain("did you mean accountnumber");
    expect(error.message).toContain("did you mean name");
    expect(error.message).not.toMatch(/\?[.;]/);
  });

  test("names of other records are not looked for in the table", async () => {
    const error = await bench.failure("queryEntities", {
      entityType: "accounts",
      filterExpression: "nmae eq 5 and Account_Tasks/any(t:t/subject eq 'x' and t/nonsense eq 5)",
    });
    expect(error.message).not.toMatch(
      /"(?:subject|t|nonsense)" is no (?:column|navigation property)/,
    );
  });
});
