import { useSandbox } from "../../support/sandbox";
import { bad, batchOn, create, type Result } from "./support";

const bench = useSandbox();
const { run, fail, fresh, named, batches } = batchOn(bench);
const onBatch = { method: "POST", path: "$batch" };

const contact = (more: object) => ({
  collection: "contacts",
  action: "create",
  data: { lastname: fresh("Ray"), ...more },
});

/** An account that others refer to, and a contact that does. */
const pair = (account: object) => [
  create(fresh("Owner"), { contentId: "c1", ...account }),
  contact({ "parentcustomerid_account@odata.bind": "$c1" }),
];

const nameOf = (action: object | undefined): string =>
  (action as { data: { name: string } }).data.name;

const FORMS: [string, object][] = [
  ["returnRepresentation", { returnRepresentation: true }],
  ["returnRepresentation as text", { returnRepresentation: "true" }],
  ["a header", { headers: { Prefer: "return=representation" } }],
  ["a header in another case", { headers: { prefer: "Return = Representation" } }],
  [
    "a header with other preferences",
    { headers: { PREFER: 'odata.include-annotations="a,b.*", return=representation' } },
  ],
];

describe("an action that others refer to and that asks for its record", () => {
  test.each(FORMS)("%s: carried out, and the record is read behind the batch", async (_, form) => {
    const actions = pair(form);
    const found = await run(actions, { results: "verdicts" });
    const [row] = named(nameOf(actions[0]));
    expect(found.map(({ status }) => status)).toEqual(["done", "done"]);
    expect(found[0]).toMatchObject({
      id: row?.["accountid"],
      record: { accountid: row?.["accountid"], name: row?.["name"] },
    });
    expect(found[0]?.["error"]).toBeUndefined();
    expect(batches()).toHaveLength(2);
    const [read] = batches()[1]?.parts ?? [];
    expect(read).toMatchObject({
      method: "GET",
      url: expect.stringContaining(`${row?.["accountid"]}`),
    });
    expect(String(read?.headers["prefer"] ?? "")).not.toMatch(/representation/i);
  });

  test("the record comes as the answer, and other preferences go with the reading", async () => {
    const annotations = 'odata.include-annotations="OData.Community.Display.V1.FormattedValue"';
    const [first] = await run(
      pair({ headers: { Prefer: `${annotations},return=representation` } }),
    );
    const column = "ownerid@OData.Community.Display.V1.FormattedValue";
    expect(first).toHaveProperty([`_${column.replace("@", "_value@")}`]);
  });

  test("updates and upserts too, by id and by alternate key", async () => {
    const key = bench.sandbox.insert("account", { name: fresh("Old") });
    const code = fresh("code");
    const actions = [
      { collection: "accounts", action: "update", key, contentId: "a", data: { fax: "1" } },
      {
        collection: "accounts",
        action: "upsert",
        key: `accountnumber='${code}'`,
        contentId: "b",
        data: { name: code },
      },
      contact({ "parentcustomerid_account@odata.bind": "$a" }),
      contact({ "parentcustomerid_account@odata.bind": "$b" }),
    ].map((each) => ({ ...each, returnRepresentation: true }));
    const found = await run(actions);
    expect(found[0]).toMatchObject({ accountid: key, fax: "1" });
    expect(found[1]).toMatchObject({ accountnumber: code, name: code });
    expect(found[2]).toMatchObject({ _parentcustomerid_value: key });
    expect(batches()).toHaveLength(2);
    expect(batches()[1]?.parts).toHaveLength(2);
  });

  test("one to which nobody refers gets its record with the answer", async () => {
    const actions = pair({});
    const found = await run([...actions, create(fresh("Alone"), { returnRepresentation: true })]);
    expect(found[2]).toHaveProperty("accountid");
    expect(batches()).toHaveLength(1);
  });

  test.each([
    ["refused", { kind: "status", status: 403, body: { code: "0x80040220", message: "No." } }],
    ["not there", { kind: "status", status: 404, body: { code: "0x80040217", message: "Gone" } }],
    ["answered by a gateway", { kind: "gateway", status: 200, body: "<html>hello</html>" }],
    ["unreadable", { kind: "malformed" }],
  ] as const)("a reading that is %s: done, record null, and why", async (_, action) => {
    for (const results of ["verdicts", "records"]) {
      const actions = pair({ returnRepresentation: true });
      bench.sandbox.fault({ match: { method: "GET", path: "/accounts(" }, action });
      const [found] = await run(actions, { results });
      bench.sandbox.clearFaults();
      expect(found).toMatchObject({ id: expect.any(String), record: null });
      expect(found?.["error"]).toHaveProperty("message");
      if (results === "verdicts") expect(found).toMatchObject({ status: "done" });
      else expect(found).toMatchObject({ error: { outcome: "done" } });
    }
  });

  test("a whole reading that is lost for good: done all the same", async () => {
    const actions = pair({ returnRepresentation: true });
    const body = { code: "0x80040220", message: "No." };
    const action = { kind: "status", status: 403, body } as const;
    bench.sandbox.fault({ match: onBatch, after: 1, action });
    const [found] = await run(actions);
    expect(found).toMatchObject({ record: null, error: { outcome: "done", status: 403 } });
    expect(named(nameOf(actions[0]))).toHaveLength(1);
  });

  test("a record with the answer that cannot be read is no failure either, in a rollback too", async () => {
    const name = fresh("Part");
    bench.sandbox.fault({ match: { path: "/accounts" }, action: { kind: "malformed" } });
    const [found] = await run([create(name, { returnRepresentation: true })]);
    expect(found).toMatchObject({ record: null, error: { outcome: "done" } });
    expect(named(name)).toHaveLength(1);
  });

  test("where the batch fails nothing is read", async () => {
    const actions = [...pair({ returnRepresentation: true }), bad];
    await fail(actions);
    expect(batches()).toHaveLength(1);
  });
});

