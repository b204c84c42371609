import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();
const ID = "7d577253-3ef0-4a0a-bb7f-8335c2596e70";
const refused = (filterExpression: string) =>
  bench.failure("queryEntities", { entityType: "accounts", filterExpression });

describe("a filter that Dataverse refuses: the error shows the right form", () => {
  test.each([
    ["name = 'x'", "name eq 'x'"],
    ["name == 'x'", "name eq 'x'"],
    ["name != 'x'", "name ne 'x'"],
    ["name <> 'x'", "name ne 'x'"],
    ["revenue >= 5", "revenue ge 5"],
    ["name eq 'x' AND statecode eq 0", "Write and"],
    ["name eq 'x' AND telephone1 eq 'y'", "Write and"],
    ["name eq 'x' && telephone1 eq 'y'", "Write and"],
    ["name eq 'x' OR name eq 'O'Brien'", "name eq 'x' OR name eq 'O''Brien'"],
    ["name eq 'x' and telephone1 eq 'O'Brien'", "telephone1 eq 'O''Brien'"],
    ["accountnumber eq 1042", "accountnumber eq '1042'"],
    ["name eq true", "name eq 'true'"],
    ["primarycontactid eq null", "_primarycontactid_value eq null"],
    [`primarycontactid eq ${ID}`, `_primarycontactid_value eq ${ID}`],
    ["name EQ 'x'", "Write eq"],
    ["name eq 'x' && statecode eq 0", "Write and"],
    ["name eq 'x' || statecode eq 0", "Write or"],
    ["name like '%x%'", "contains(name,'x')"],
    ["name like 'x%'", "startswith(name,'x')"],
    ["name LIKE '%x'", "endswith(name,'x')"],
    ["name contains 'x'", "contains(name,'x')"],
    ["name startswith 'x'", "startswith(name,'x')"],
    ["name is null", "name eq null"],
    ["name is not null", "name ne null"],
    ["revenue between 1 and 2", "revenue ge 1 and revenue le 2"],
    ['name eq "x"', "name eq 'x'"],
    [`name eq "O'Brien"`, "name eq 'O''Brien'"],
    ["name eq ‘x’", "name eq 'x'"],
    ["name eq “x”", "name eq 'x'"],
    ["name eq „x“", "name eq 'x'"],
    ["revenue gt 12,5", "revenue gt 12.5"],
    [`accountid eq {${ID.toUpperCase()}}`, `accountid eq ${ID}`],
    [`accountid eq guid'${ID}'`, `accountid eq ${ID}`],
    ["createdon ge datetime'2024-01-01T00:00:00'", "createdon ge 2024-01-01T00:00:00Z"],
    ["createdon ge '2024-01-01'", "createdon ge 2024-01-01T00:00:00Z"],
    ["createdon ge '2024-01-01T08:30:00+02:00'", "createdon ge 2024-01-01T08:30:00+02:00"],
    ["createdon ge 2024-01-01T00:00:00", "createdon ge 2024-01-01T00:00:00Z"],
    ["createdon ge 2024-01-01 08:30:00", "createdon ge 2024-01-01T08:30:00Z"],
    ["createdon ge 2-8-2024", "createdon ge 2024-08-02 or 2024-02-08"],
    ["createdon ge 31/12/2024", "createdon ge 2024-12-31"],
    ["createdon ge 31.12.2024", "createdon ge 2024-12-31"],
    ["statecode eq 'Active'", "statecode eq <number>"],
    ["statecode eq '0'", "statecode eq 0"],
    ["revenue gt '12,5'", "revenue gt 12.5"],
    ["donotphone eq 'true'", "donotphone eq true"],
    ["donotphone eq True", "donotphone eq true"],
    ["name eq NULL", "name eq null"],
    ["name eq Fabrikam", "name eq 'Fabrikam'"],
    ["name eq", "Nothing follows name eq"],
    ["name eq and statecode eq 0", "Nothing follows name eq"],
    ["(name eq ) or statecode eq 0", "Nothing follows name eq"],
    ["name eq 'x' and", "Nothing follows and"],
    ["name eq 'O'Brien'", "name eq 'O''Brien'"],
    ["contains(name,'O'Brien') and statecode eq 0", "contains(name, 'O''Brien'"],
    ["contains(name,'x'", "bracket"],
    ["revenue gt 5M", "revenue gt 5, or revenue gt 5000000"],
    ["revenue gt 1.25bn", "revenue gt 1.25, or revenue gt 1250000000"],
    ["revenue gt 5 000", "revenue gt 5000"],
    ["revenue gt 5,000", "revenue gt 5000, or revenue gt 5.000"],
    ["revenue gt 5,000,000", "revenue gt 5000000"],
    ["revenue gt 1.000,50", "revenue gt 1000.50"],
    ["revenue gt €5", "revenue gt 5"],
    ["revenue gt $5", "revenue gt 5"],
    ["revenue gt 5%", "revenue gt 5"],
    ["startswith(name 'x')", "startswith(name,'x')"],
    ["startswith(name;'x')", "startswith(name,'x')"],
    ["startswith name 'x'", "startswith(name,'x')"],
    ["startswith(name)", "startswith(name,'<text>')"],
    ["contains('O''Brien',name)", "contains(name,'O''Brien')"],
    ["contains(name,x)", "contains(name,'x')"],
    ['contains(name,"x")', "contains(name,'x')"],
    ["Contains(name,'x')", "contains(name,'x')"],
    ["indexof(name,'x') ge 0", "contains(name,'x')"],
    ["tolower(name) eq 'x'", "name eq 'x'"],
    [
      "year(createdon) eq 2024",
      "createdon ge 2024-01-01T00:00:00Z and createdon lt 2025-01-01T00:00:00Z",
    ],
    [
      "name in ('a','b')",
      "Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=['a','b'])",
    ],
    [
      "statecode in (0,1)",
      "Microsoft.Dynamics.CRM.ContainValues(PropertyName='statecode',PropertyValues=['0','1'])",
    ],
    [
      "contains(statecode,'1')",
      "Microsoft.Dynamics.CRM.ContainValues(PropertyName='statecode',PropertyValues=['1'])",
    ],
  ])("%s", async (filterExpression, right) => {
    const error = await refused(filterExpression);
    expect(error).toMatchObject({ name: "DataverseError", requestId: expect.any(String) });
    expect((error as Error & { hint?: string }).hint).toContain(right);
  });

  test("only one of several texts can be meant: none is named", async () => {
    const { message } = await refused("name eq '12' and revenue gt '100'");
    expect(message).toContain("without quotes");
    expect(message).not.toMatch(/name eq 12\b/);
  });

  test("a count says it too", async () => {
    const error = await bench.failure("countEntities", {
      entityType: "accounts",
      filterExpression: "name = 'x'",
    });
    expect(error.message).toContain("name eq 'x'");
  });

  test.each([
    ["name eq 'x' and", "Nothing follows and"],
    ["name eq", "Nothing follows name eq"],
    ["statecode eq 'Active'", "statecode eq <number>"],
    ["name like '%x'", "endswith(name,'x')"],
  ])("a count says of %s what a query says", async (filterExpression, right) => {
    const error = await bench.failure("countEntities", {
      entityType: "accounts",
      filterExpression,
    });
    expect((error as Error & { hint?: string }).hint).toContain(right);
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
    const error = await bench.failure("queryEntities", { entityType: "accounts", apply });
    expect(error.message).toContain(right);
  });
});

test("Apply and Filter Expression together: one sentence with the right form, nothing sent", async () => {
  const error = await bench.failure("queryEntities", {
    entityType: "accounts",
    apply: "groupby((statecode))",
    filterExpression: "statecode eq 0",
  });
  expect(error.name).toBe("InputError");
  expect(error.message).toContain("filter(statecode eq 0)/groupby((statecode))");
  expect(bench.requests()).toHaveLength(0);
});

test("Apply beside the inputs of a query: the error says which to leave empty", async () => {
  const error = await bench.failure("queryEntities", {
    entityType: "accounts",
    apply: "aggregate($count as rows)",
    fieldNames: ["name"],
  });
  expect((error as Error & { hint?: string }).hint).toMatch(/Apply takes no other inputs/);
});
