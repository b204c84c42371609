import { teams, users } from "../../../sandbox/seed/identities";
import { useApi } from "../support/api";

const api = useApi();
const crm = "Microsoft.Dynamics.CRM";
const store = () => api.sandbox.store;

const queue = (values: object = {}) => api.sandbox.insert("queue", { name: "Support", ...values });
const task = (values: object = {}) => api.sandbox.insert("task", { subject: "Call", ...values });
const typed = (table: string, key: string, id: string) => ({
  "@odata.type": `${crm}.${table}`,
  [key]: id,
});
const aTask = (id: string) => typed("task", "activityid", id);
const add = (queueId: string, Target: object, more: object = {}) =>
  api.send("POST", `queues(${queueId})/${crm}.AddToQueue`, { body: { Target, ...more } });
const onItem = (message: string, id: unknown, body: object = {}) =>
  api.send("POST", `queueitems(${id})/${crm}.${message}`, { body });
const pick = (id: unknown, user: string, RemoveQueueItem = false) =>
  onItem("PickFromQueue", id, { SystemUser: { systemuserid: user }, RemoveQueueItem });
const itemsOf = (objectid: string) => store().find("queueitem", { objectid });
const codeOf = ({ status, error }: Awaited<ReturnType<typeof add>>) => [status, error.code];

describe("a queue", () => {
  it("takes a record, which moves out of the queue that it is in", async () => {
    const [first, second, id] = [queue(), queue({ name: "Orders" }), task()];
    const QueueItemProperties = {
      "workerid_systemuser@odata.bind": `/systemusers(${users.manager.id})`,
    };
    const answer = await add(first, aTask(id), { QueueItemProperties });
    expect(answer.body).toEqual({
      "@odata.context": expect.stringContaining(`${crm}.AddToQueueResponse`),
      QueueItemId: itemsOf(id)[0]?.["queueitemid"],
    });
    expect(itemsOf(id)).toMatchObject([
      { queueid: first, title: "Call", workerid: users.manager.id },
    ]);
    expect(codeOf(await add(first, aTask(id)))).toEqual([400, "0x80040526"]);
    expect((await add(second, aTask(id))).status).toBe(200);
    expect(itemsOf(id)).toMatchObject([{ queueid: second, workerid: null }]);
    const SourceQueue = { queueid: first };
    expect(codeOf(await add(first, aTask(id), { SourceQueue }))).toEqual([400, "0x8004051B"]);
    const third = queue({ name: "Third" });
    expect(codeOf(await add(third, aTask(id), { SourceQueue }))).toEqual([400, "0x80040524"]);
  });

  it("shares an e-mail with others, but has it once", async () => {
    const [first, second] = [queue(), queue()];
    const email = api.sandbox.insert("email", { subject: "Help" });
    const target = typed("email", "activityid", email);
    for (const each of [first, second]) expect((await add(each, target)).status).toBe(200);
    expect(itemsOf(email)).toHaveLength(2);
    expect(codeOf(await add(first, target))).toEqual([400, "0x80040523"]);
  });

  it("refuses what it cannot take, and takes nothing that is inactive itself", async () => {
    const account = api.sandbox.insert("account", { name: "Litware" });
    const wrong = await add(queue(), typed("account", "accountid", account));
    expect(wrong.error.message).toContain("account is not enabled for queues");
    const done = task({ statecode: 1, statuscode: 5 });
    expect(codeOf(await add(queue(), aTask(done)))).toEqual([400, "0x8004051E"]);
    const closed = queue({ statecode: 1, statuscode: 2 });
    expect(codeOf(await add(closed, aTask(task())))).toEqual([400, "0x80040522"]);
    expect((await add(task(), aTask(task()))).status).toBe(404);
  });
});

