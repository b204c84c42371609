import type { ResolvedField } from "../../../src/client/mapping/resolveFieldMap";
import { atomsIn } from "../../../src/client/odata/filter/atoms";
import { parseFilter } from "../../../src/client/odata/filter/parse";
import type { Literal } from "../../../src/client/odata/filter/tree";
import { countedRows, secondOf } from "../../../src/client/queries/count/counted";
import { fetchHint } from "../../../src/client/queries/fetchXml/fetchHints";
import { fetchProperties } from "../../../src/client/queries/fetchXml/fetchProperties";
import { parseFetchXml } from "../../../src/client/queries/fetchXml/parse";
import { fieldFact } from "../../../src/client/queries/filter/fieldFact";
import { lookupFact } from "../../../src/client/queries/filter/lookupFact";
import { valueFact } from "../../../src/client/queries/filter/valueFact";
import { wantsDefinition } from "../../../src/client/queries/filter/wantsDefinition";
import { response } from "../fakes";
import { column, context } from "../values/fixtures";

const GUID = "7d577253-3ef0-4a0a-bb7f-8335c2596e70";
const crm = (name: string, rest: string) => `Microsoft.Dynamics.CRM.${name}(${rest})`;
const literal = (text: string): Literal => {
  const [atom] = atomsIn(parseFilter(`x eq ${text}`));
  if (atom?.node.kind !== "compare" || atom.node.right.kind !== "literal") throw new Error(text);
  return atom.node.right;
};

describe("whether a definition could change what a condition says", () => {
  test.each<[filter: string, isWanted: boolean]>([
    ["name eq 'x'", false],
    ["new_x eq 'x'", true],
    ["Account_Tasks/$count gt 1", false],
    [`_primarycontactid_value eq '${GUID}'`, false],
    ["_primarycontactid_value eq 'Ann'", true],
    [`_ownerid_value in (${GUID},${GUID})`, false],
    ["_ownerid_value in ('Ann')", true],
    ["name in ('a','b')", false],
    ["new_x in ('a','b')", true],
    ["statecode in (0,1)", false],
    ["new_x in (0,1)", true],
    ["statecode in (0,'Active')", true],
    ["createdon in (2024-01-01T00:00:00,2024-01-01T00:00:00Z)", true],
    ["createdon in (2024-01-01,2024-01-02)", false],
    ["endswith(name,'%41')", false],
    ["endswith(new_x,'%41')", true],
    ["endswith(new_x,'A')", false],
    ["length(name) gt 5", false],
    ["name eq Fabrikam", true],
    [`accountid eq ${GUID}`, false],
    [`new_x eq ${GUID}`, true],
    [crm("ContainValues", "PropertyName='new_x',PropertyValues=['Red']"), true],
    [crm("ContainValues", "PropertyName='new_x',PropertyValues=['1']"), false],
    [crm("In", "PropertyName='statecode',PropertyValues=['Active']"), true],
    [crm("In", "PropertyName='statecode',PropertyValues=['1']"), false],
    [crm("NotIn", "PropertyName='name',PropertyValues=['x']"), false],
    [crm("In", "PropertyName='_ownerid_value',PropertyValues=['1']"), true],
    [crm("Between", "PropertyName='new_x',PropertyValues=['a','b']"), false],
  ])("%s: %p", (filter, isWanted) => {
    const wants = atomsIn(parseFilter(filter)).some((atom) =>
      wantsDefinition(atom, { entityType: "accounts" }),
    );
    expect(wants).toBe(isWanted);
  });

  test("of a time without a zone, only where a zone is set", () => {
    const wants = (filter: string, timeZone?: string) =>
      atomsIn(parseFilter(filter)).some((atom) =>
        wantsDefinition(atom, { entityType: "accounts", timeZone }),
      );
    for (const filter of ["createdon ge 2024-01-01", "createdon in (2024-01-01,2024-01-02)"]) {
      expect([wants(filter), wants(filter, "Europe/Berlin")]).toEqual([false, true]);
    }
  });
});

