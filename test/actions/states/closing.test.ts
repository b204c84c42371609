import { useSandbox } from "../../support/sandbox";
import { CLOSINGS, RESOLVED, statesOn, WON } from "./support";

const bench = useSandbox({ seed: "empty" });
const states = statesOn(bench);

describe.each(CLOSINGS)("$message", (closing) => {
  const { table, activity, message, to, set } = closing;

  test("closes the record, and answers with the activity", async () => {
    const id = states.open(closing);
    const change = await states.set(closing, id);
    expect(states.at(table, id)).toEqual(to);
    const [created] = states.activities(closing, id);
    expect(change).toMatchObject({
      changed: true,
      from: { statecode: closing.from[0], statuscode: closing.from[1] },
      to: { statecode: to[0], statuscode: to[1] },
      steps: [{ by: message, to: change.to }],
      created: { table: activity, id: created?.["activityid"] },
    });
    expect(states.bodies(closing)).toMatchObject([{ Status: to[1] }]);
  });

  test("keeps subject and description", async () => {
    const id = states.open(closing);
    const details = { subject: "Because", description: "„Schluß“ 💡" };
    await states.set(closing, id, { details: JSON.stringify(details) });
    expect(states.activities(closing, id)).toMatchObject([{ ...details, statecode: 1 }]);
  });

  test("is not sent for a record that is there already", async () => {
    const id = states.insert(table, to);
    const change = await states.set(closing, id);
    expect(change).toMatchObject({ changed: false, from: change.to, steps: [] });
    expect(change).not.toHaveProperty("created");
    expect(states.bodies(closing)).toEqual([]);
    expect(states.sent()).toEqual([`GET ${set}(${id})`]);
  });
});

test("the activity is called after the table and the status where nobody names it", async () => {
  const id = states.open(RESOLVED);
  await states.set(RESOLVED, id);
  expect(states.activities(RESOLVED, id)).toMatchObject([
    { subject: "Case: Information Provided" },
  ]);
});

test("an order is fulfilled by a message on the set, and cancelled by one that is told its type", async () => {
  for (const closing of CLOSINGS.filter(({ table }) => table === "salesorder")) {
    await states.set(closing, states.open(closing));
    expect(states.bodies(closing)).toMatchObject([
      { OrderClose: { "@odata.type": "Microsoft.Dynamics.CRM.orderclose" } },
    ]);
  }
  expect(states.sent()).toContain("POST salesorders/Microsoft.Dynamics.CRM.FulfillSalesOrder");
});

test("a deal is won with its revenue, its date and its competitor by name", async () => {
  const competitor = bench.sandbox.insert("competitor", { name: "Fabrikam, Inc." });
  const id = states.open(WON);
  await states.set(WON, id, {
    details: {
      actualRevenue: "12500.50",
      closeDate: "2026-03-31T09:00:00",
      competitor: "Fabrikam, Inc.",
    },
    options: { timeZone: "Europe/Berlin" },
  });
  expect(states.bodies(WON)).toMatchObject([
    {
      OpportunityClose: {
        actualrevenue: 12500.5,
        actualend: "2026-03-31T07:00:00Z",
        "competitorid@odata.bind": `/competitors(${competitor})`,
      },
    },
  ]);
  expect(bench.sandbox.store.read("opportunity", id)).toMatchObject({
    actualclosedate: "2026-03-31",
  });
});

test("a case is resolved with the minutes that were spent", async () => {
  const id = states.open(RESOLVED);
  await states.set(RESOLVED, id, { details: { timeSpent: "45" } });
  expect(states.activities(RESOLVED, id)).toMatchObject([{ timespent: 45 }]);
});

test.each(["Contoso: Rivals", "contoso: rivals", "$mart Rivals"])(
  "a competitor is found by the name %s, which is no other reference",
  async (competitor) => {
    const name = competitor.startsWith("$") ? competitor : "Contoso: Rivals";
    const [known] = bench.sandbox.store.find("competitor", { name });
    const rival = known?.["competitorid"] ?? bench.sandbox.insert("competitor", { name });
    const id = states.open(WON);
    await states.set(WON, id, { status: "Lost", details: { competitor } });
    const [activity] = bench.sandbox.store.find("opportunityclose", { opportunityid: id });
    expect(activity).toMatchObject({ competitorid: rival });
  },
);

test.each([
  [
    "opportunity",
    "opportunities",
    [2, 4],
    "Out-Sold",
    { competitor: "x", subject: "" },
    "competitor",
  ],
  [
    "incident",
    "incidents",
    [1, 5],
    "Information Provided",
    { subject: "x", timeSpent: 5 },
    "subject, timeSpent",
  ],
  ["quote", "quotes", [3, 5], "Revised", '{"description":"x"}', "description"],
] as const)(
  "a closed %s takes no details with another status reason, since no activity would keep them",
  async (table, entityType, from, status, details, named) => {
    const entityId = states.insert(table, from);
    const inputs = { entityType, entityId, status };
    const { message } = await bench.failure("setEntityState", { ...inputs, details });
    expect(message.startsWith(`Details: ${named} cannot be kept, since the record is `)).toBe(true);
    expect(message).toMatch(/by an update, which creates no activity; leave Details empty\.$/);
    expect(states.at(table, entityId)).toEqual(from);
    expect(
      await bench.act("setEntityState", { ...inputs, details: { subject: "" } }),
    ).toMatchObject({
      changed: true,
      steps: [{ by: "Update" }],
    });
  },
);

