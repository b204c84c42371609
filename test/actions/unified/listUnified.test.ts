import { unmet } from "../../../migrate/run/unmet";
import type { Schema } from "../../../src/actions/schemas";
import { unifiedList } from "../../../src/actions/unified/shape";
import type { UnifiedList, UnifiedRecord } from "../../../src/client";
import { pathsOf } from "../../../src/client/unified/columns";
import { models } from "../../../src/client/unified/models";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { inOptions } from "./inOptions";

const time = useVirtualTime();
const bench = useSandbox({ clock: () => time.now() });
/** Another organization, with other columns. */
const other = useSandbox({ seed: "empty" });

const list = (inputs: object) => bench.act<UnifiedList>("listUnified", inOptions(inputs));
const get = (inputs: object) => bench.act<UnifiedRecord>("getUnified", inOptions(inputs));
const refused = async (inputs: object) =>
  (await bench.failure("listUnified", inOptions(inputs))).message;
const paths = () =>
  bench.requests().map(({ path }) => decodeURIComponent(path.replace(/^.*v9\.2/, "")));

const all = async (inputs: object) => {
  const result: UnifiedRecord[] = [];
  let page = await list(inputs);
  result.push(...page.result);
  while (page.next_cursor) {
    page = await list({ ...inputs, cursor: page.next_cursor });
    result.push(...page.result);
  }
  return { ...page, result };
};

const text = (SchemaName: string) => ({
  "@odata.type": "Microsoft.Dynamics.CRM.StringAttributeMetadata",
  SchemaName,
  DisplayName: SchemaName,
  RequiredLevel: "None",
  MaxLength: 100,
});
const choice = (SchemaName: string, options: readonly string[]) => ({
  "@odata.type": "Microsoft.Dynamics.CRM.PicklistAttributeMetadata",
  SchemaName,
  DisplayName: SchemaName,
  RequiredLevel: "None",
  OptionSet: {
    IsGlobal: false,
    OptionSetType: "Picklist",
    Options: options.map((Label, at) => ({ Value: 100_000_000 + at, Label })),
  },
});
const addColumn = (where: typeof bench, attributeBody: object) =>
  where.act("createAttribute", { entityId: "contact", attributeBody });

beforeAll(async () => {
  await addColumn(bench, text("new_Badge"));
  await addColumn(bench, choice("new_Tier", ["Gold", "Silver"]));
  await addColumn(other, text("cr1_Card"));
  await addColumn(other, choice("cr1_Level", ["Basic", "Premium"]));
});

test.each(["account", "contact", "lead", "opportunity", "engagement", "note", "user"])(
  "every page of %s is listed, each record once and as it is read alone",
  async (model) => {
    const { result, next_since, has_more } = await all({ model, limit: 1000 });
    expect(unmet({ result, has_more, next_cursor: null }, unifiedList.schema as Schema)).toEqual(
      [],
    );
    expect(has_more).toBe(false);
    expect(new Set(result.map(({ id }) => id)).size).toBe(result.length);
    const table = {
      account: "accounts",
      contact: "contacts",
      lead: "leads",
      opportunity: "opportunities",
      engagement: "activitypointers",
      note: "annotations",
      user: "systemusers",
    }[model];
    const raw = await bench.act<{ value: unknown[] }>("queryEntities", {
      entityType: table,
      fetchAll: true,
    });
    expect(result).toHaveLength(raw.value.length);
    expect(typeof next_since).toBe(model === "engagement" ? "undefined" : "string");
    expect(await get({ model, recordId: result[0]?.["id"] })).toEqual({
      ...result[0],
      remote_data: expect.objectContaining({ "@odata.etag": result[0]?.["etag"] }),
    });
  },
);