describe("a lookup is compared with the id of the record that is meant", () => {
  const lookup = (targets?: readonly string[]) =>
    column("lookup", {
      logicalName: "regardingid",
      targets: targets?.map((table) => ({ table, navigation: table })),
    });
  const fact = (text: string, targets?: readonly string[]) =>
    lookupFact(lookup(targets), literal(text), context);

  test.each<[text: string, targets: readonly string[] | undefined, id: string]>([
    [`'{${GUID}}'`, ["contact"], GUID],
    [`{id:"${GUID}"}`, ["contact"], GUID],
    [
      '{"table":"contact","name":"One"}',
      ["contact", "account"],
      "11111111-1111-4111-8111-111111111111",
    ],
    ["'contact: One'", ["contact", "account"], "11111111-1111-4111-8111-111111111111"],
    ["'One'", ["contact"], "11111111-1111-4111-8111-111111111111"],
  ])("%s", async (text, targets, id) => {
    expect(await fact(text, targets)).toEqual({ text: id });
  });

  test.each<[text: string, targets: readonly string[] | undefined, wrong: RegExp]>([
    ["''", undefined, /names no record; write null/],
    ["'contact:'", ["contact"], /names no record; write null/],
    ['{table:"contact"}', ["contact"], /names no record; expected/],
    ["'One'", ["contact", "account"], /regardingid may refer to contact, account: expected/],
    ["'One'", undefined, /regardingid may refer to/],
    ['{table:"nothing",name:"One"}', ["contact"], /there is no table "nothing"/],
    ['{table:"team",name:"One"}', ["contact"], /does not refer to team/],
    ["'Two'", ["contact"], /more than one record of contact is named "Two"/],
    ["'None'", ["contact"], /no record of contact is named "None"/],
  ])("%s is refused", async (text, targets, wrong) => {
    expect(await fact(text, targets)).toEqual({ wrong: expect.stringMatching(wrong) });
  });

  test.each(["5", "null", GUID])("%s stays as it is given", async (text) => {
    expect(await fact(text, ["contact"])).toBeUndefined();
  });
});

test.each([
  [`'${GUID}'`, undefined],
  [`'${GUID.toUpperCase()}'`, undefined],
  [`'{${GUID}}'`, { text: GUID }],
  ["'x'", undefined],
])("%s in a column of GUIDs", (text, expected) => {
  expect(valueFact(column("uniqueidentifier"), literal(text), undefined)).toEqual(expected);
});

describe("a value of the app is compared as its column has it", () => {
  const field = (kind: "integer" | "string" | "multichoice" | "lookup", values: unknown) =>
    ({
      field: "Stage",
      column: column(kind),
      name: kind,
      target: undefined,
      values,
    }) as ResolvedField;
  const values = [
    { app: "Open", column: 1 },
    { app: "Gone", column: null },
    { app: "Ann", column: `/contacts(${GUID})` },
    { app: 5, column: 2 },
  ];

  test.each<[kind: Parameters<typeof field>[0], text: string, sent: string]>([
    ["integer", "'Open'", "1"],
    ["integer", "'Gone'", "null"],
    ["integer", "5", "2"],
    ["string", "'Open'", "'1'"],
    ["multichoice", "'Open'", "'1'"],
    ["lookup", "'Ann'", GUID],
  ])("%s: %s", (kind, text, sent) => {
    expect(fieldFact(field(kind, values), literal(text))).toEqual({ text: sent });
  });

  test("null is null, and what the map does not have is told", () => {
    expect(fieldFact(field("integer", values), literal("null"))).toBeUndefined();
    expect(fieldFact(field("integer", values), literal("'Shut'"))).toEqual({
      wrong: expect.stringMatching(/^Stage \(integer\): Field Map has no value for "Shut"/),
    });
    expect(fieldFact(field("integer", undefined), literal("'Open'"))).toHaveProperty("wrong");
  });
});

