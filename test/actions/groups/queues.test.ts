import { users } from "dataverse-sandbox";
import type { QueueResult } from "../../../src/client";
import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { FAULTS, MISSING, many, refusal, statuses, work } from "./support";

useVirtualTime();
const bench = useSandbox({ seed: "empty" });

const store = () => bench.sandbox.store;
const newQueue = (name: string, values: object = {}) =>
  bench.sandbox.insert("queue", { name, ...values });
const task = (values: object = {}) => bench.sandbox.insert("task", { subject: "Call", ...values });
const queued = (queueid: string, objectid = task(), values: object = {}) => {
  const object = { objectid, objectid__table: "task" };
  return bench.sandbox.insert("queueitem", { queueid, ...object, ...values });
};
const queuesOf = (objectid: string) =>
  store()
    .find("queueitem", { objectid, statecode: 0 })
    .map((row) => row["queueid"]);
const itemOf = (objectid: string) => store().find("queueitem", { objectid })[0]?.["queueitemid"];
const act = (action: string, inputs: Record<string, unknown>) =>
  bench.act<QueueResult>(action, inputs);
const add = (inputs: Record<string, unknown>) =>
  act("addToQueue", { entityType: "tasks", ...inputs });
const worker = (item: string) => store().read("queueitem", item)?.["workerid"] ?? null;