test("a page is one request, names of related records come with it, engagements take one more", async () => {
  await list({ model: "contact", limit: 2 });
  await list({ model: "engagement", limit: 2 });
  bench.sandbox.clearRequests();
  const page = await list({ model: "opportunity", filter: "statecode eq 0", limit: 3 });
  expect(page.result[0]).toMatchObject({
    status: "OPEN",
    currency: { name: expect.any(String) },
    account: { id: expect.any(String), name: expect.any(String) },
    owner: { name: expect.any(String), type: "systemuser" },
  });
  await list({ model: "opportunity", limit: 3, cursor: page.next_cursor });
  expect(paths().filter((path) => path.startsWith("/opportunities"))).toHaveLength(2);
  bench.sandbox.clearRequests();
  const { result } = await list({ model: "engagement", limit: 1000 });
  expect(paths().map((path) => path.slice(0, 16))).toEqual([
    "/activitypointer",
    "/activityparties",
  ]);
  const email = result.find(({ type, direction }) => type === "email" && direction === "outgoing");
  expect(email?.["participants"]).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        role: "from",
        record: expect.objectContaining({ type: "systemuser" }),
      }),
    ]),
  );
});

test("the cursor carries the query, survives a new token, and is held against where it is used", async () => {
  const query = {
    model: "contact",
    filter: "contains(lastname,'e')",
    limit: 5,
    includeRemoteData: false,
  };
  const page = await list(query);
  expect(page.result).toHaveLength(5);
  expect(page.result[0]).not.toHaveProperty("remote_data");
  // Nothing but model and cursor is needed: the rest is carried.
  const next = await list({ model: "contact", cursor: page.next_cursor });
  expect(next.result).toHaveLength(5);
  expect(next.result[0]).not.toHaveProperty("remote_data");
  const cursor = page.next_cursor;
  expect(await refused({ ...query, filter: "statecode eq 0", cursor })).toContain(
    "another Filter Expression",
  );
  expect(await refused({ model: "account", cursor })).toContain("is of the model contact");
  for (const broken of ["x", `${cursor?.slice(0, 40)}`, "https://evil.example/x", "AAAA"]) {
    expect(await refused({ model: "contact", cursor: broken })).toContain("is not a next_cursor");
  }
  const elsewhere = { model: "contact", cursor, connection: other.connection() };
  expect((await other.failure("listUnified", elsewhere)).message).toContain("is of http://");
  expect(other.requests()).toEqual([]);
  expect(await refused({ model: "contact", since: cursor })).toContain("It is a next_cursor.");
});

test("since lists what was created, changed and deleted from then on", async () => {
  const [kept, gone, cut] = ["Kept", "Gone", "Cut"].map((lastname) =>
    bench.sandbox.insert("contact", { lastname }),
  );
  const { next_since } = await all({ model: "contact", limit: 200 });
  time.advance(600_000);
  expect((await all({ model: "contact", since: next_since })).result).toEqual([]);
  await bench.act("updateEntity", {
    entityType: "contacts",
    entityId: kept,
    dynamicValues: { jobtitle: "CTO" },
  });
  for (const entityId of [gone, cut]) {
    await bench.act("deleteEntity", { entityType: "contacts", entityId });
  }
  const added = bench.sandbox.insert("contact", { lastname: "Added" });
  const { result, next_since: later } = await all({ model: "contact", since: next_since });
  expect(result).toHaveLength(4);
  const byId = new Map(result.map((record) => [record["id"], record]));
  expect(byId.get(kept)).toMatchObject({ title: "CTO", last_name: "Kept" });
  expect(byId.get(added)).toMatchObject({ last_name: "Added" });
  expect(byId.get(gone)).toMatchObject({
    deleted: true,
    last_name: null,
    emails: [],
    remote_data: null,
  });
  const living = await all({ model: "contact", since: next_since, includeDeleted: false });
  expect(living.result.map(({ id }) => id).sort()).toEqual([kept, added].sort());
  expect((await all({ model: "contact", since: later })).result).toEqual([]);
  expect(await refused({ model: "contact", since: later, filter: "statecode eq 0" })).toContain(
    "cannot both",
  );
  expect(await refused({ model: "contact", since: later, modifiedAfter: "2026-01-01" })).toContain(
    "cannot both",
  );
});