describe("what Dataverse refuses in FetchXML", () => {
  const query = (content: string) => `<fetch><entity name="account">${content}</entity></fetch>`;
  const conditions = (...each: string[]) =>
    query(`<filter>${each.map((attributes) => `<condition ${attributes}/>`).join("")}</filter>`);
  const operator = "Unknown condition operator.";
  const type = (name: string) =>
    `Condition for attribute 'account.revenue': expected argument(s) of type '${name}' but received 'System.String'.`;

  test.each<[xml: string, message: string, hint: string | undefined]>([
    [conditions('attribute="a" operator="eq"'), operator, undefined],
    [
      conditions('attribute="a" operator="eq"', 'attribute="b" operator="gte"'),
      operator,
      'on b has the operator "gte": write ge',
    ],
    [conditions('attribute="b" operator="zzzzzzzz"'), operator, "expected one such as eq, ne"],
    [conditions('value="1"'), operator, 'on ? has the operator ""'],
    [
      query('<attribute name="a" aggregate="median"/>'),
      "aggregate",
      'The attribute a has the aggregate "median"; expected one of avg',
    ],
    [query('<attribute aggregate="median"/>'), "aggregate", "The attribute ? has"],
    [
      conditions('attribute="revenue" operator="gt" value="x"'),
      type("System.Decimal"),
      'on revenue has the value "x": a number is wanted',
    ],
    [
      conditions('attribute="revenue" operator="gt" value="5"'),
      type("System.Decimal"),
      "on revenue: a number is wanted",
    ],
    [conditions('attribute="revenue" operator="gt" value="5"'), type("System.Byte[]"), undefined],
    [
      query(
        '<filter><condition attribute="revenue" operator="in"><value>5</value><other/><value>x<b/></value></condition></filter>',
      ),
      type("System.Decimal"),
      'has the value "x"',
    ],
    [
      conditions('attribute="a" operator="on" value="x"'),
      "The value 'x' is no date",
      "of the condition on a with the operator on",
    ],
    [conditions('value="x"'), "The value 'x' is no date", "on ? with the operator ?"],
    [
      conditions('attribute="a" value="x"', 'attribute="b" value="x"'),
      "The value 'x' is no date",
      undefined,
    ],
  ])("%s: %s", (xml, message, hint) => {
    const found = fetchHint(xml, message);
    if (hint === undefined) expect(found).toBeUndefined();
    else expect(found).toContain(hint);
  });
});

const propertiesOf = (xml: string) => {
  const found = fetchProperties(parseFetchXml(xml));
  return {
    columnBehind: (name: string) => found.columnBehind?.(name),
    isNamed: (name: string) => found.isNamed?.(name),
    isComputed: (name: string) => found.isComputed?.(name),
  };
};

test("the properties of rows lead back to the columns behind them", () => {
  const { columnBehind, isNamed, isComputed } = propertiesOf(
    `<fetch><entity name="account"><attribute name="name" alias="n"/><attribute name="revenue" alias="sum" aggregate="sum"/>
       <attribute name="createdon" aggregate="max"/><order attribute="name"/>
       <link-entity name="contact" alias="c"><all-attributes/><attribute name="fullname"/></link-entity>
       <link-entity name="task"><all-attributes/><attribute name="subject"/></link-entity>
       <link-entity name="lead" link-type="matchfirstrowusingcrossapply"><attribute name="companyname"/><attribute/></link-entity>
       <link-entity/></entity><order/></fetch>`,
  );
  expect(
    [
      "n",
      "c.fullname",
      "c_x002e_fullname",
      "task1.subject",
      "CompanyName",
      "companyname",
      "Other",
      "x.y",
      "z",
    ].map(columnBehind),
  ).toEqual([
    { table: "account", column: "name" },
    { table: "contact", column: "fullname" },
    { table: "contact", column: "fullname" },
    { table: "task", column: "subject" },
    { table: "lead", column: "companyname" },
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(["n", "c", "subject", "name"].map(isNamed)).toEqual([true, true, true, false]);
  expect(["sum", "n", "createdon"].map(isComputed)).toEqual([true, false, false]);
});

describe("what a count answers", () => {
  test.each([
    [[], 0],
    [[{ countedrows: 7 }], 7],
  ])("%j", (value, count) => expect(countedRows(response(200, { value }))).toBe(count));

  test.each([
    [[], undefined],
    [[{}], undefined],
    [[{ createdon: "2024-01-01T00:00:01.900Z" }], 1_704_067_201],
  ])("the second of %j", (value, second) =>
    expect(secondOf("createdon")(response(200, { value }))).toBe(second),
  );

  test.each([[[{ countedrows: "7" }]], [[{ createdon: 5 }]], [[{ createdon: "soon" }]]])(
    "%j is unreadable",
    (value) => {
      expect(() => countedRows(response(200, { value }))).toThrow(/holds no count/);
      if ("createdon" in (value[0] ?? {})) {
        expect(() => secondOf("createdon")(response(200, { value }))).toThrow(/holds no date-time/);
      }
    },
  );
});
