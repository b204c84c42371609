import { users } from "dataverse-sandbox";
import { forgetAt } from "../support/forget";
import { useSandbox } from "../support/sandbox";
import { useClock } from "./clock";
import { fill } from "./fill";
import { poller, recurrence, stateful } from "./poller";

const clock = useClock("2026-05-04T08:00:00Z");
const bench = useSandbox({ seed: "empty", clock: clock.now });
const polling = recurrence(bench);
const poll = poller(bench);
beforeEach(() => forgetAt(bench.sandbox.url));

let views = 0;
/** A system view of accounts with this query. */
const view = (content: string, attributes = ""): string => {
  views += 1;
  const name = `View ${views}`;
  bench.sandbox.insert("savedquery", {
    ...{ name, returnedtypecode: "account", querytype: 0, statecode: 0 },
    fetchxml: `<fetch ${attributes}><entity name="account">${content}</entity></fetch>`,
  });
  return name;
};
const ACTIVE =
  '<attribute name="name" /><order attribute="name" /><filter><condition attribute="statecode" operator="eq" value="0" /></filter>';
const account = (values: Record<string, string | number>) =>
  bench.sandbox.insert("account", values);
const names = (rows: readonly Record<string, unknown>[]) => rows.map(({ name }) => name);

test("only what the view shows starts the flow, poll by poll, with warm and with cold caches", async () => {
  const inputs = { view: view(ACTIVE) };
  await polling.run(inputs);
  account({ name: "Active 1" });
  const id = account({ name: "Inactive", statecode: 1 });
  clock.later(600);
  expect(await polling.run(inputs)).toMatchObject({
    created: [{ name: "Active 1", createdon: expect.any(String), modifiedon: expect.any(String) }],
    updated: [],
    keys: { created: [expect.stringMatching(/^[0-9a-f-]{36}:\d+$/)] },
  });
  // A record that comes to meet the view by a change is found as updated.
  await bench.act("updateEntity", {
    entityType: "accounts",
    entityId: id,
    dynamicValues: { statecode: 0, statuscode: 1 },
  });
  account({ name: "Active 2" });
  clock.later(600);
  forgetAt(bench.sandbox.url);
  const next = await polling.run(inputs);
  expect([names(next.created), names(next.updated)]).toEqual([["Active 2"], ["Inactive"]]);
  clock.later(60);
  bench.sandbox.clearRequests();
  expect((await polling.run(inputs)).created).toEqual([]);
  expect(bench.requests()).toHaveLength(1);
});

test("a filter, columns, labels and linked columns go with it", async () => {
  const contact = bench.sandbox.insert("contact", { firstname: "Zoë", lastname: "O'Brien" });
  const link =
    '<link-entity name="contact" from="contactid" to="primarycontactid" link-type="outer" alias="pc"><attribute name="fullname" /></link-entity>';
  const inputs = {
    view: view(ACTIVE + link),
    filterExpression: "industrycode = 'Consulting' and name startswith 'A'",
    options: { includeLabels: true },
  };
  await polling.run(inputs);
  for (const name of ["A1", "B1"]) {
    account({ name, industrycode: 7, primarycontactid: contact });
  }
  account({ name: "A2", industrycode: 1 });
  clock.later(600);
  const { created } = await polling.run(inputs);
  expect(created).toEqual([
    expect.objectContaining({
      name: "A1",
      "pc.fullname": "Zoë O'Brien",
      pc: { fullname: "Zoë O'Brien" },
    }),
  ]);
  account({ name: "A3", industrycode: 7, telephone1: "1" });
  clock.later(600);
  const other = await polling.run({ ...inputs, fieldNames: ["Main Phone", "pc.fullname"] });
  expect(other.created).toEqual([expect.objectContaining({ telephone1: "1" })]);
  expect(other.created[0]).not.toHaveProperty("name");
});