describe("Add to Queue", () => {
  test("puts one record in with one request, and says its queue item", async () => {
    const [queue, id] = [newQueue("Support"), task()];
    const result = await add({ queue, records: id });
    expect(result).toMatchObject({
      ...{ queue: { id: queue }, total: 1, succeeded: 1, complete: true },
      results: [{ index: 0, id, status: "added", queueItemId: itemOf(id), attempts: 1 }],
    });
    expect(work(bench)).toEqual([`POST queues(${queue})/Microsoft.Dynamics.CRM.AddToQueue`]);
    expect(JSON.parse(String(bench.requests().at(-1)?.body))).toEqual({
      Target: { "@odata.type": "Microsoft.Dynamics.CRM.task", activityid: id },
    });
  });

  test.each(["Desk", "desk@contoso.example", "queue: Desk", { table: "queue", name: "Desk" }])(
    "takes the queue as %j",
    async (queue) => {
      const id = newQueue("Desk", { emailaddress: "desk@contoso.example" });
      newQueue("Desk", { statecode: 1, statuscode: 2 });
      expect(await add({ queue, records: [task()] })).toMatchObject({
        queue: { id, name: "Desk" },
        succeeded: 1,
      });
      store().update("queue", id, { name: "gone", emailaddress: null });
    },
  );

  test("moves a record out of another queue, and says of one that is there already", async () => {
    const [from, queue] = [newQueue("From"), newQueue("To")];
    const [moved, present, fresh] = [task(), task(), task()];
    queued(from, moved);
    const item = queued(queue, present);
    const result = await add({ queue, records: [moved, present, fresh] });
    expect(statuses(result)).toEqual(["added", "alreadyInQueue", "added"]);
    expect(result.results[1]).toMatchObject({ queueItemId: item });
    for (const id of [moved, present, fresh]) expect(queuesOf(id)).toEqual([queue]);
  });

  test("leaves a record in another queue on request, and names that queue", async () => {
    const [from, queue] = [newQueue("From here"), newQueue("To")];
    const [elsewhere, present, fresh] = [task(), task(), task()];
    queued(from, elsewhere);
    queued(queue, present);
    const records = [elsewhere, present, fresh];
    const result = await add({ queue, records, ifInAnotherQueue: "fail" });
    expect(statuses(result)).toEqual(["failed", "alreadyInQueue", "added"]);
    expect(result.results[0]?.error).toMatchObject({
      message: 'Record 0 is in the queue "From here" already.',
      hint: expect.stringMatching(/^Set If In Another Queue to move/),
    });
    expect(queuesOf(elsewhere)).toEqual([from]);
  });

  test.each(["0x8004051C", "0x80040526"])(
    "names the source where Dataverse wants to hear it (%s)",
    async (code) => {
      const [from, queue, id] = [newQueue("From"), newQueue("To"), task()];
      queued(from, id);
      const action = refusal(400, code, "It is in another queue.");
      bench.sandbox.fault({ match: { path: "AddToQueue" }, action });
      expect(statuses(await add({ queue, records: [id] }))).toEqual(["added"]);
      expect(queuesOf(id)).toEqual([queue]);
      const [last] = bench.requests().slice(-1);
      expect(JSON.parse(String(last?.body)).SourceQueue).toMatchObject({ queueid: from });
    },
  );

  test("lets an e-mail stay in several queues", async () => {
    const email = bench.sandbox.insert("email", { subject: "Help" });
    const [first, second] = [newQueue("First"), newQueue("Second")];
    for (const queue of [first, second]) {
      await act("addToQueue", { entityType: "emails", queue, records: [email] });
    }
    expect(queuesOf(email).sort()).toEqual([first, second].sort());
    const again = await act("addToQueue", { entityType: "emails", queue: first, records: [email] });
    expect(statuses(again)).toEqual(["alreadyInQueue"]);
  });

  test("refuses a table without queues before anything is sent", async () => {
    const account = bench.sandbox.insert("account", { name: "Litware" });
    const inputs = { entityType: "accounts", queue: "Any", records: [account] };
    const error = await bench.failure("addToQueue", inputs);
    expect(error.message).toMatch(/^Entity Type account is not enabled for queues/);
    expect(work(bench)).toEqual([]);
  });

  test("says of each record what is wrong with it", async () => {
    const queue = newQueue("Support");
    const done = task({ statecode: 1, statuscode: 5 });
    const records = [task(), done, MISSING, { table: "account", id: MISSING }, 42];
    const result = await add({ queue, records });
    expect(statuses(result)).toEqual(["added", "failed", "failed", "failed", "failed"]);
    const told = result.results.map(({ error }) => error);
    expect(told[1]).toMatchObject({
      code: "0x8004051E",
      hint: expect.stringMatching(/not active/),
    });
    expect(told[2]).toMatchObject({ status: 404, hint: expect.stringMatching(/entry of Records/) });
    expect(told[3]?.message).toMatch(/^Records\[3\]: it is a record of account/);
    expect(told[4]?.message).toMatch(/^Records\[4\]: 42 is not a reference/);
  });

  test("ends with a queue that is inactive or missing", async () => {
    const records = [task(), task()];
    const queue = newQueue("Old", { statecode: 1, statuscode: 2 });
    const inputs = { entityType: "tasks", records };
    const inactive = await bench.failure("addToQueue", { ...inputs, queue });
    expect(inactive).toMatchObject({
      code: "0x80040522",
      message: expect.stringMatching(/activate it/),
    });
    expect((await bench.failure("addToQueue", { ...inputs, queue: MISSING })).message).toMatch(
      /Check Queue/,
    );
    const unknown = await bench.failure("addToQueue", { ...inputs, queue: "Nowhere" });
    expect(unknown.message).toMatch(
      /^Queue cannot be used: no queue is called "Nowhere"; expected its ID/,
    );
  });
});

test("a queue that becomes inactive half way ends the run, with what was done", async () => {
  const [queue, records] = [newQueue("Support"), many(3, () => task())];
  const action = refusal(400, "0x80040522", "The queue is not active.");
  bench.sandbox.fault({ match: { path: "AddToQueue" }, after: 1, times: 2, action });
  const result = await add({ queue, records });
  expect(statuses(result)).toEqual(["added", "notRun", "notRun"]);
  expect(result).toMatchObject({ complete: false, startAt: 1, unprocessed: 2 });
  expect(result.results[1]?.error).toMatchObject({ code: "0x80040522" });
  const rest = await add({ queue, records, options: { startAt: result.startAt } });
  expect(rest).toMatchObject({ complete: true, succeeded: 2 });
});

