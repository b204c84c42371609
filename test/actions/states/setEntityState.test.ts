import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { reshapeProjects } from "./projects";

const bench = useSandbox({ seed: "empty" });
const time = useVirtualTime();
beforeEach(() => forgetAt(bench.sandbox.url));

interface Where {
  readonly statecode: number;
  readonly statuscode: number;
}

const task = (statecode = 0, statuscode = 2) =>
  bench.sandbox.insert("task", { subject: "Call back", statecode, statuscode });
const set = (entityId: string, status: unknown, more: object = {}) =>
  bench.act("setEntityState", { entityType: "tasks", entityId, status, ...more });
const refused = async (entityId: string, status: unknown, more: object = {}) =>
  (await bench.failure("setEntityState", { entityType: "tasks", entityId, status, ...more }))
    .message;
const stored = (table: string, id: string): Where => {
  const { statecode, statuscode } = bench.sandbox.store.read(table, id) ?? {};
  return { statecode: Number(statecode), statuscode: Number(statuscode) };
};
/** Method and path of every request but those for definitions. */
const sent = () =>
  bench
    .requests()
    .map(({ method, path }) => `${method} ${path}`)
    .filter((line) => !line.includes("RetrieveMetadataChanges"));

const OPEN = { state: "Open", status: "Not Started", statecode: 0, statuscode: 2 };
const DONE = { state: "Completed", status: "Completed", statecode: 1, statuscode: 5 };

test("sets a state by one update, and answers in numbers and labels", async () => {
  const id = task();
  expect(await set(id, "completed")).toEqual({
    changed: true,
    from: OPEN,
    to: DONE,
    steps: [{ by: "Update", to: DONE }],
  });
  expect(stored("task", id)).toEqual({ statecode: 1, statuscode: 5 });
  expect(bench.requests().at(-1)?.body).toBe('{"statecode":1,"statuscode":5}');
  expect(sent()).toEqual([`GET /api/data/v9.2/tasks(${id})`, `PATCH /api/data/v9.2/tasks(${id})`]);
});

test("takes two requests once the definition is remembered, and one where nothing is to do", async () => {
  const id = task();
  await set(id, "Completed");
  bench.sandbox.clearRequests();
  expect(await set(id, 3)).toMatchObject({ changed: true });
  expect(bench.requests()).toHaveLength(2);
  bench.sandbox.clearRequests();
  expect(await set(id, "3")).toEqual({
    changed: false,
    from: { ...OPEN, status: "In Progress", statuscode: 3 },
    to: { ...OPEN, status: "In Progress", statuscode: 3 },
    steps: [],
  });
  expect(bench.requests()).toHaveLength(1);
});

test("within a state only the status reason is sent", async () => {
  const id = task();
  await set(id, "Deferred");
  expect(bench.requests().at(-1)?.body).toBe('{"statuscode":7}');
  expect(stored("task", id)).toEqual({ statecode: 0, statuscode: 7 });
});

test.each(["task", "Task", "Tasks", "TASKS"])("the table is found as %s", async (entityType) => {
  const id = task();
  expect(await set(id, "Completed", { entityType })).toMatchObject({ changed: true });
});

test("the record is found by an alternate key, and by its address", async () => {
  bench.sandbox.insert("account", { name: "A", accountnumber: "S-1" });
  const inputs = { entityType: "accounts", entityId: "accountnumber='S-1'", status: "Inactive" };
  expect(await bench.act("setEntityState", inputs)).toMatchObject({
    from: { state: "Active" },
    to: { state: "Inactive", status: "Inactive", statuscode: 2 },
  });
  const id = task();
  const url = `${bench.sandbox.url}/api/data/v9.2/tasks(${id})`;
  expect(await set(url, "Canceled")).toMatchObject({ to: { statecode: 2, statuscode: 6 } });
});

test("everything is done for the user who is acted for, with the custom logic that is bypassed", async () => {
  const id = task();
  const user = String(
    bench.sandbox.store.find("systemuser", { isdisabled: 0 })[0]?.["systemuserid"],
  );
  await set(id, "Completed", {
    options: { impersonateUserId: user, bypassCustomLogic: "CustomAsync" },
  });
  expect(new Set(bench.requests().map(({ headers }) => headers["mscrmcallerid"]))).toEqual(
    new Set([user]),
  );
  expect(bench.requests().at(-1)?.headers).toMatchObject({
    "mscrm.bypassbusinesslogicexecution": "CustomAsync",
  });
});

