import { users } from "../../../../sandbox/seed/identities";
import { useApi } from "../../support/api";

const api = useApi({ clock: () => Date.UTC(2026, 2, 31, 12, 30) });
const insert = (table: string, row: Record<string, string | number | null>) =>
  api.sandbox.insert(table, { statecode: 0, statuscode: 1, ...row });
const stateOf = (table: string, id: string) => {
  const { statecode, statuscode } = api.sandbox.store.read(table, id) ?? {};
  return [statecode, statuscode];
};
const post = (path: string, body: object) => api.send("POST", path, { body });

interface Message {
  readonly path: string;
  readonly parameter: string;
  readonly table: string;
  readonly set: string;
  readonly activity: string;
  readonly lookup: string;
  /** State and status before, and the status that is set with the state it leads to. */
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly fallback: number;
}

const opportunity = {
  parameter: "OpportunityClose",
  table: "opportunity",
  set: "opportunities",
  activity: "opportunityclose",
  lookup: "opportunityid",
  from: [0, 1],
} as const;
const quote = {
  parameter: "QuoteClose",
  table: "quote",
  set: "quotes",
  activity: "quoteclose",
  lookup: "quoteid",
  from: [1, 2],
} as const;
const order = {
  parameter: "OrderClose",
  table: "salesorder",
  set: "salesorders",
  activity: "orderclose",
  lookup: "salesorderid",
  from: [0, 1],
} as const;

const MESSAGES: readonly Message[] = [
  { ...opportunity, path: "WinOpportunity", to: [1, 3], fallback: 3 },
  { ...opportunity, path: "LoseOpportunity", to: [2, 5], fallback: 4 },
  {
    path: "CloseIncident",
    parameter: "IncidentResolution",
    table: "incident",
    set: "incidents",
    activity: "incidentresolution",
    lookup: "incidentid",
    from: [0, 1],
    to: [1, 1000],
    fallback: 5,
  },
  { ...quote, path: "WinQuote", to: [2, 4], fallback: 4 },
  { ...quote, path: "CloseQuote", to: [3, 6], fallback: 7 },
  { ...order, path: "CancelSalesOrder", to: [2, 4], fallback: 4 },
  {
    ...order,
    path: "salesorders/Microsoft.Dynamics.CRM.FulfillSalesOrder",
    to: [3, 100002],
    fallback: 100001,
  },
];

const open = ({ table, from: [statecode, statuscode] }: Message) =>
  insert(table, { statecode, statuscode });
const bodyOf = ({ parameter, activity, lookup, set, to }: Message, id: string, more = {}) => ({
  Status: to[1],
  [parameter]: {
    "@odata.type": `Microsoft.Dynamics.CRM.${activity}`,
    subject: "Done",
    [`${lookup}@odata.bind`]: `/${set}(${id})`,
    ...more,
  },
});

describe.each(MESSAGES)("$path", (message) => {
  const { path, table, activity, lookup, parameter, to, fallback } = message;

  it("closes the record and keeps it in a completed activity", async () => {
    const id = open(message);
    const answer = await post(path, bodyOf(message, id, { description: "All is well" }));
    expect([answer.status, answer.text]).toEqual([204, ""]);
    expect(stateOf(table, id)).toEqual(to);
    expect(api.sandbox.store.find(activity, { [lookup]: id })).toMatchObject([
      {
        subject: "Done",
        description: "All is well",
        statecode: 1,
        statuscode: 2,
        actualend: "2026-03-31T12:30:00Z",
      },
    ]);
  });

  it("takes -1 for the default status of its state", async () => {
    const id = open(message);
    expect((await post(path, { ...bodyOf(message, id), Status: -1 })).status).toBe(204);
    expect(stateOf(table, id)).toEqual([to[0], fallback]);
  });

  it("refuses a status of another state, and closes nothing", async () => {
    const id = open(message);
    const answer = await post(path, { ...bodyOf(message, id), Status: 1 });
    expect([answer.status, answer.error.code]).toEqual([400, "0x80048408"]);
    expect(stateOf(table, id)).toEqual(message.from);
    expect(api.sandbox.store.find(activity, { [lookup]: id })).toEqual([]);
  });

  it("closes nothing twice", async () => {
    const id = open(message);
    await post(path, bodyOf(message, id));
    expect((await post(path, bodyOf(message, id))).status).toBe(400);
    expect(api.sandbox.store.find(activity, { [lookup]: id })).toHaveLength(1);
  });

  it("refuses a record that is not there, and an activity that names none", async () => {
    const missing = "00000000-0000-4000-8000-00000000dead";
    expect((await post(path, bodyOf(message, missing))).status).toBe(404);
    const type = { "@odata.type": `Microsoft.Dynamics.CRM.${activity}` };
    expect((await post(path, { Status: -1, [parameter]: type })).status).toBe(400);
  });

  it("wants its parameters, and no others", async () => {
    const id = open(message);
    const { Status, ...rest } = bodyOf(message, id);
    expect((await post(path, rest)).error.message).toMatch(/'Status' is missing/);
    expect((await post(path, { ...rest, Status, Reason: 1 })).error.code).toBe("0x80048d19");
    expect(stateOf(table, id)).toEqual(message.from);
  });
});

