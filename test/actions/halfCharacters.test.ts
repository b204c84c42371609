import fc from "fast-check";
import { type ActionError, useSandbox } from "../support/sandbox";

const bench = useSandbox();
const HALF = "Cut \ud83d";
const table = { entityType: "new_projectcollection" };
const byCode = (entityId: string) => ({ ...table, entityId });
const parent = (reference: object) => ({
  ...table,
  dynamicValues: { new_name: "Child", new_parentprojectid: { table: "new_project", ...reference } },
});
const batch = (action: object) => ({ actions: [{ collection: table.entityType, ...action }] });
const written = () =>
  bench
    .requests()
    .filter(
      ({ url }) => !/RetrieveMetadataChanges|EntityDefinitions/.test(decodeURIComponent(url)),
    );

/** Texts that a flow cut by length end in half a character, which no URL can carry. */
const PLACES: readonly [string, string, (text: string) => Record<string, unknown>, RegExp][] = [
  ["a key", "getEntity", (text) => byCode(`new_code='${text}'`), /^Entity ID /],
  [
    "a key of JSON",
    "getEntity",
    (text) => byCode(JSON.stringify({ new_code: text })),
    /^Entity ID /,
  ],
  [
    "a key of two columns",
    "deleteEntity",
    (text) => byCode(`new_number=1,new_region='${text}'`),
    /new_region/,
  ],
  ["a lookup by key", "createEntity", (text) => parent({ key: { new_code: text } }), /new_code/],
  ["a lookup by name", "createEntity", (text) => parent({ name: text }), /half/],
  [
    "a key in a batch",
    "batchEntityActions",
    (text) => batch({ action: "get", key: { new_code: text } }),
    /new_code/,
  ],
  [
    "a parameter of a function",
    "batchEntityActions",
    (text) => ({ actions: [{ action: "function", name: "WhoAmI", parameters: { x: text } }] }),
    /the parameter x /,
  ],
  [
    "FetchXML",
    "fetchXml",
    (text) => ({
      xmlQuery: `<fetch><entity name="account"><filter><condition attribute="name" operator="eq" value="${text}"/></filter></entity></fetch>`,
    }),
    /^XML Query/,
  ],
  [
    "a raw request",
    "rawRequestV2",
    (text) => ({ method: "DELETE", url: `/accounts(accountnumber='${text}')` }),
    /^URL/,
  ],
];

test.each(PLACES)(
  "half a character in %s is refused by a sentence that names it",
  async (_, key, inputs, named) => {
    const error: ActionError = await bench.failure(key, inputs(HALF));
    expect(error.name).toBe("InputError");
    expect(error.message).toMatch(named);
    expect(written()).toEqual([]);
  },
);

test("in a row of a bulk upsert it fails that row alone", async () => {
  const result = await bench.act<{ results: { status: string; error?: { message: string } }[] }>(
    "bulkUpsertEntities",
    {
      ...table,
      alternateKey: ["new_code"],
      records: [
        { new_code: HALF, new_name: "Cut" },
        { new_code: "WHOLE", new_name: "Whole \u{1f600}" },
      ],
    },
  );
  expect(result.results.map(({ status }) => status)).toEqual(["failed", "upserted"]);
  expect(result.results[0]?.error?.message).toMatch(/new_code/);
});

test("a text of whole characters is a value of a key, whichever they are", async () => {
  const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 });
  const usable = text.filter(
    (each) => each.trim() !== "" && !/[/<>*%&:\\?+'"\p{C}\p{Z}\u2018-\u201f]/u.test(each),
  );
  await fc.assert(
    fc.asyncProperty(usable, async (code) => {
      bench.sandbox.clearRequests();
      const inputs = { ...byCode(`new_code='${code}'`), returnNullWhenMissing: true };
      expect(await bench.act("getEntity", inputs)).toBeNull();
      expect(decodeURIComponent(bench.requests().at(-1)?.url ?? "")).toContain(
        `(new_code='${code}')`,
      );
    }),
    { numRuns: 30 },
  );
});