describe("details that cannot be kept are refused before anything is written", () => {
  test.each([
    [WON, { actualRevenue: "a lot" }, /^Details: actualRevenue: "a lot"/],
    [WON, { closeDate: "31/03/2026" }, /^Details: closeDate: "31\/03\/2026" is not a date/],
    [WON, { competitor: "Nobody" }, /^Details: competitor: /],
    [WON, { timeSpent: 5 }, /WinOpportunity takes subject, description, closeDate/],
    [RESOLVED, { timeSpent: 1.5 }, /^Details: timeSpent: /],
    [RESOLVED, { subject: "x".repeat(201), timeSpent: 1 }, /^Details: subject: /],
    [RESOLVED, { competitor: "x" }, /CloseIncident takes subject, description, timeSpent\.$/],
    [RESOLVED, { reason: "x" }, /^Details has no "reason"; it takes subject/],
  ])("%# %j %j", async (closing, details, words) => {
    const id = states.open(closing);
    expect((await states.failed(closing, id, { details })).message).toMatch(words);
    expect(states.at(closing.table, id)).toEqual(closing.from);
    expect(bench.requests().filter(({ method }) => method !== "GET")).toEqual([]);
  });
});

describe("quotes", () => {
  const quote = CLOSINGS.filter(({ table }) => table === "quote");

  test.each(quote)("a draft is activated before $message", async (closing) => {
    const id = states.insert("quote", [0, 1]);
    const change = await states.set(closing, id);
    expect(change.from).toMatchObject({ state: "Draft", status: "In Progress" });
    expect(change.steps.map(({ by, to }) => [by, to.statecode, to.statuscode])).toEqual([
      ["Update", 1, 2],
      [closing.message, ...closing.to],
    ]);
    expect(states.at("quote", id)).toEqual(closing.to);
    expect(states.sent()).toEqual([
      `GET quotes(${id})`,
      `PATCH quotes(${id})`,
      `POST ${closing.message}`,
      "GET quotecloses",
    ]);
  });
});

describe("from a closed state", () => {
  test.each([
    [
      WON,
      [2, 4],
      /is Lost: Canceled \(4\): WinOpportunity takes records that are Open\. Set it to that first\.$/,
    ],
    [RESOLVED, [2, 6], /CloseIncident takes records that are Active/],
  ] as const)("%# another closing is refused", async (closing, from, words) => {
    const id = states.insert(closing.table, from);
    expect((await states.failed(closing, id)).message).toMatch(words);
    expect(states.at(closing.table, id)).toEqual(from);
  });

  test.each([
    ["opportunities", "opportunity", [1, 3], "Open", [0, 1]],
    ["incidents", "incident", [1, 5], "Researching", [0, 4]],
  ] as const)("%s are reopened by an update", async (entityType, table, from, status, to) => {
    const entityId = states.insert(table, from);
    const change = await bench.act("setEntityState", { entityType, entityId, status });
    expect(change).toMatchObject({ changed: true, steps: [{ by: "Update" }] });
    expect(states.at(table, entityId)).toEqual(to);
  });
});

describe("what keeps a case open is told", () => {
  test("child cases by their titles", async () => {
    const id = states.open(RESOLVED);
    const child = states.insert("incident", [0, 1], { title: "Sensor", parentcaseid: id });
    expect((await states.failed(RESOLVED, id)).message).toMatch(
      /0x8004f456.*child cases.*Open child cases: Sensor\./,
    );
    await states.set(RESOLVED, child);
    expect(await states.set(RESOLVED, id)).toMatchObject({ changed: true });
  });

  test("activities by their kinds and subjects, five at most", async () => {
    const id = states.open(RESOLVED);
    const about = { regardingobjectid: id, regardingobjectid__table: "incident" };
    for (const at of [1, 2, 3, 4, 5])
      states.insert("task", [0, 2], { ...about, subject: `Step ${at}` });
    const { message } = await states.failed(RESOLVED, id);
    expect(message).toMatch(/Open activities: (task Step \d(, |\.)){5}/);
    expect(message).not.toMatch(/and more/);
    states.insert("appointment", [3, 5], { ...about, subject: null });
    const more = await states.failed(RESOLVED, id);
    expect(more.message).toMatch(
      /Open activities: ((task Step \d|appointment \(no name\)), ){5}and more\./,
    );
  });

  test("activities, and what to do about them", async () => {
    const id = states.open(RESOLVED);
    const about = { subject: "Call", regardingobjectid: id, regardingobjectid__table: "incident" };
    const task = states.insert("task", [0, 2], about);
    expect((await states.failed(RESOLVED, id)).message).toMatch(
      /0x8004440a.*complete or cancel them/i,
    );
    expect(states.at("incident", id)).toEqual([0, 1]);
    await bench.act("setEntityState", { entityType: "tasks", entityId: task, status: "Completed" });
    expect(await states.set(RESOLVED, id)).toMatchObject({ changed: true });
  });
});

test.each(CLOSINGS)(
  "an update that $message should do is refused with the action that does it",
  async (closing) => {
    const { set, to } = closing;
    const dynamicValues = { statecode: to[0], statuscode: to[1] };
    const inputs = { entityType: set, entityId: states.open(closing), dynamicValues };
    expect((await bench.failure("updateEntity", inputs)).message).toMatch(/Set Record State sets/);
  },
);
