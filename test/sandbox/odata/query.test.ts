import { parsePrefer, wants } from "../../../sandbox/odata/prefer";
import { aliasValue, parseQuery } from "../../../sandbox/odata/query";
import { refusalOf } from "./refusals";

describe("parseQuery", () => {
  it("reads every option the service knows", () => {
    const query = parseQuery(
      "$select=name,revenue&$filter=revenue%20gt%205&$orderby=name%20desc&$top=3&$count=true" +
        "&$expand=primarycontactid($select=fullname)&@p1='a%2Bb'&tag=x&partitionId=y",
    );
    expect(query).toMatchObject({
      select: ["name", "revenue"],
      filter: { kind: "compare", operator: "gt" },
      orderBy: [{ expression: { segments: ["name"] }, descending: true }],
      expand: [{ name: "primarycontactid", options: [{ name: "$select", value: ["fullname"] }] }],
      top: 3,
      count: true,
    });
    expect([...query.custom]).toEqual([
      ["tag", "x"],
      ["partitionId", "y"],
    ]);
    expect(aliasValue(query.aliases, "@p1")).toMatchObject({ type: "string", value: "a+b" });
    expect(aliasValue(query.aliases, "@p2")).toMatchObject({ type: "null" });
  });

  it("takes a plus sign for a blank, as servers do", () => {
    expect(parseQuery("$filter=name+eq+'a+b'").filter).toMatchObject({ right: { value: "a b" } });
  });

  it.each([
    ["$skip=5", "0x80060888", "Skip Clause is not supported in CRM"],
    ["$search=x", "0x80060888", "The query parameter '$search' is not supported."],
    ["$format=json", "0x80060888", "The query parameter '$format' is not supported."],
    ["$compute=a%20as%20b", "0x80060888", "The query parameter '$compute' is not supported."],
    ["$Select=name", "0x80060888", "The query parameter '$Select' is not supported."],
    ["%24FILTER=x", "0x80060888", "The query parameter '$FILTER' is not supported."],
    ["$filter=", "0x0", "The value for OData query '$filter' cannot be empty."],
    [
      "$top=1&$top=2",
      "0x0",
      "Query option '$top' was specified more than once, but it must be specified at most once.",
    ],
    [
      "$top=-1",
      "0x0",
      "Invalid value '-1' for $top query option found. The $top query option requires a non-negative integer value.",
    ],
    [
      "$count=yes",
      "0x0",
      "Invalid value 'yes' for $count query option found. Valid values are 'true' and 'false'.",
    ],
  ])("refuses %s", (text, code, message) => {
    expect(refusalOf(() => parseQuery(text))).toEqual({ status: 400, code, message });
  });

  it("refuses broken percent-encoding", () => {
    expect(refusalOf(() => parseQuery("$filter=name eq '50%'")).status).toBe(400);
  });
});

describe("parsePrefer", () => {
  it("reads several preferences out of one header", () => {
    const prefer = parsePrefer(
      'odata.maxpagesize=3, odata.include-annotations="Microsoft.Dynamics.CRM.*,a.b", return=representation, respond-async, odata.track-changes, odata.continue-on-error, wait=5',
    );
    expect(prefer).toEqual({
      returnRepresentation: true,
      maxPageSize: 3,
      annotations: ["Microsoft.Dynamics.CRM.*", "a.b"],
      trackChanges: true,
      continueOnError: true,
      respondAsync: true,
    });
    expect(wants(prefer, "Microsoft.Dynamics.CRM.totalrecordcount")).toBe(true);
    expect(wants(prefer, "a.b")).toBe(true);
    expect(wants(prefer, "a.b.c")).toBe(false);
  });

  it.each([
    [undefined, undefined],
    ["odata.maxpagesize=0", undefined],
    ["odata.maxpagesize=x", undefined],
    ["odata.maxpagesize=9000", 5000],
  ])("caps and ignores page sizes: %s", (header, size) => {
    expect(parsePrefer(header).maxPageSize).toBe(size);
  });

  it("takes an annotation list without quotes", () => {
    expect(parsePrefer("odata.include-annotations=*").annotations).toEqual(["*"]);
  });
});