describe("what cannot be is refused before anything is written", () => {
  test.each<[string, object, RegExp]>([
    ["Finished", {}, /^Status "Finished" is no status of task; expected Open: Not Started \(2\)/],
    ["Completed", { details: { subject: "x" } }, /creates no activity; leave Details empty/],
    ["Completed", { details: { subjekt: "x" } }, /has no "subjekt"; did you mean subject\?/],
    ["Completed", { details: "[1]" }, /^Details takes a JSON object/],
    ["", {}, /^Status is required/],
    ["Completed", { options: { timeZone: "Mars" } }, /Time Zone/],
    ["Completed", { entityType: "takss" }, /did you mean tasks/],
  ])("%s %j", async (status, more, words) => {
    const id = task();
    expect(await refused(id, status, more)).toMatch(words);
    expect(bench.requests().filter(({ method }) => method !== "GET")).toEqual([]);
    expect(stored("task", id)).toEqual({ statecode: 0, statuscode: 2 });
  });

  test("a record that is not there", async () => {
    expect(await refused("00000000-0000-4000-8000-00000000dead", "Completed")).toMatch(
      /404 0x80040217.*may have been deleted/,
    );
  });

  test("a table without states", async () => {
    const id = bench.sandbox.insert("annotation", { subject: "x" });
    expect(await refused(id, "Active", { entityType: "annotations" })).toMatch(/have no state/);
  });

  test("an activity of any kind, which is told where it is written", async () => {
    const message = await refused(task(), "Completed", { entityType: "activitypointers" });
    expect(message).toMatch(
      /\(400 0x80040800\).* only read: write to the table that activitytypec/,
    );
  });

  test("a lead that is to be qualified", async () => {
    const entityId = bench.sandbox.insert("lead", { subject: "x", statecode: 0, statuscode: 1 });
    const inputs = { entityType: "leads", entityId, status: "Qualified" };
    expect((await bench.failure("setEntityState", inputs)).message).toMatch(/use Qualify Lead/);
  });
});

describe("states of a made-up table", () => {
  const project = (statecode: number, statuscode: number) =>
    bench.sandbox.insert("new_project", { new_name: "P", statecode, statuscode });
  const move = (entityId: string, status: string) =>
    bench.act<{ to: Where }>("setEntityState", { entityType: "Project", entityId, status });

  test.each([
    ["Ended", 7, 20],
    ["Dropped", 7, 21],
    ["11", 0, 11],
    ["7", 7, 20],
  ])("%s", async (status, statecode, statuscode) => {
    reshapeProjects(bench, false);
    const id = project(0, 10);
    expect((await move(id, status)).to).toMatchObject({ statecode, statuscode });
    expect(stored("new_project", id)).toEqual({ statecode, statuscode });
  });

  test("only allowed transitions are sent, and the others refused with those", async () => {
    reshapeProjects(bench, true);
    const id = project(0, 10);
    const inputs = { entityType: "new_project", entityId: id, status: "Built" };
    expect((await bench.failure("setEntityState", inputs)).message).toBe(
      "Status cannot be Ended: Built (20): the transitions of Project do not lead from Idea (10) to Built (20); what may follow it is Planned: Funded (11), Ended: Dropped (21).",
    );
    await move(id, "Funded");
    await move(id, "Built");
    expect(stored("new_project", id)).toEqual({ statecode: 7, statuscode: 20 });
    const back = { ...inputs, status: "Idea" };
    expect((await bench.failure("setEntityState", back)).message).toMatch(
      /no status may follow it/,
    );
  });

  test("what a remembered definition refuses is looked up once more", async () => {
    reshapeProjects(bench, true);
    const id = project(0, 10);
    await bench.failure("setEntityState", {
      entityType: "new_project",
      entityId: id,
      status: "Built",
    });
    reshapeProjects(bench, false);
    time.advance(60_000);
    expect((await move(id, "Built")).to).toMatchObject({ statuscode: 20 });
  });
});
