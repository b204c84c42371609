import { teams, users } from "dataverse-sandbox";
import type { ListResult, TeamResult } from "../../../src/client";
import { HOSTILE_NAMES } from "../../support/hostileNames";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { FAULTS, MISSING, many, refusal, statuses, work } from "./support";

useVirtualTime();
const bench = useSandbox({ seed: "empty" });

const store = () => bench.sandbox.store;
const newList = (values: object = {}) =>
  bench.sandbox.insert("list", { listname: "Guests", createdfromcode: 2, ...values });
const contact = (values: object = {}) =>
  bench.sandbox.insert("contact", { lastname: "Ng", ...values });
const membersOf = (listid: string) =>
  store()
    .select('SELECT entityid FROM "listmember" WHERE listid = ?', [listid])
    .map((row) => String(row["entityid"]));
const add = (inputs: Record<string, unknown>) => bench.act<ListResult>("addListMembers", inputs);
const remove = (inputs: Record<string, unknown>) =>
  bench.act<ListResult>("removeListMembers", inputs);

describe("members of a list", () => {
  test("come in one message, and leave by their rows", async () => {
    const [list, ids] = [newList(), many(3, () => contact())];
    const added = await add({ list, members: ids });
    expect(added).toMatchObject({
      list: { id: list, name: "Guests" },
      ...{ memberTable: "contact", total: 3, succeeded: 3, complete: true, startAt: 3 },
      results: ids.map((id, index) => ({ index, id, status: "added", attempts: 1 })),
    });
    expect(work(bench)).toEqual([expect.stringMatching(/^GET lists\(/), "POST AddListMembersList"]);
    const body = JSON.parse(String(bench.requests().at(-1)?.body));
    expect(body.List).toEqual({ "@odata.type": "Microsoft.Dynamics.CRM.list", listid: list });
    expect(body.Members[0]).toEqual({
      "@odata.type": "Microsoft.Dynamics.CRM.contact",
      contactid: ids[0],
    });
    const other = contact();
    const removed = await remove({ list, members: [...ids.slice(1), other] });
    expect(statuses(removed)).toEqual(["removed", "removed", "notMember"]);
    expect(membersOf(list)).toEqual([ids[0]]);
    expect(store().read("list", list)?.["membercount"]).toBe(1);
  });

  test("are given in every form, and the list by its name", async () => {
    const list = newList({ listname: "Guests (VIP): North" });
    const ids = [contact(), contact({ lastname: "Unique" }), contact(), contact()];
    const members = [
      ids[0],
      "contact: Unique",
      { contactid: ids[2], lastname: "as it was read" },
      `/contacts(${ids[3]})`,
      { table: "account", id: ids[0] },
      "no reference",
      MISSING,
    ];
    const result = await add({ list: "guests (vip): north", members });
    expect(result).toMatchObject({ succeeded: 4, failed: 3, list: { id: list } });
    expect(membersOf(list).sort()).toEqual([...ids].sort());
    const told = result.results.slice(4).map(({ error }) => error);
    expect(told[0]?.message).toMatch(
      /^Members\[4\]: it is a record of account; expected one of contact/,
    );
    expect(told[1]?.message).toMatch(/^Members\[5\]: "no reference" is not a reference/);
    expect(told[2]).toMatchObject({
      status: 404,
      hint: expect.stringMatching(/the entry of Members/),
    });
  });

  test("by alternate keys are looked up together", async () => {
    const list = newList({ createdfromcode: 1 });
    const ids = many(3, (index) =>
      bench.sandbox.insert("account", { name: "A", accountnumber: `M-${index}` }),
    );
    const members = ids.map((_, index) => `accountnumber='M-${index}'`);
    const result = await add({ list, members: [...members, "accountnumber='M-none'"] });
    expect(result.results.map(({ id }) => id)).toEqual([...ids, undefined]);
    expect(statuses(result)).toEqual(["added", "added", "added", "failed"]);
    expect(statuses(await remove({ list, members }))).toEqual(["removed", "removed", "removed"]);
  });

  test("named twice are added once, and are not taken out twice", async () => {
    const [list, id] = [newList(), contact()];
    expect(statuses(await add({ list, members: [id, id] }))).toEqual(["added", "added"]);
    expect(membersOf(list)).toEqual([id]);
    expect(statuses(await remove({ list, members: [id, id] }))).toEqual(["removed", "notMember"]);
  });

  test.each([
    [{ type: 1 }, /^List "Guests" is dynamic: .* Nothing was sent\.$/],
    [{ lockstatus: 1 }, /^List "Guests" is locked: .* Nothing was sent\.$/],
  ])("of a list that is %j are left alone", async (closed, message) => {
    const list = newList(closed);
    for (const action of ["addListMembers", "removeListMembers"]) {
      const error = await bench.failure(action, { list, members: [contact()] });
      expect(error.message).toMatch(message);
    }
    expect(work(bench).filter((line) => !line.startsWith("GET lists("))).toEqual([]);
  });

  test("of a list that is locked in between are told why", async () => {
    const action = refusal(400, "0x80040302", "The list is locked.");
    bench.sandbox.fault({ match: { path: "AddListMembersList" }, action });
    const error = await bench.failure("addListMembers", { list: newList(), members: [contact()] });
    expect(error).toMatchObject({
      code: "0x80040302",
      message: expect.stringMatching(/unlock it/),
    });
  });

  test("of no list, or of one of several, are refused", async () => {
    const twins = [newList({ listname: "Twins" }), newList({ listname: "Twins" })];
    newList({ listname: "Newsletter 2026" });
    const failing = async (list: unknown) =>
      (await bench.failure("addListMembers", { list, members: [contact()] })).message;
    const several = await failing("Twins");
    for (const id of twins) expect(several).toContain(`/lists(${id}) (Twins)`);
    expect(await failing("Newsletter")).toMatch(/did you mean "Newsletter 2026"\?$/);
    expect(await failing("__proto__")).toMatch(/no marketing list is called "__proto__"; expected/);
    expect(await failing("O'Brien")).toMatch(/no marketing list is called "O'Brien"/);
    expect(await failing("list: ")).toMatch(/^List cannot be used: it names no marketing list/);
    expect(await failing({ table: "account", id: MISSING })).toMatch(
      /record of account|no table|expected/,
    );
    expect(await failing(MISSING)).toMatch(/Check List/);
    expect(await failing("https://elsewhere.example/api/data/v9.2/lists(1)")).toMatch(/elsewhere/);
    store().update("list", twins[0] ?? "", { statecode: 1, statuscode: 1 });
    expect(await add({ list: "Twins", members: [contact()] })).toMatchObject({
      list: { id: twins[1] },
    });
  });

  test.each(HOSTILE_NAMES)(
    "of a list that is called %s are added like any others",
    async (name) => {
      const unknown = await bench.failure("addListMembers", { list: name, members: [contact()] });
      expect(unknown.message).toContain(`no marketing list is called "${name}"`);
      const list = newList({ listname: name });
      const result = await add({ list: name, members: [contact(), name] });
      expect(result).toMatchObject({ list: { id: list, name }, succeeded: 1, failed: 1 });
    },
  );

  test("of a list with a very long name are refused in a short sentence", async () => {
    const list = "Guests ".repeat(4_000);
    const { message } = await bench.failure("addListMembers", { list, members: [contact()] });
    expect(message).toMatch(/^List cannot be used: no marketing list is called "Guests /);
    expect(message.length).toBeLessThan(400);
  });

  test("where there are no marketing lists, that is what the error says", async () => {
    const action = refusal(404, "0x80060888", "Resource not found for the segment 'lists'.");
    bench.sandbox.fault({ match: { path: "/lists" }, times: 2, action });
    for (const list of ["Guests", MISSING]) {
      const { message } = await bench.failure("addListMembers", { list, members: [MISSING] });
      expect(message).toMatch(/The environment has no table of marketing lists/);
    }
  });

  test("that are none send nothing", async () => {
    const result = await add({ list: "Nobody looks", members: "[]" });
    expect(result).toMatchObject({ total: 0, succeeded: 0, complete: true, results: [] });
    expect(bench.requests()).toEqual([]);
  });
});

describe.each(Object.entries(FAULTS))("after %s", (_name, action) => {
  test.each([1, 4])("%i members come and go, each once", async (count) => {
    const [list, ids] = [newList(), many(count, () => contact())];
    bench.sandbox.fault({ match: { method: "POST", path: "AddListMembersList" }, action });
    expect(await add({ list, members: ids })).toMatchObject({ succeeded: count, unknown: 0 });
    expect(membersOf(list)).toHaveLength(count);
    const match = count === 1 ? { method: "DELETE" } : { path: "$batch" };
    bench.sandbox.fault({ match, action });
    expect(statuses(await remove({ list, members: ids }))).toEqual(ids.map(() => "removed"));
    expect(membersOf(list)).toEqual([]);
    expect(bench.requests().filter(({ fault }) => fault === action.kind)).not.toEqual([]);
  });
});

describe("many members", () => {
  test("go in groups of 1,000, with a lost answer, a busy service and a group that is refused", async () => {
    const list = newList();
    const ids = many(1_500, () => contact());
    ids[1_321] = MISSING;
    const match = { method: "POST", path: "AddListMembersList" };
    bench.sandbox.fault({ match, after: 0, action: { kind: "lostResponse" } });
    bench.sandbox.fault({ match, after: 1, action: { kind: "throttle", retryAfter: 3 } });
    const result = await add({ list, members: ids });
    expect(result).toMatchObject({ total: 1_500, succeeded: 1_499, failed: 1, unknown: 0 });
    expect(result).toMatchObject({ complete: true, startAt: 1_500 });
    expect(result.results.map(({ index }) => index)).toEqual(ids.map((_, index) => index));
    expect(statuses(result).indexOf("failed")).toBe(1_321);
    expect(membersOf(list)).toHaveLength(1_499);
    const posts = work(bench).filter((line) => line.startsWith("POST "));
    // The first group is lost, then refused with 429, then taken; the second is taken apart.
    expect(posts.filter((line) => line.endsWith("AddListMembersList"))).toHaveLength(4);
    expect(posts.filter((line) => line.endsWith("$batch"))).toHaveLength(5);
  });

  test("that take longer than the time budget go on from startAt", async () => {
    const [list, ids] = [newList(), many(30, () => contact())];
    const options = { chunkSize: 10, timeBudgetSeconds: 5 };
    bench.sandbox.fault({
      match: { path: "AddListMembersList" },
      action: { kind: "throttle", retryAfter: 8 },
    });
    const first = await add({ list, members: ids, options });
    expect(first).toMatchObject({ complete: false, succeeded: 10, unprocessed: 20, startAt: 10 });
    const second = await add({ list, members: ids, options: { startAt: first.startAt } });
    expect(second).toMatchObject({ complete: true, succeeded: 20, startAt: 30 });
    expect(membersOf(list)).toHaveLength(30);
  });
});

test("with stop, an entry that is no member is named, and nothing is written", async () => {
  const list = newList();
  const members = [contact(), "no reference"];
  const error = await bench.failure("addListMembers", {
    list,
    members,
    options: { onError: "stop" },
  });
  expect(error.message).toMatch(
    /^Members has a row that contacts cannot take; nothing was sent\. Members\[1\]/,
  );
  expect(membersOf(list)).toEqual([]);
});

test("answers that are always lost leave it unknown, and say that to run again is safe", async () => {
  const [list, id] = [newList(), contact()];
  bench.sandbox.fault({
    match: { path: "AddListMembersList" },
    times: Number.POSITIVE_INFINITY,
    action: { kind: "lostResponse" },
  });
  const result = await add({ list, members: [id] });
  expect(result).toMatchObject({ unknown: 1, results: [{ index: 0, status: "unknown" }] });
  expect(result.results[0]?.error?.hint).toMatch(/run again, which is safe/);
});

test("a missing privilege fails the action, with its name", async () => {
  const message =
    "Principal user is missing prvWriteList privilege (Id=2) on OTC=4300 for entity 'list'.";
  bench.sandbox.fault({
    match: { path: "AddListMembersList" },
    action: refusal(403, "0x80040220", message),
  });
  const inputs = { list: newList(), members: [contact(), contact()] };
  const error = await bench.failure("addListMembers", inputs);
  expect(error).toMatchObject({ status: 403, message: expect.stringContaining("prvWriteList") });
});

describe("members of a team", () => {
  const { engineer, manager, salesperson } = users;
  const inTeam = () =>
    store()
      .select('SELECT systemuserid FROM "teammembership" WHERE teamid = ?', [teams.tender])
      .map((row) => String(row["systemuserid"]));
  const act = (action: string, inputs: Record<string, unknown>) =>
    bench.act<TeamResult>(action, { team: "Tender Desk", ...inputs });
  const emailOf = (id: string) => store().read("systemuser", id)?.["internalemailaddress"];

  test("come and go in one message, by ID, name and e-mail address", async () => {
    const members = [
      engineer.id,
      emailOf(manager.id),
      `/systemusers(${salesperson.id})`,
      "team: Tender Desk",
      "Nobody",
    ];
    const removed = await act("removeTeamMembers", { members: [manager.id, salesperson.id] });
    expect(removed).toMatchObject({
      team: { id: teams.tender, name: "Tender Desk" },
      succeeded: 2,
    });
    expect(inTeam()).toEqual([]);
    const added = await act("addTeamMembers", { members });
    expect(statuses(added)).toEqual(["added", "added", "added", "failed", "failed"]);
    expect(added.results[3]?.error?.message).toMatch(/^Members\[3\]: .*(team|systemuser)/);
    expect(inTeam().sort()).toEqual([engineer.id, manager.id, salesperson.id].sort());
    const posts = bench.requests().filter(({ path }) => path.endsWith("AddMembersTeam"));
    expect(posts).toHaveLength(1);
    expect(JSON.parse(String(posts[0]?.body)).Members[0]).toEqual({
      "@odata.type": "Microsoft.Dynamics.CRM.systemuser",
      ownerid: engineer.id,
    });
    expect(statuses(await act("addTeamMembers", { members: [engineer.id] }))).toEqual(["added"]);
    expect(statuses(await act("removeTeamMembers", { members: [engineer.id] }))).toEqual([
      "removed",
    ]);
  });

  test("by ID take no request to look them up", async () => {
    await act("addTeamMembers", { members: [engineer.id, manager.id] });
    expect(work(bench).filter((line) => line.includes("systemusers"))).toEqual([]);
  });

  test.each(Object.entries(FAULTS))(
    "are settled after %s, each one that could be",
    async (_name, action) => {
      bench.sandbox.fault({ match: { path: "AddMembersTeam" }, action });
      const result = await act("addTeamMembers", { members: [engineer.id, MISSING, manager.id] });
      expect(statuses(result)).toEqual(["added", "failed", "added"]);
      expect(inTeam()).toEqual(expect.arrayContaining([engineer.id, manager.id]));
    },
  );

  test.each([
    [{ isdefault: 1 }, /is the default team of a business unit/],
    [{ teamtype: 2 }, /follows a group of Microsoft Entra ID/],
    [{ teamtype: 3 }, /follows a group of Microsoft Entra ID/],
    [{ teamtype: 1, systemmanaged: 1 }, /AddUserToRecordTeam/],
  ])("of a team with %j are left alone", async (values, message) => {
    const own = {
      name: "Closed",
      businessunitid: store().read("team", teams.tender)?.["businessunitid"] ?? null,
    };
    const team = bench.sandbox.insert("team", {
      ...own,
      administratorid: users.administrator.id,
      ...values,
    });
    for (const action of ["addTeamMembers", "removeTeamMembers"]) {
      const error = await bench.failure(action, { team, members: [engineer.id] });
      expect(error.message).toMatch(message);
      expect(error.message).toMatch(/Nothing was sent\.$/);
    }
  });

  test("of an access team that people manage come and go", async () => {
    const own = {
      name: "Access",
      businessunitid: store().read("team", teams.tender)?.["businessunitid"] ?? null,
    };
    const team = bench.sandbox.insert("team", {
      ...own,
      administratorid: users.administrator.id,
      teamtype: 1,
    });
    expect(statuses(await act("addTeamMembers", { team, members: [engineer.id] }))).toEqual([
      "added",
    ]);
  });
});