describe("an item of a queue", () => {
  const item = async (values: object = {}) => {
    const id = task();
    return (await add(queue(values), aTask(id))).body["QueueItemId"];
  };
  const worker = (id: unknown) => store().read("queueitem", String(id))?.["workerid"];

  it("is picked, released and removed", async () => {
    const id = await item();
    expect((await pick(id, users.manager.id)).status).toBe(204);
    expect(worker(id)).toBe(users.manager.id);
    for (const _ of [1, 2]) expect((await onItem("ReleaseToQueue", id)).status).toBe(204);
    expect(worker(id)).toBeNull();
    expect((await onItem("RemoveFromQueue", id)).status).toBe(204);
    expect((await onItem("RemoveFromQueue", id)).status).toBe(404);
    const other = await item();
    expect((await pick(other, users.manager.id, true)).status).toBe(204);
    expect(store().read("queueitem", String(other))).toBeUndefined();
  });

  it("goes to those who may work on it, and in a private queue to its members", async () => {
    const hidden = await item({ queueviewtype: 1 });
    expect(codeOf(await pick(hidden, users.manager.id))).toEqual([400, "0x80731119"]);
    const queueId = String(store().read("queueitem", String(hidden))?.["queueid"]);
    store().link("queuemembership_association", queueId, users.manager.id);
    expect((await pick(hidden, users.manager.id)).status).toBe(204);
    expect(codeOf(await pick(hidden, users.disabled.id))).toEqual([403, "0x80040521"]);
    store().update("queueitem", String(hidden), { statecode: 1, statuscode: 2 });
    for (const answer of [
      await pick(hidden, users.manager.id),
      await onItem("ReleaseToQueue", hidden),
    ]) {
      expect(codeOf(answer)).toEqual([400, "0x8004051D"]);
    }
  });
});

describe("a marketing list", () => {
  const list = (values: object = {}) =>
    api.sandbox.insert("list", { listname: "Guests", createdfromcode: 2, ...values });
  const contact = () => api.sandbox.insert("contact", { lastname: "Ng" });
  const aContact = (id: string) => typed("contact", "contactid", id);
  const addAll = (id: string, Members: object[]) =>
    api.send("POST", "AddListMembersList", { body: { List: { listid: id }, Members } });
  const addOne = (id: string, EntityId: string) =>
    api.send("POST", `lists(${id})/${crm}.AddMemberList`, { body: { EntityId } });
  const membersOf = (listid: string) => store().find("listmember", { listid });

  it("takes members all or none, each once, and counts them", async () => {
    const [id, first, second] = [list(), contact(), contact()];
    const missing = aContact("00000000-0000-4000-8000-00000000dead");
    expect((await addAll(id, [aContact(first), missing])).status).toBe(404);
    expect(membersOf(id)).toEqual([]);
    for (const _ of [1, 2]) {
      const added = await addAll(id, [first, second, first].map(aContact));
      expect([added.status, added.text]).toEqual([204, ""]);
    }
    expect(
      membersOf(id)
        .map(({ entityid }) => entityid)
        .sort(),
    ).toEqual([first, second].sort());
    expect(store().read("list", id)).toMatchObject({ membercount: 2 });
    const answer = await addOne(id, first);
    expect(answer.body["Id"]).toBe(
      membersOf(id).find(({ entityid }) => entityid === first)?.["listmemberid"],
    );
  });

  it("takes members of its table only", async () => {
    const account = api.sandbox.insert("account", { name: "Litware" });
    const members = [aContact(contact()), typed("account", "accountid", account)];
    expect(codeOf(await addAll(list(), members))).toEqual([400, "0x80040301"]);
    expect((await addOne(list(), account)).status).toBe(404);
  });

  it.each([
    [{ type: 1 }, "0x8004F701"],
    [{ lockstatus: 1 }, "0x80040302"],
  ])("that is %j takes no change of its members", async (closed, code) => {
    const [id, member] = [list(), contact()];
    await addAll(id, [aContact(member)]);
    const [row] = membersOf(id);
    store().update("list", id, closed);
    const target = `${api.sandbox.url}/api/data/v9.2/contacts(${member})`;
    const answers = [
      await addAll(id, [aContact(contact())]),
      await addOne(id, contact()),
      await api.send("DELETE", `listmembers(${row?.["listmemberid"]})`),
      await api.send("DELETE", `lists(${id})/listcontact_association(${member})/$ref`),
      await api.send("POST", `lists(${id})/listcontact_association/$ref`, {
        body: { "@odata.id": target },
      }),
    ];
    expect(answers.map(codeOf)).toEqual(answers.map(() => [400, code]));
    expect(membersOf(id)).toHaveLength(1);
  });
});

it("changes no members of a team that follows a group: how the service refuses it is not known", async () => {
  store().update("team", teams.tender, { teamtype: 2 });
  const Members = [{ systemuserid: users.engineer.id }];
  const path = `teams(${teams.tender})/${crm}.AddMembersTeam`;
  expect((await api.send("POST", path, { body: { Members } })).status).toBe(501);
});
