import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();

describe("a filter with no reading, or with several: told what is wrong there, and nothing sent", () => {
  test.each([
    ["createdon ge 2-8-2024", "createdon ge 2024-08-02 or 2024-02-08"],
    ["name eq Fabrikam", "name eq 'Fabrikam'"],
    ["name eq", "Nothing follows name eq"],
    ["name eq and statecode eq 0", "Nothing follows name eq"],
    ["(name eq ) or statecode eq 0", "Nothing follows name eq"],
    ["name eq 'x' and", "Nothing follows and"],
    ["name eq 'x' & statecode eq 0", "Write and"],
    ["name like 'a%b'", "contains(name,'<text>')"],
    ["name eq 'Dolce' and 'Gabbana'", "cannot be read behind"],
    ["name like '%x%' and revenue gt 5 5", "behind \"name like '%x%' and revenue gt 5\""],
    ["name == “x” AND foo bar", 'behind "name == “x” AND foo"'],
    ["name = 'x' and and", "behind \"name = 'x' and\""],
    ['name eq "O\'Brien" and foo bar', 'behind "name eq \\"O\'Brien\\" and foo"'],
    ["revenue + 5 gt 10", "does not calculate in filters"],
    [
      "primarycontactid in ('Nobody A','Nobody B')",
      'named "Nobody A"; no record of contact is named "Nobody B"',
    ],
    ["industrycode in ('Nope','Nada')", '; "Nada" is no option'],
    ["contains(name,'x'", "bracket"],
    ["(name eq 'x'", "bracket"],
    ["revenue gt 5M", "revenue gt 5, or revenue gt 5000000"],
    ["revenue gt 1.25bn", "revenue gt 1.25, or revenue gt 1250000000"],
    ["revenue gt 5 000", "revenue gt 5000"],
    ["revenue gt 5,000", "revenue gt 5000, or revenue gt 5.000"],
    ["revenue gt 5,000,000", "revenue gt 5000000"],
    ["revenue gt 1.000,50", "revenue gt 1000.50"],
    ["revenue gt '5,000'", "not a number"],
    ["revenue gt €5", "revenue gt 5"],
    ["revenue gt $5", "revenue gt 5"],
    ["revenue gt 5%", "revenue gt 5"],
    ["startswith(name)", "startswith(name,'<text>')"],
    ["Annual Revenue gt 5", "[Annual Revenue] gt"],
    ["[Anual Revenue] gt 5", "no column Anual Revenue"],
    ["statecode eq 'Dormant'", "Active (0)"],
    ["Nmae eq 'x'", "did you mean name"],
    ["createdon ge 'soon'", "not a date"],
    ["primarycontactid eq 'No One'", "no record of contact"],
    ["primarycontactid eq ''", "write null"],
    ["primarycontactid eq 'contact: '", "write null"],
    [`${"(".repeat(300)}name eq 'x'${")".repeat(300)}`, "inside of one another"],
  ])("%s", async (filterExpression, right) => {
    for (const key of ["queryEntities", "countEntities"]) {
      const error = await bench.failure(key, { entityType: "accounts", filterExpression });
      expect(error.name).toBe("InputError");
      expect(error.message).toMatch(/^Filter Expression /);
      expect(error.message).toContain(right);
      expect(bench.requests().some(({ url }) => url.includes("/accounts?"))).toBe(false);
    }
  });
});