test("changes that are kept no longer are caught up by their time, and that is said", async () => {
  const { next_since } = await all({ model: "contact", limit: 1000 });
  time.advance(10 * 86_400_000);
  bench.sandbox.change(
    "contact",
    String((await list({ model: "contact", limit: 1 })).result[0]?.["id"]),
    {
      jobtitle: "Late",
    },
  );
  const pages: UnifiedList[] = [await list({ model: "contact", since: next_since })];
  while (pages.at(-1)?.next_cursor) {
    pages.push(await list({ model: "contact", cursor: pages.at(-1)?.next_cursor }));
  }
  expect(pages[0]?.warning).toContain("what was deleted meanwhile is not known");
  expect(pages.flatMap(({ result }) => result.map(({ title }) => title))).toContain("Late");
});

test("modifiedAfter lists what was changed since, oldest first, page by page", async () => {
  // Behind whatever other tests have changed.
  time.advance(20 * 86_400_000);
  const after = new Date(time.now() + 1_000).toISOString();
  time.advance(2_000);
  for (const lastname of ["M1", "M2", "M3"]) {
    time.advance(1_000);
    bench.sandbox.insert("contact", { lastname });
  }
  const { result, next_since } = await all({ model: "contact", modifiedAfter: after, limit: 2 });
  expect(result.map(({ last_name }) => last_name)).toEqual(["M1", "M2", "M3"]);
  expect(next_since).toBeUndefined();
  const some = await list({ model: "contact", modifiedAfter: after, filter: "lastname ne 'M2'" });
  expect(some.result.map(({ last_name }) => last_name)).toEqual(["M1", "M3"]);
});

test("who may not track changes gets the records without next_since", async () => {
  const body = {
    code: "0x80040220",
    message: "no read privilege at the level of the organization",
  };
  bench.sandbox.fault({
    match: { path: "/contacts" },
    action: { kind: "status", status: 403, body },
  });
  const page = await list({ model: "contact", limit: 1000 });
  expect(page.result.length).toBeGreaterThan(10);
  expect(page).not.toHaveProperty("next_since");
});

test("two organizations with other columns give the same records by their field maps", async () => {
  const contact = {
    first_name: "Ida",
    last_name: "Map",
    urls: [{ url: "https://ida.example", type: "website" }],
    custom_fields: { tier: "Gold", badge: "B-1" },
  };
  const maps = [
    { badge: "new_badge", tier: "new_tier" },
    {
      badge: "cr1_card",
      tier: { column: "cr1_level", values: { Gold: "Premium", Silver: "Basic" } },
    },
  ];
  for (const [at, where] of [bench, other].entries()) {
    const fieldMap = maps[at];
    const written = await where.act<UnifiedRecord>("upsertUnified", {
      model: "contact",
      record: contact,
      options: { fieldMap },
    });
    expect(written).toMatchObject(contact);
    const filter = "badge eq 'B-1'";
    const found = await where.act<UnifiedList>("listUnified", {
      model: "contact",
      filter,
      options: { fieldMap },
    });
    expect(found.result).toMatchObject([contact]);
  }
  const plain = await list({ model: "contact", filter: "new_badge eq 'B-1'" });
  expect(plain.result).toMatchObject([{ custom_fields: { new_tier: "Gold", new_badge: "B-1" } }]);
  // A part of the model is kept where the map says.
  const fieldMap = { "emails.main": "new_badge", title: "nickname" };
  const moved = await get({ model: "contact", recordId: plain.result[0]?.["id"], fieldMap });
  expect(moved).toMatchObject({ emails: [{ email: "B-1", type: "main" }], title: null });
});

test.each(Object.values(models))(
  "every column of the model $name is in the table $table",
  async (model) => {
    const { result } = await all({ model: "field", fieldsOf: model.name, limit: 1000 });
    const byPath = new Map(
      result.flatMap((field) =>
        (field["unified"] as string[]).map((path) => [path, field] as const),
      ),
    );
    for (const [path, column] of pathsOf(model)) expect(byPath.get(path)?.["id"]).toBe(column);
    for (const [name, { write }] of Object.entries(model.fields)) {
      // Activities are written to the tables of their types.
      if (!write || name === "status" || model.writes !== "upsert") continue;
      const paths = [...pathsOf(model).keys()].filter((path) => path.split(".")[0] === name);
      for (const path of paths)
        expect([path, byPath.get(path)?.["writable"]]).toEqual([path, true]);
    }
  },
);