test("an opportunity has what its closing says", async () => {
  const [win] = MESSAGES;
  if (!win) throw new Error("There is no message.");
  const id = open(win);
  const more = { actualrevenue: 12500.5, actualend: "2026-02-01T08:00:00Z" };
  await post(win.path, bodyOf(win, id, more));
  expect(api.sandbox.store.read("opportunity", id)).toMatchObject({
    actualclosedate: "2026-02-01",
  });
  const { body } = await api.send("GET", `opportunities(${id})?$select=actualvalue`);
  expect(body).toMatchObject({ actualvalue: 12500.5 });
});

test.each([
  ["opportunity", 1, 3, "WinOpportunity", "0x80040515"],
  ["opportunity", 2, 4, "WinOpportunity", "0x80040515"],
  ["incident", 1, 5, "CloseIncident", "0x800404cf"],
  ["incident", 2, 6, "CloseIncident", "0x80044411"],
])("%s in state %s is closed already: %s %s", async (table, statecode, statuscode, path, code) => {
  const id = insert(table, { statecode, statuscode });
  const message = MESSAGES.find((each) => each.path === path);
  if (!message) throw new Error(path);
  const answer = await post(path, bodyOf(message, id));
  expect([answer.status, answer.error.code]).toEqual([400, code]);
  expect(stateOf(table, id)).toEqual([statecode, statuscode]);
});

describe("a case", () => {
  const message = MESSAGES.find(({ table }) => table === "incident");
  const close = (id: string) => post("CloseIncident", message ? bodyOf(message, id) : {});

  it("with open activities is not closed", async () => {
    const id = insert("incident", {});
    const about = { regardingobjectid: id, regardingobjectid__table: "incident", statuscode: 2 };
    const task = insert("task", about);
    const refused = await close(id);
    expect([refused.status, refused.error.code]).toEqual([400, "0x8004440a"]);
    api.sandbox.change("task", task, { statecode: 1, statuscode: 5 });
    expect((await close(id)).status).toBe(204);
  });

  it("with open child cases is not closed", async () => {
    const id = insert("incident", {});
    const child = insert("incident", { parentcaseid: id });
    const refused = await close(id);
    expect([refused.status, refused.error.code]).toEqual([400, "0x8004f456"]);
    await close(child);
    expect((await close(id)).status).toBe(204);
  });
});

test("a quote has to be active", async () => {
  const win = MESSAGES.find(({ path }) => path === "WinQuote");
  if (!win) throw new Error("There is no WinQuote.");
  const id = insert("quote", { statecode: 0, statuscode: 1 });
  expect((await post(win.path, bodyOf(win, id))).status).toBe(400);
  expect((await api.send("PATCH", `quotes(${id})`, { body: { statecode: 1 } })).status).toBe(204);
  expect((await post(win.path, bodyOf(win, id))).status).toBe(204);
  const again = await api.send("PATCH", `quotes(${id})`, { body: { statecode: 1 } });
  expect(again.error.code).toBe("0x80100003");
});

test("the activity of a cancelled order has to say its type, since any row is taken", async () => {
  const cancel = MESSAGES.find(({ path }) => path === "CancelSalesOrder");
  if (!cancel) throw new Error("There is no CancelSalesOrder.");
  const id = insert("salesorder", {});
  const { Status, OrderClose } = bodyOf(cancel, id) as Record<string, unknown>;
  const { "@odata.type": _, ...untyped } = OrderClose as Record<string, unknown>;
  expect((await post(cancel.path, { Status, OrderClose: untyped })).status).toBe(400);
  const task = { ...untyped, "@odata.type": "Microsoft.Dynamics.CRM.task" };
  expect((await post(cancel.path, { Status, OrderClose: task })).status).toBe(400);
  expect(stateOf("salesorder", id)).toEqual([0, 1]);
});

test("FulfillSalesOrder is called on the set only", async () => {
  expect((await post("FulfillSalesOrder", {})).status).toBe(404);
});

test("who may not write the record closes nothing", async () => {
  const id = insert("opportunity", {});
  const [win] = MESSAGES;
  const token = api.sandbox.issueToken({ userId: users.applicationWithoutRole.id });
  const body = win ? bodyOf(win, id) : {};
  expect((await api.send("POST", "WinOpportunity", { token, body })).status).toBe(403);
  expect(stateOf("opportunity", id)).toEqual([0, 1]);
});
