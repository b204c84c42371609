import fc from "fast-check";
import { InputError } from "../../../src/client";
import { optionTable } from "../../../src/inputs/options/table";
import { cleanerOf } from "../../component/walk";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();
const ann = "4026be43-6b69-e111-8f65-78e7d1620f5e";
const accounts = { entityType: "accounts" };
const created = { ...accounts, dynamicValues: { name: "Options" } };

/** The inputs of an action, and one of its options. */
const ACTIONS = [
  ["queryEntities", accounts],
  ["getEntity", { ...accounts, entityId: ann, returnNullWhenMissing: true }],
  ["createEntity", created],
  ["bulkCreateEntities", { ...accounts, records: [{ name: "Options" }] }],
  ["countEntities", accounts],
  ["getCurrentUser", {}],
] as const;

describe("Options", () => {
  it.each([undefined, null, "", " ", {}, "{}", []])("may be %j", async (options) => {
    await bench.act("queryEntities", { ...accounts, top: "1", options });
    expect(bench.requests()).toMatchObject([{ method: "GET" }]);
  });

  const given = { impersonateUserId: ann };
  it.each(ACTIONS)("of %s: an object or its JSON text", async (key, inputs) => {
    for (const options of [given, JSON.stringify(given)]) {
      bench.sandbox.clearRequests();
      await bench.act(key, { ...inputs, options });
      expect(bench.requests().at(-1)?.headers["mscrmcallerid"]).toBe(ann);
    }
  });

  it.each(["[1]", "no JSON", 5, [{}]])("refuses %j, and sends nothing", async (options) => {
    const error = await bench.failure("queryEntities", { ...accounts, options });
    expect(error).toBeInstanceOf(InputError);
    expect(error.message).toMatch(/^Options /);
    expect(bench.requests()).toEqual([]);
  });

  it.each([
    [{ impersonateUserID: ann }, "impersonateUserId"],
    ['{ "timezone": "UTC" }', "timeZone"],
    [{ top: 5 }, "top"],
    [{ nonsense: 1 }, "impersonateObjectId"],
    ['{ "__proto__": 1 }', "__proto__"],
    [{ constructor: 1 }, "constructor"],
    [JSON.parse('{ "__proto__": { "count": true } }'), "__proto__"],
    [{ hasOwnProperty: 1 }, "hasOwnProperty"],
  ])("names what it does not know: %j", async (options, named) => {
    const error = await bench.failure("queryEntities", { ...accounts, options });
    expect(error).toBeInstanceOf(InputError);
    expect(error.message).toContain(named);
    expect(bench.requests()).toEqual([]);
  });

  it.each(["hasOwnProperty", "valueOf", "toLocaleString"])(
    "%s beside it is ignored with a warning, as every unknown name is",
    async (name) => {
      const odd = Object.fromEntries([[name, "x"]]);
      await bench.act("queryEntities", { ...accounts, top: "1", ...odd });
      expect(bench.requests()).toHaveLength(1);
      expect(bench.log.warn.join()).toContain(name);
    },
  );

  it("names the option whose value it refuses", async () => {
    const error = await bench.failure("createEntity", {
      ...created,
      options: JSON.stringify({ timeZone: "Mars/Olympus" }),
    });
    expect(error.message).toMatch(/^Time Zone .*"Mars\/Olympus"/);
    expect(bench.requests()).toEqual([]);
  });
});

describe("a group of saved flows", () => {
  const xmlQuery = '<fetch count="1"><entity name="account" /></fetch>';

  it.each(["__proto__", "valueOf", "toLocaleString"])(
    "ignores %s as every name that it does not know",
    async (name) => {
      const pagination = JSON.parse(`{"${name}": "x", "pageNumber": "2"}`) as object;
      await bench.act("fetchXml", { xmlQuery, pagination });
      // The first query asks for the table's set name before.
      const queries = bench.requests().filter(({ path }) => path.endsWith("/accounts"));
      expect(queries.map(({ url }) => decodeURIComponent(url))).toEqual([
        expect.stringContaining('page="2"'),
      ]);
      await bench.act("listEntitiesAction", { pagination: { [name]: "x", maxPageSize: 3 } });
    },
  );
});

describe("a value beside Options that belongs in it", () => {
  it.each(ACTIONS)("is refused by %s by its name", async (key, inputs) => {
    const error = await bench.failure(key, { ...inputs, impersonateUserId: ann });
    expect(error).toBeInstanceOf(InputError);
    expect(error.message).toMatch(/^impersonateUserId .*\bOptions\b/);
    expect(bench.requests()).toEqual([]);
  });

  it("is no matter where it is empty", async () => {
    await bench.act("queryEntities", { ...accounts, top: "1", maxRecords: "", apply: null });
    expect(bench.log.warn).toEqual([]);
  });

  it("stays an input where saved flows have it", async () => {
    const xmlQuery = '<fetch top="1"><entity name="account" /></fetch>';
    await bench.act("fetchXml", { xmlQuery, impersonateUserId: ann, includeAnnotations: "*" });
    expect(bench.requests()).toMatchObject([{ headers: { mscrmcallerid: ann } }]);
  });
});

describe("an input that nobody declares", () => {
  it("is left out, and named in the log", async () => {
    const odd = { condition: "statecode eq 1", feildNames: ["name"], ["x".repeat(500)]: 1 };
    await bench.act("queryEntities", { ...accounts, top: "1", ...odd });
    expect(bench.requests()[0]?.url).not.toContain("statecode");
    expect(bench.log.warn).toEqual([
      expect.stringMatching(/"condition"/),
      expect.stringMatching(/"feildNames".*fieldNames/),
      expect.stringMatching(/"x{80}"/),
    ]);
  });

  it("is not looked at", async () => {
    const inputs = { ...accounts, top: "1", secretThing: "s3cret-value" };
    await bench.act("queryEntities", inputs);
    expect(bench.log.warn.join()).not.toContain("s3cret");
  });
});

describe("cleaners of options", () => {
  const options = Object.values(optionTable).flatMap((topic) => Object.entries(topic));

  it.each(options)("%s takes what it gave", (_, input) => {
    const clean = cleanerOf(input);
    const value = fc.oneof(
      fc.constantFrom(undefined, "", "true", "2", "UTC", ann, "*", input.example, input.default),
      fc.string(),
      fc.integer(),
    );
    fc.assert(
      fc.property(value, (given) => {
        let once: unknown;
        try {
          once = clean(given);
        } catch {
          return;
        }
        expect(clean(once)).toEqual(once);
      }),
    );
  });
});

test("an option that belongs in another group is named with that group", async () => {
  const error = await bench.failure("mirrorEntities", {
    ...accounts,
    records: [{ accountid: ann }],
    options: { allowCascade: true },
  });
  expect(error).toBeInstanceOf(InputError);
  expect(error.message).toMatch(/allowCascade.*Guards/);
  expect(bench.requests()).toEqual([]);
});