test("fields are the columns of a model's table", async () => {
  const fields = await all({ model: "field", fieldsOf: "contact", limit: 30 });
  const byId = new Map(fields.result.map((field) => [field["id"], field]));
  expect(byId.get("new_tier")).toMatchObject({
    label: "new_Tier",
    type: "choice",
    custom: true,
    options: [{ value: 100_000_000, label: "Gold" }, { label: "Silver" }],
    unified: ["custom_fields.new_tier"],
  });
  expect(byId.get("emailaddress1")).toMatchObject({ custom: false, unified: ["emails.main"] });
  expect(await get({ model: "field", fieldsOf: "contact", recordId: "new_badge" })).toEqual(
    byId.get("new_badge"),
  );
  expect(await refused({ model: "field" })).toContain("Fields Of is required");
  expect(await refused({ model: "field", fieldsOf: "lead", filter: "x eq 1" })).toContain(
    "cannot be used",
  );
  const none = { model: "field", fieldsOf: "lead", recordId: "firstnam" };
  expect((await bench.failure("getUnified", inOptions(none))).message).toContain(
    "did you mean firstname?",
  );
  expect(await get({ ...none, returnNullWhenMissing: true })).toBeNull();
});

test("a column that went away since its definition was read breaks nothing", async () => {
  await addColumn(bench, text("new_Fleeting"));
  const page = { model: "contact", filter: "statecode eq 0", includeRemoteData: false, limit: 1 };
  const [before] = (await list(page)).result;
  expect(before?.["custom_fields"]).toHaveProperty("new_fleeting");
  await bench.sandbox.runAsPlugin({
    method: "DELETE",
    path: "EntityDefinitions(LogicalName='contact')/Attributes(LogicalName='new_fleeting')",
  });
  time.advance(120_000);
  const [after] = (await list(page)).result;
  expect(after).toMatchObject({ id: before?.["id"] });
  expect(after?.["custom_fields"]).not.toHaveProperty("new_fleeting");
});

test.each([
  ["429", { kind: "throttle", retryAfter: 1 }],
  ["503", { kind: "status", status: 503 }],
  ["a lost answer", { kind: "lostResponse" }],
  ["a cut connection", { kind: "reset" }],
] as const)("%s on any request costs no record and adds none", async (_name, action) => {
  const query = { model: "engagement", limit: 200, filter: "statecode eq 1" };
  const whole = await all(query);
  bench.sandbox.clearRequests();
  await all(query);
  for (const after of bench.requests().keys()) {
    bench.sandbox.fault({ match: {}, after, action });
    expect((await all(query)).result).toEqual(whole.result);
    bench.sandbox.clearFaults();
  }
});

test("a page that is refused half way fails by its code, and the cursor before it is still good", async () => {
  const query = { model: "account", limit: 20 };
  const page = await list(query);
  const body = { code: "0x80040220", message: "no privilege" };
  bench.sandbox.fault({
    match: { path: "/accounts" },
    action: { kind: "status", status: 403, body },
  });
  const error = await bench.failure("listUnified", { ...query, cursor: page.next_cursor });
  expect(error.message).toContain("0x80040220");
  expect((await list({ ...query, cursor: page.next_cursor })).result).toHaveLength(20);
});

test("participants of a page of 1,000 engagements come by one request", async () => {
  for (let at = 0; at < 1_000; at += 1) bench.sandbox.insert("task", { subject: `Bulk ${at}` });
  bench.sandbox.clearRequests();
  const { result } = await list({
    model: "engagement",
    limit: 1_000,
    filter: "startswith(subject,'Bulk')",
  });
  expect(result).toHaveLength(1_000);
  expect(paths()).toHaveLength(2);
});