describe("references in other dress", () => {
  const account = () => create(fresh("Ref"), { contentId: "c1" });
  const idOf = (found: Result[]) => found[0]?.["id"];

  test.each(["/$c1", "accounts($c1)", "/accounts($c1)", "$c1"])(
    "%s in a bind, a key, a target and an @odata.id",
    async (reference) => {
      const found = await run([
        account(),
        contact({ "parentcustomerid_account@odata.bind": reference }),
        { action: "update", key: reference, data: { fax: "7" } },
        {
          collection: "contacts",
          action: "associate",
          key: bench.sandbox.insert("contact", { lastname: fresh("Linked") }),
          navigation: "parentcustomerid_account",
          target: reference,
        },
      ]);
      const id = idOf(found);
      const rows = bench.sandbox.store.find("contact", { parentcustomerid: String(id) });
      expect(rows).toHaveLength(2);
      expect(bench.sandbox.store.find("account", { accountid: String(id) })[0]).toMatchObject({
        fax: "7",
      });
    },
  );

  test.each([
    ["parentcustomerid", "$c1"],
    ["parentcustomerid", "/$c1"],
    ["_parentcustomerid_value", "$c1"],
    ["ParentCustomerId", { id: "$c1" }],
    ["parentcustomerid", { table: "account", id: "accounts($c1)" }],
    ["parentcustomerid_account", "/accounts($c1)"],
  ])("a lookup as a value: %s = %j", async (column, value) => {
    const found = await run([account(), contact({ [column]: value })]);
    const rows = bench.sandbox.store.find("contact", { parentcustomerid: String(idOf(found)) });
    expect(rows).toHaveLength(1);
  });

  test("the same text in a text column is text", async () => {
    const found = await run([account(), create("$c1")]);
    expect(named("$c1").map(({ accountid }) => accountid)).toEqual([found[1]?.["id"]]);
  });

  test.each([
    ["a reference to nothing", [contact({ parentcustomerid: "$c1" })], /\$c1/],
    [
      "a lookup twice",
      [
        create("x", { contentId: "c1" }),
        contact({ parentcustomerid: "$c1", "parentcustomerid_account@odata.bind": "$c1" }),
      ],
      /parentcustomerid_account is given twice/,
    ],
  ])("%s is refused before anything is sent", async (_, actions, message) => {
    expect((await fail(actions)).message).toMatch(message);
    expect(batches()).toEqual([]);
  });

  test.each([
    ["a name that none has", "$nobody", "rollback"],
    ["another letter case", "$C1", "rollback"],
    ["no common change set", "$c1", "continue"],
  ])(
    "%s: what is missing is the action, whichever way it is written",
    async (_, value, onError) => {
      for (const column of ["parentcustomerid", "parentcustomerid_account@odata.bind"]) {
        const actions = [account(), contact({ [column]: value })];
        const { message } = await fail(actions, { onError });
        expect(message).toContain(`${value} refers to no earlier action of the same change set`);
        expect(message).not.toContain("several tables");
      }
      expect(batches()).toEqual([]);
    },
  );
});
