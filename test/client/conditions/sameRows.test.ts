import fc from "fast-check";
import { toFetchConditions } from "../../../src/client/conditions/translate";
import { parseFilter } from "../../../src/client/odata/filter/parse";
import { conditionNode } from "../../../src/client/queries/fetchXml/conditionNodes";
import { withConditions, withRoot } from "../../../src/client/queries/fetchXml/element";
import { parseFetchXml, withFetchAttributes } from "../../../src/client/queries/fetchXml/parse";
import { useApi } from "../../sandbox/support/api";

// Monday 2024-05-13, 12:00 UTC.
const api = useApi({ clock: () => Date.parse("2024-05-13T12:00:00Z") });

/** What is not to be mistaken for markup, a wildcard, a quote or a blank. */
const TEXTS = [
  ...["O'Brien & Söhne", "<b>&lt;</b>", "50%", "a_c", "[x]", "x]", "[", '"quoted"', "]]>"],
  ...[" lead", "trail ", "a  b", "tab\tx", "line\nbreak", "cr\rx", "🎉", "__proto__", "null"],
];
const PLAIN = ["ab", "ABC", "b"];
/** Lists are JSON, of whose escapes the sandbox reads those of quotes alone. */
const LISTED = TEXTS.filter((text) => !/[\t\n\r]/.test(text));
const WHOLE = new Map(TEXTS.map((text, at) => [at, text]));

beforeAll(() => {
  const { sandbox } = api;
  const account = sandbox.insert("account", { name: "Fabrikam" });
  for (let at = 0; at < 60; at += 1) {
    const text = WHOLE.get(at) ?? PLAIN[at % 4] ?? null;
    sandbox.insert("contact", {
      lastname: text ?? "none",
      firstname: text,
      nickname: at % 3 === 0 ? text : (PLAIN[at % 3] ?? null),
      numberofchildren: at % 5 === 0 ? null : at % 4,
      donotemail: at % 2,
      gendercode: at % 3 === 0 ? null : (at % 2) + 1,
      birthdate: at % 4 === 0 ? null : `19${70 + (at % 3)}-05-1${at % 5}`,
      lastonholdtime: at % 6 === 0 ? null : `2024-05-${10 + (at % 5)}T0${at % 3}:00:00Z`,
      ...(at % 7 === 0 ? { parentcustomerid: account, parentcustomerid__table: "account" } : {}),
    });
  }
});

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
const texts = fc.constantFrom(...TEXTS, ...PLAIN).map(literal);
const columns = (...names: string[]) => fc.constantFrom(...names);
const order = columns("eq", "ne", "gt", "ge", "lt", "le");
const compare = (names: string[], operators: fc.Arbitrary<string>, values: fc.Arbitrary<string>) =>
  fc
    .tuple(columns(...names), operators, values)
    .map(([name, operator, value]) => `${name} ${operator} ${value}`);
const TEXT = ["firstname", "lastname", "nickname"];
const ALL = [...TEXT, "numberofchildren", "birthdate", "lastonholdtime", "_parentcustomerid_value"];
const CRM = "Microsoft.Dynamics.CRM.";
const condition = fc.oneof(
  compare(TEXT, order, texts),
  compare(ALL, columns("eq", "ne"), fc.constant("null")),
  compare(["numberofchildren"], order, fc.constantFrom("0", "1", "2.0", "-1")),
  compare(["donotemail"], columns("eq", "ne"), columns("true", "false")),
  compare(["birthdate"], order, columns("1970-05-12", "1971-05-11")),
  compare(["lastonholdtime"], order, columns("2024-05-12", "2024-05-12T01:00:00Z")),
  compare(["firstname"], order, fc.constant("nickname")),
  fc
    .tuple(columns("contains", "startswith", "endswith"), columns(...TEXT), texts)
    // Dataverse refuses a wildcard at the end of the two others.
    .filter(([search, , text]) => search === "contains" || !text.includes("%"))
    .map(([search, name, text]) => `${search}(${name},${text})`),
);
/** No `not` is taken in front of these. */
const calls = fc.oneof(
  columns("ThisWeek", "Today", "Last7Days", "ThisMonth", "LastYear").map(
    (name) => `${CRM}${name}(PropertyName='lastonholdtime')`,
  ),
  columns("LastXDays", "OlderThanXDays", "NextXHours").map(
    (name) => `${CRM}${name}(PropertyName='lastonholdtime',PropertyValue=2)`,
  ),
  fc
    .array(fc.constantFrom(...LISTED), { minLength: 1, maxLength: 3 })
    .map(
      (list) =>
        `${CRM}In(PropertyName='firstname',PropertyValues=[${list.map((text) => JSON.stringify(text)).join(",")}])`,
    ),
  fc.constant(`${CRM}Between(PropertyName='numberofchildren',PropertyValues=["1","2"])`),
  fc.constant(`${CRM}OnOrAfter(PropertyName='birthdate',PropertyValue='1971-05-11')`),
  fc.constant(`${CRM}EqualUserId(PropertyName='ownerid')`),
);
const { filter } = fc.letrec<{ filter: string }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3 },
    condition,
    condition,
    calls,
    condition.map((text) => `not (${text})`),
    fc
      .tuple(condition, condition, columns("and", "or"))
      .map(([one, other, joint]) => `not (${one} ${joint} ${other})`),
    fc
      .tuple(tie("filter"), tie("filter"), columns("and", "or"))
      .map(([one, other, joint]) => `(${one}) ${joint} (${other})`),
  ),
}));

const ids = async (path: string): Promise<unknown[]> => {
  const { status, text, body } = await api.send("GET", `contacts?${path}`);
  if (status !== 200) throw new Error(text);
  return (body["value"] as Record<string, unknown>[]).map(({ contactid }) => contactid).sort();
};

const inFetchXml = (text: string): string => {
  const found = toFetchConditions(parseFilter(text), { isDay: (name) => name === "birthdate" });
  if (!("part" in found)) throw new Error(found.refused.join());
  const query = parseFetchXml(
    '<fetch><entity name="contact"><attribute name="contactid" /></entity></fetch>',
  );
  const whole = withRoot(query, {}, (content) =>
    withConditions(content, [conditionNode(found.part)]),
  );
  return withFetchAttributes(whole, {});
};

test("a filter and its translation yield the same rows", async () => {
  let hits = 0;
  await fc.assert(
    fc.asyncProperty(filter, async (text) => {
      const expected = await ids(`$select=contactid&$filter=${encodeURIComponent(text)}`);
      expect(await ids(`fetchXml=${encodeURIComponent(inFetchXml(text))}`)).toEqual(expected);
      hits += expected.length > 0 ? 1 : 0;
    }),
    { numRuns: 120 },
  );
  expect(hits).toBeGreaterThan(40);
});

test.each(TEXTS)("%j is found as it is", async (text) => {
  const list = `[${JSON.stringify(text)},"x"]`;
  for (const condition of [
    `firstname eq ${literal(text)}`,
    `contains(firstname,${literal(text)})`,
    ...(LISTED.includes(text) ? [`${CRM}In(PropertyName='firstname',PropertyValues=${list})`] : []),
  ]) {
    const expected = await ids(`$select=contactid&$filter=${encodeURIComponent(condition)}`);
    expect(await ids(`fetchXml=${encodeURIComponent(inFetchXml(condition))}`)).toEqual(expected);
  }
});