describe("a filter that Dataverse refuses: the error shows the right form", () => {
  test.each([
    ["accountnumber eq 1042", "accountnumber eq '1042'"],
    ["name eq true", "name eq 'true'"],
    ["indexof(name,'x') ge 0", "contains(name,'x')"],
    ["tolower(name) eq 'x'", "name eq 'x'"],
    ["5 lt revenue", "revenue gt 5"],
    ["'Fabrikam' eq name and statecode eq 0", "name eq 'Fabrikam'"],
    ["'Annual Revenue' gt 5", "[Annual Revenue] gt 5"],
    ["statecode eq 0 and not donotphone", "donotphone eq true"],
    ["donotphone eq 0", "donotphone eq false"],
    ["revenue add 5 gt 10", "Dataverse does not calculate in filters"],
    ["(revenue sub 5) gt 10", "worked out before: revenue gt <value>"],
    ["-revenue gt 5", "worked out before: revenue gt <value>"],
    ["industrycode has 1", "industrycode eq 1 for a choice"],
    ["length(name) gt 5", "Dataverse has no function length"],
    ["name eq tolower('X')", "Dataverse has no function tolower"],
    ["createdon gt now()", "Microsoft.Dynamics.CRM.LastXHours"],
    ["cast(revenue,Edm.String) eq '5'", "Dataverse has no function cast"],
    ["createdon ge 20241231", "createdon ge 2024-12-31T00:00:00Z"],
    ["createdon ge today", "Microsoft.Dynamics.CRM.Today(PropertyName='createdon')"],
    [
      "year(createdon) eq 2024",
      "createdon ge 2024-01-01T00:00:00Z and createdon lt 2025-01-01T00:00:00Z",
    ],
    [
      "contains(statecode,'1')",
      "Microsoft.Dynamics.CRM.ContainValues(PropertyName='statecode',PropertyValues=['1'])",
    ],
  ])("%s", async (filterExpression, right) => {
    for (const key of ["queryEntities", "countEntities"]) {
      const error = await bench.failure(key, { entityType: "accounts", filterExpression });
      expect(error).toMatchObject({ name: "DataverseError", requestId: expect.any(String) });
      expect((error as Error & { hint?: string }).hint).toContain(right);
    }
  });

  test("of a raw request, the repaired form is shown", async () => {
    const url = `/accounts?$filter=${encodeURIComponent("name = 'x' AND revenue > 5")}`;
    const error = await bench.failure("rawRequestV2", { url, method: "GET" });
    expect(error.message).toContain("Write name eq 'x' and revenue gt 5");
  });

  test("a choice is told about by its number, as a query of columns by its literal", async () => {
    const error = await bench.failure("queryAttributes", {
      entityId: "account",
      filterExpression: "AttributeType eq 'Money'",
    });
    expect(error.message).toContain(
      "AttributeType eq Microsoft.Dynamics.CRM.AttributeTypeCode'Money'",
    );
    expect(error.message).toContain("Attribute Type");
    expect(error.message).not.toContain("A lookup to");
  });

  test.each([
    "attributetype eq 'Money'",
    "attributeType eq 'money'",
    "AttributeType eq 'money'",
    "AttributeType eq Microsoft.Dynamics.CRM.AttributeTypeCode'money'",
    "attributetype eq microsoft.dynamics.crm.attributetypecode'Money'",
  ])("%s: the literal is shown in the letter case that it has", async (filterExpression) => {
    const { message } = await bench.failure("queryAttributes", {
      entityId: "account",
      filterExpression,
    });
    expect(message).toContain("AttributeType eq Microsoft.Dynamics.CRM.AttributeTypeCode'Money'");
  });

  test("a property of a definition in another letter case is shown as it is", async () => {
    const filterExpression = "logicalname eq 'name'";
    const { message } = await bench.failure("queryAttributes", {
      entityId: "account",
      filterExpression,
    });
    expect(message).toContain("LogicalName:");
  });

  test("every enumeration of a definition is told by its literal", async () => {
    const error = await bench.failure("queryAttributes", {
      entityId: "account",
      filterExpression: "RequiredLevel/Value eq 'None'",
    });
    expect(error.message).toContain(
      "RequiredLevel/Value eq Microsoft.Dynamics.CRM.AttributeRequiredLevel'None'",
    );
    expect(error.message).not.toContain("A lookup to");
  });

  test("several choices in one column are compared by their function, number or not", async () => {
    const { message } = await bench.failure("queryEntities", {
      entityType: "new_projectcollection",
      filterExpression: "new_skills eq 1",
    });
    expect(message).toContain("new_skills eq '1'");
    expect(message).toContain("ContainValues(PropertyName='new_skills',PropertyValues=['1'])");
    expect(message).not.toContain("A number stands without quotes");
  });

  test.each([
    ["aggregate(revenue with SUM as t)", "with sum as"],
    ["aggregate(revenue with avg as t)", "with average as"],
  ])("%s", async (apply, right) => {
    const error = await bench.failure("queryEntities", {
      entityType: "accounts",
      options: { apply },
    });
    expect(error.message).toContain(right);
  });
});

test("Apply and Filter Expression together: one sentence with the right form, nothing sent", async () => {
  const error = await bench.failure("queryEntities", {
    entityType: "accounts",
    options: { apply: "groupby((statecode))" },
    filterExpression: "statecode eq 0",
  });
  expect(error.name).toBe("InputError");
  expect(error.message).toContain("filter(statecode eq 0)/groupby((statecode))");
  expect(bench.requests()).toHaveLength(0);
});

test("Apply beside the inputs of a query: the error says which to leave empty", async () => {
  const error = await bench.failure("queryEntities", {
    entityType: "accounts",
    options: { apply: "aggregate($count as rows)" },
    fieldNames: ["name"],
  });
  expect((error as Error & { hint?: string }).hint).toMatch(/Apply takes no other inputs/);
});