describe.each(Object.entries(FAULTS))("after %s", (_name, action) => {
  test.each([1, 3])("%i records are in the queue once, and are removed once", async (count) => {
    const [queue, ids] = [newQueue("Support"), many(count, () => task())];
    forgetAt(bench.sandbox.url);
    for (const ifInAnotherQueue of ["move", "fail"]) {
      bench.sandbox.fault({ match: { path: "AddToQueue" }, action });
      const result = await add({ queue, records: ids, ifInAnotherQueue });
      const before = ifInAnotherQueue === "fail" ? "alreadyInQueue" : "added";
      expect(statuses(result)).toEqual(ids.map(() => before));
      for (const id of ids) expect(queuesOf(id)).toEqual([queue]);
      bench.sandbox.clearFaults();
    }
    bench.sandbox.fault({ match: { path: "RemoveFromQueue" }, action });
    const removed = await act("removeFromQueue", { entityType: "tasks", records: ids });
    expect(statuses(removed)).toEqual(ids.map(() => "removed"));
    for (const id of ids) expect(queuesOf(id)).toEqual([]);
  });

  test("items are picked and released", async () => {
    const items = many(2, () => queued(newQueue("Support")));
    for (const [message, release, status] of [
      ["PickFromQueue", false, "picked"],
      ["ReleaseToQueue", true, "released"],
    ] as const) {
      bench.sandbox.fault({ match: { path: message }, action });
      const by = release ? {} : { worker: users.manager.id };
      const result = await act("pickFromQueue", { records: items, release, ...by });
      expect(statuses(result)).toEqual([status, status]);
      for (const item of items) expect(worker(item)).toBe(release ? null : users.manager.id);
    }
  });
});

describe("Remove from Queue", () => {
  test("takes queue items and records of several tables", async () => {
    const queue = newQueue("Support");
    const incident = bench.sandbox.insert("incident", { title: "Broken" });
    bench.sandbox.insert("queueitem", {
      queueid: queue,
      objectid: incident,
      objectid__table: "incident",
    });
    const [id, row, item, outside] = [task(), queued(queue), queued(queue), task()];
    queued(queue, id);
    const result = await act("removeFromQueue", {
      records: [
        item,
        { table: "task", id },
        { queueitemid: row, title: "as it was read" },
        `/incidents(${incident})`,
        { table: "task", id: outside },
        MISSING,
      ],
    });
    expect(statuses(result)).toEqual([...Array(4).fill("removed"), "notInQueue", "notInQueue"]);
    expect(result.results[1]).toMatchObject({ id, queueItemId: expect.any(String) });
    expect(store().find("queueitem", { queueid: queue })).toEqual([]);
    expect(store().read("task", id)).toBeDefined();
  });

  test("takes an ID of which nothing says what it is for that of a record, if it is no item's", async () => {
    const queue = newQueue("Support");
    const [first, second, outside] = [task(), task(), task()];
    const [item] = [queued(queue, first), queued(queue, second)];
    const picked = await act("pickFromQueue", { records: [item, second, outside] });
    expect(statuses(picked)).toEqual(["picked", "picked", "failed"]);
    expect(picked.results[2]?.error?.message).toBe("Record 2 is in no queue.");
    const removed = await act("removeFromQueue", { records: [first, item, second, outside] });
    expect(statuses(removed).sort()).toEqual(["notInQueue", "notInQueue", "removed", "removed"]);
    expect(queuesOf(second)).toEqual([]);
  });

  test("refuses a table that does not exist before anything is sent", async () => {
    bench.sandbox.clearRequests();
    const inputs = { entityType: "taskz", records: [task()] };
    const { message } = await bench.failure("removeFromQueue", inputs);
    expect(message).toMatch(/^Entity Type "taskz" is no table of this environment; did you mean/);
    expect(work(bench).filter((line) => line.includes("queueitems"))).toEqual([]);
  });

  test("asks for the queue where an e-mail is in several", async () => {
    const email = bench.sandbox.insert("email", { subject: "Help" });
    const [first, second] = [newQueue("One"), newQueue("Two")];
    for (const queueid of [first, second]) {
      bench.sandbox.insert("queueitem", { queueid, objectid: email, objectid__table: "email" });
    }
    const inputs = { entityType: "emails", records: [email] };
    const [{ error } = {}] = (await act("removeFromQueue", inputs)).results;
    expect(error?.message).toMatch(
      /^Record 0 is in several queues: ("One", "Two"|"Two", "One")\.$/,
    );
    expect(statuses(await act("removeFromQueue", { ...inputs, queue: "Two" }))).toEqual([
      "removed",
    ]);
    expect(queuesOf(email)).toEqual([first]);
  });
});