test("many changes come page by page, each once, though a page is lost and another refused", async () => {
  const inputs = { view: view(ACTIVE), lookBackDate: "2026-05-04" };
  fill(bench.sandbox, "account", 2_300, (row) => ({ name: `Row ${row}`, statecode: 0 }));
  const instance = stateful();
  const context = { batch: { enabled: true, batchSize: 50 } };
  bench.sandbox.fault({ match: { method: "GET" }, after: 1, action: { kind: "lostResponse" } });
  bench.sandbox.fault({
    match: { method: "GET" },
    after: 3,
    action: { kind: "status", status: 503 },
  });
  const keys: string[] = [];
  const sizes: number[] = [];
  let paginationState: unknown;
  do {
    const payload = paginationState ? { paginationState } : {};
    const answer = await poll.call(instance, inputs, { payload, context });
    const items = poll.items(answer);
    sizes.push(items.length);
    keys.push(...items.map(({ key }) => key));
    paginationState = poll.next(answer);
    forgetAt(bench.sandbox.url);
  } while (paginationState);
  const active = bench.sandbox.store.select(
    "SELECT count(*) AS n FROM account WHERE statecode = 0",
  );
  expect(sizes.slice(0, 2)).toEqual([1_000, 1_000]);
  expect([keys.length, new Set(keys).size]).toEqual([active[0]?.["n"], active[0]?.["n"]]);
});

test("a record that the view shows in several rows comes once", async () => {
  const inputs = {
    view: view(
      `${ACTIVE}<link-entity name="contact" from="parentcustomerid" to="accountid" alias="c"><attribute name="fullname" /></link-entity>`,
    ),
  };
  await polling.run(inputs);
  const id = account({ name: "Joined" });
  for (const lastname of ["One", "Two"]) {
    bench.sandbox.insert("contact", {
      lastname,
      parentcustomerid: id,
      parentcustomerid__table: "account",
    });
  }
  clock.later(600);
  expect(names((await polling.run(inputs)).created)).toEqual(["Joined"]);
});

test("a view that is changed between two polls counts as it is by then, and nothing is lost", async () => {
  const name = view(ACTIVE);
  await polling.run({ view: name });
  const [row] = bench.sandbox.store.select(
    `SELECT savedqueryid AS id FROM savedquery WHERE name = '${name}'`,
  );
  account({ name: "Mine", ownerid: users.application.id, ownerid__table: "systemuser" });
  account({ name: "Theirs", ownerid: users.salesperson.id, ownerid__table: "systemuser" });
  const mine =
    '<attribute name="name" /><filter><condition attribute="ownerid" operator="eq-userid" /></filter>';
  const change = (fetchxml: string) =>
    bench.sandbox.store.update("savedquery", String(row?.["id"]), { fetchxml });
  // What a warm process remembers is refused: it is read anew.
  change('<fetch><entity name="account"><attribute name="gone" /></entity></fetch>');
  forgetAt(bench.sandbox.url);
  clock.later(600);
  expect((await polling.failure({ view: name })).message).toMatch(/gone/);
  change(`<fetch><entity name="account">${mine}</entity></fetch>`);
  expect(names((await polling.run({ view: name })).created)).toEqual(["Mine"]);
});

test.each([
  [
    { expandPropertyNames: "primarycontactid" },
    /^Expand Property Name cannot be combined with View/,
  ],
  [{ filterExpression: "primarycontactid/fullname eq 'x'" }, /cannot be added to a view/],
  [{ filterExpression: "$filter=name eq 'x'&$top=1" }, /has \$top beside the condition/],
])("%j is refused before anything is sent", async (inputs, message) => {
  expect((await polling.failure({ view: "x", ...inputs })).message).toMatch(message);
  expect(bench.requests()).toEqual([]);
});

test("an aggregation has no records that could start a flow", async () => {
  bench.sandbox.insert("savedquery", {
    ...{ name: "Groups", returnedtypecode: "account", querytype: 0, statecode: 0 },
    fetchxml:
      '<fetch aggregate="true"><entity name="account"><attribute name="accountid" aggregate="count" alias="n" /></entity></fetch>',
  });
  const { message } = await polling.failure({ view: "Groups" });
  expect(message).toMatch(/^View "Groups" is an aggregation, which yields groups and no records/);
});
