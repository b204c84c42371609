import type { RecordList } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();
const FORMATTED = "OData.Community.Display.V1.FormattedValue";
const LINK =
  "/api/data/v9.2/accounts?$select=name&$skiptoken=%3Ccookie%20pagenumber=%222%22%20/%3E";

const failure = async (key: string, inputs: Record<string, unknown>) => {
  const error = await bench.failure(key, inputs);
  expect(error.name).toBe("InputError");
  expect(bench.requests()).toHaveLength(0);
  return error.message;
};

describe("Next Page ID that is no next link", () => {
  test.each([
    "2",
    "null",
    "undefined",
    "<cookie page='1'/>",
    '{"cookie":"x","page":1}',
    "/accounts",
  ])("%s: the action at hand says what it takes", async (nextPageId) => {
    const message = await failure("queryEntities", { entityType: "accounts", nextPageId });
    expect(message).toMatch(/^Next Page ID .*Query Entities takes the oDataNextLink/);
  });

  test("a link that was decoded on its way is told to be one", async () => {
    const nextPageId = `${bench.sandbox.url}${decodeURIComponent(LINK)}`;
    const message = await failure("queryEntities", { entityType: "accounts", nextPageId });
    expect(message).toContain("decoded");
  });

  test.each(["2", "null", `https://x.example${LINK}`])("of FetchXML: %s", async (nextPageId) => {
    const xmlQuery = '<fetch><entity name="account" /></fetch>';
    const message = await failure("fetchXml", { entityType: "accounts", xmlQuery, nextPageId });
    expect(message).toMatch(/^Next Page ID .*Run Fetch XML Query takes PagingInfo/);
  });
});

describe("Expand Property Name in a form that Dataverse does not take", () => {
  test.each([
    ["primarycontactid()", /expected primarycontactid\.$/],
    ["(select=a)", /no navigation property/],
    ["($select=a)", /no navigation property/],
    ["primarycontactid($Select=fullname)", /primarycontactid\(\$select=fullname\)/],
    ["primarycontactid($select=*)", /leave \$select out/],
    ["primarycontactid($select=fullname,$top=2)", /primarycontactid\(\$select=fullname;\$top=2\)/],
    ["primarycontactid(select=fullname)", /primarycontactid\(\$select=fullname\)/],
    ["*", /navigation properties by name/],
  ])("%s", async (expandPropertyNames, right) => {
    const inputs = { entityType: "accounts", expandPropertyNames };
    expect(await failure("queryEntities", inputs)).toMatch(right);
    expect(await failure("getEntity", { ...inputs, entityId: "name='x'" })).toMatch(right);
  });

  test("options with commas, semicolons and brackets of their own are sent as they are", async () => {
    const item =
      "primarycontactid($select=fullname,contactid;$filter=contains(fullname,'a;b,$top=1');$expand=parentcustomerid_account($select=name,accountid))";
    const inputs = { entityType: "accounts", expandPropertyNames: [item], top: 1 };
    await bench.act<RecordList>("queryEntities", inputs).catch(() => undefined);
    expect(decodeURIComponent(bench.requests()[0]?.url ?? "")).toContain(`$expand=${item}`);
  });
});

test("an asterisk as Field Name: left empty, all columns come", async () => {
  const message = await failure("queryEntities", { entityType: "accounts", fieldNames: "*" });
  expect(message).toMatch(/Field Name.*empty for all columns/);
});

describe("Include Annotations", () => {
  test.each([
    ["FormattedValue", FORMATTED],
    ["formatted", FORMATTED],
    [`@${FORMATTED}`, FORMATTED],
    ["true", "*"],
    ["FormattedValue, lookuplogicalname", `${FORMATTED},Microsoft.Dynamics.CRM.lookuplogicalname`],
    ["Microsoft.Dynamics.CRM.*", "Microsoft.Dynamics.CRM.*"],
  ])("%s is understood", async (includeAnnotations, names) => {
    await bench.act("queryEntities", {
      entityType: "accounts",
      top: 1,
      options: { includeAnnotations },
    });
    expect(bench.requests()[0]?.headers["prefer"]).toBe(`odata.include-annotations="${names}"`);
  });

  test("false asks for none", async () => {
    await bench.act("queryEntities", {
      entityType: "accounts",
      top: 1,
      options: { includeAnnotations: "false" },
    });
    expect(bench.requests()[0]?.headers["prefer"]).toBeUndefined();
  });

  test.each(["queryEntities", "fetchXml"])(
    "%s refuses what no annotation is called",
    async (key) => {
      const xmlQuery = '<fetch><entity name="account" /></fetch>';
      const inputs = {
        entityType: "accounts",
        xmlQuery,
        ...(key === "fetchXml"
          ? { includeAnnotations: "labeled" }
          : { options: { includeAnnotations: "labeled" } }),
      };
      expect(await failure(key, inputs)).toMatch(/^Include Annotations "labeled"/);
    },
  );

  test("of FetchXML: labels come by a word too", async () => {
    const { value } = await bench.act<RecordList>("fetchXml", {
      xmlQuery:
        '<fetch top="1"><entity name="account"><attribute name="statecode" /></entity></fetch>',
      entityType: "accounts",
      includeAnnotations: "FormattedValue",
    });
    expect(value[0]).toHaveProperty(["statecode_Formatted"]);
  });
});

describe("Raw Request: every way to write a path", () => {
  test.each([
    "accounts?$top=1",
    "/accounts?$top=1",
    "api/data/v9.2/accounts?$top=1",
    "/api/data/v9.2/accounts?$top=1",
  ])("%s", async (url) => {
    await bench.act("rawRequestV2", { url, method: "GET" });
    expect(bench.requests().map((request) => request.url)).toEqual([
      "/api/data/v9.2/accounts?$top=1",
    ]);
  });

  test.each([
    "/WhoAmI",
    "/$metadata",
    "/EntityDefinitions(LogicalName='account')?$select=LogicalName",
  ])("%s is below the API's root", async (url) => {
    await bench.act("rawRequestV2", { url, method: "GET" });
    expect(bench.requests()[0]?.url).toBe(`/api/data/v9.2${url}`);
  });

  test("what an environment serves besides is left where it is", async () => {
    await bench.failure("rawRequestV2", { url: "/WebResources/new_logo", method: "GET" });
    expect(bench.requests()[0]?.url).toBe("/WebResources/new_logo");
  });
});