describe("Pick from Queue", () => {
  test("has the user of the connection work on an item, and gives it back", async () => {
    const item = queued(newQueue("Support"));
    const picked = await act("pickFromQueue", { records: [item] });
    expect(picked).toMatchObject({ worker: { id: users.application.id }, succeeded: 1 });
    expect(worker(item)).toBe(users.application.id);
    const released = await act("pickFromQueue", { records: [item], release: "true" });
    expect(statuses(released)).toEqual(["released"]);
    expect(released.worker).toBeUndefined();
    expect(worker(item)).toBeNull();
  });

  test("takes no rights but those on queues", async () => {
    const options = { impersonateUserId: users.salesperson.id };
    const [queue, id] = [newQueue("Support"), task()];
    expect(statuses(await add({ queue, records: [id], options }))).toEqual(["added"]);
    const inputs = { entityType: "tasks", records: [id], options };
    for (const given of [{}, { release: true }])
      await act("pickFromQueue", { ...inputs, ...given });
    expect(statuses(await act("removeFromQueue", inputs))).toEqual(["removed"]);
  });

  test("has no worker for what is released", async () => {
    const inputs = { records: [MISSING], release: true, worker: users.manager.id };
    const { message } = await bench.failure("pickFromQueue", inputs);
    expect(message).toMatch(/^Worker and Release cannot both be set/);
    expect(bench.requests()).toEqual([]);
  });

  test("takes the worker by name, and the record in place of its item", async () => {
    const [queue, id] = [newQueue("Support"), task()];
    const item = queued(queue, id);
    const name = store().read("systemuser", users.manager.id)?.["fullname"];
    const inputs = { entityType: "task", records: [id, task()], worker: name };
    const result = await act("pickFromQueue", inputs);
    expect(result.worker).toEqual({ id: users.manager.id, name });
    expect(statuses(result)).toEqual(["picked", "failed"]);
    expect(result.results[1]?.error?.message).toBe("Record 1 is in no queue.");
    expect(worker(item)).toBe(users.manager.id);
    const [other] = (await act("pickFromQueue", { ...inputs, queue: newQueue("Else") })).results;
    expect(other?.error?.message).toMatch(/^Record 0 is not in the queue /);
  });

  test("has the one acted for work on it", async () => {
    const item = queued(newQueue("Support"));
    const options = { impersonateUserId: users.salesperson.id };
    const result = await act("pickFromQueue", { records: [item], options });
    expect(result.worker).toEqual({ id: users.salesperson.id });
    expect(worker(item)).toBe(users.salesperson.id);
  });

  test("says why an item cannot be picked", async () => {
    const hidden = queued(newQueue("Private", { queueviewtype: 1 }));
    const closed = queued(newQueue("Support"), task(), { statecode: 1, statuscode: 2 });
    const result = await act("pickFromQueue", {
      records: [hidden, closed, { table: "queueitem", id: MISSING }],
    });
    expect(result.results.map(({ error }) => error?.code)).toEqual([
      "0x80731119",
      "0x8004051D",
      "0x80040217",
    ]);
    expect(result.results[0]?.error?.hint).toMatch(/a member of it/);
    const disabled = { records: [hidden], worker: users.disabled.id };
    expect((await act("pickFromQueue", disabled)).results[0]?.error?.code).toBe("0x80040521");
    const team = await bench.failure("pickFromQueue", { records: [hidden], worker: "Tender Desk" });
    expect(team.message).toBe("Worker cannot be used: it is a team; expected a user.");
  });
});
