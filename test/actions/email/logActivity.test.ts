import { users } from "dataverse-sandbox";
import type { LoggedActivity } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { useMail } from "./mail";

const bench = useSandbox({ seed: "empty" });
useVirtualTime();
const mail = useMail(bench);

const log = (inputs: Record<string, unknown>) =>
  bench.act<LoggedActivity>("logActivity", {
    subject: "Offer",
    activityType: "phonecall",
    ...inputs,
  });
const refused = async (inputs: Record<string, unknown>) =>
  bench.failure("logActivity", { subject: "Offer", activityType: "phonecall", ...inputs });
const stored = ({ table, id }: LoggedActivity) => bench.sandbox.store.read(table, id);
const user = { table: "systemuser", id: users.salesperson.id };

test("a phone call, with whom, about what, when and how long", async () => {
  const ann = mail.contact({ firstname: "Ann", lastname: "Lee" });
  const account = bench.sandbox.insert("account", { name: "Litware" });
  const result = await log({
    to: "Ann Lee",
    description: "Wants 20",
    regarding: "account: Litware",
    options: {
      from: user,
      direction: "incoming",
      start: "2026-03-31T10:00",
      end: "2026-03-31T10:30",
      durationMinutes: "30",
      phoneNumber: "+1 555 0100",
      timeZone: "Europe/Berlin",
    },
  });
  expect(result).toEqual({
    id: expect.any(String),
    table: "phonecall",
    changed: true,
    completed: true,
  });
  expect(stored(result)).toMatchObject({
    subject: "Offer",
    description: "Wants 20",
    regardingobjectid: account,
    directioncode: 0,
    phonenumber: "+1 555 0100",
    scheduledstart: "2026-03-31T08:00:00Z",
    actualend: "2026-03-31T08:30:00Z",
    actualdurationminutes: 30,
    statecode: 1,
    statuscode: 4,
  });
  expect(mail.parties(result.id)).toMatchObject([
    { participationtypemask: 1, partyid: user.id },
    { participationtypemask: 2, partyid: ann },
  ]);
});

test.each([
  ["letter", {}, 4, [2, 3]],
  ["letter", { direction: "incoming" }, 3, [2, 3]],
  ["appointment", { start: "2026-03-31T10:00Z", end: "2026-03-31T11:00Z" }, 3, [5, 6]],
] as const)(
  "%s %j is completed, with its people",
  async (activityType, options, statuscode, masks) => {
    const result = await log({ activityType, to: user, options: { ...options, cc: user } });
    expect(stored(result)).toMatchObject({ statecode: 1, statuscode });
    expect(mail.parties(result.id).map((row) => row["participationtypemask"])).toEqual(masks);
  },
);

test("a task stays open where that is wanted, in one write", async () => {
  await log({ activityType: "task", completed: false });
  bench.sandbox.clearRequests();
  const result = await log({
    activityType: "task",
    completed: "false",
    options: { end: "2026-04-01" },
  });
  expect(stored(result)).toMatchObject({ statecode: 0, statuscode: 2, actualend: null });
  expect(result).toMatchObject({ completed: false, changed: true });
  expect(bench.requests().filter(({ method }) => method !== "GET")).toHaveLength(1);
});

test.each([
  [{ activityType: "task", to: user }, /^To is set, and a task has no such people/],
  [{ options: { cc: user } }, /^CC is set, and a phone call has no such people/],
  [
    { activityType: "task", options: { direction: "incoming" } },
    /^Direction is set, and a task has none/,
  ],
  [
    { activityType: "letter", options: { phoneNumber: "1" } },
    /^Phone Number is set, and a letter has none/,
  ],
  [
    { activityType: "appointment", options: { start: "2026-03-31" } },
    /^Start and End are required/,
  ],
  [{ to: "Nobody At All" }, /^To has "Nobody At All": no active contact/],
  [{ options: { start: "yesterday" } }, /^Start: (?!.*Start)/],
  [{ activityType: "fax" }, /^Activity Type/],
  [{ regarding: "account: No Such" }, /^Regarding: no record of account is named/],
])("%j is refused, and nothing written", async (inputs, message) => {
  expect((await refused(inputs)).message).toMatch(message);
  expect(
    bench.requests().filter(({ path }) => /calls|tasks|letters|appointments/.test(path)),
  ).toEqual([]);
});

test.each([
  { match: { path: "/phonecalls" }, action: { kind: "lostResponse" } },
  { match: { path: "/phonecalls" }, action: { kind: "reset" } },
  { match: { path: "/phonecalls" }, times: 2, action: { kind: "malformed" } },
  { match: { method: "PATCH", path: "/phonecalls" }, after: 1, action: { kind: "lostResponse" } },
  { match: { path: "/phonecalls" }, action: { kind: "throttle", retryAfter: 1 } },
] as const)("%j: it is logged once", async (rule) => {
  const subject = `Call ${JSON.stringify(rule).length} ${rule.action.kind}`;
  bench.sandbox.fault(rule);
  await log({ subject });
  expect(bench.sandbox.store.find("phonecall", { subject })).toMatchObject([{ statecode: 1 }]);
});

test("a run that failed half way is gone on with by its Record ID", async () => {
  const body = { code: "0x80040220", message: "missing prvWriteActivity privilege" };
  bench.sandbox.fault({
    match: { method: "GET", path: "/phonecalls(" },
    action: { kind: "status", status: 403, body },
  });
  const error = await refused({ subject: "Half" });
  bench.sandbox.fault({
    match: { method: "GET", path: "/phonecalls(" },
    times: 9,
    action: { kind: "status", status: 401 },
  });
  const signedOut = await refused({ subject: "Signed out" });
  expect(signedOut).toMatchObject({ name: "ConnectionError" });
  expect(signedOut.message).toMatch(/run again with Record ID [0-9a-f-]{36} to complete it\.$/);
  expect(error).toMatchObject({ outcome: "unknown" });
  const recordId = /Record ID ([0-9a-f-]{36}) to complete it/.exec(error.message)?.[1];
  bench.sandbox.clearFaults();
  const options = { recordId };
  expect(await log({ subject: "Half", options })).toMatchObject({ id: recordId, changed: true });
  expect(await log({ subject: "Half", options })).toMatchObject({ id: recordId, changed: false });
  expect(await log({ subject: "Half", completed: false, options })).toMatchObject({
    changed: false,
    completed: true,
  });
  expect(bench.sandbox.store.find("phonecall", { subject: "Half" })).toHaveLength(1);
});

test("one that a run before left open, or somebody canceled, is not completed", async () => {
  const { id: recordId, table } = await log({ activityType: "task", completed: false });
  const again = () => log({ activityType: "task", completed: false, options: { recordId } });
  const answer = { id: recordId, table, changed: false, completed: false };
  expect(await again()).toEqual(answer);
  bench.sandbox.change("task", recordId, { statecode: 2, statuscode: 6 });
  expect(await again()).toEqual(answer);
  bench.sandbox.change("task", recordId, { statecode: 1, statuscode: 5 });
  expect(await again()).toEqual({ ...answer, completed: true });
});

test("people who are unset references are nobody, for a task as well", async () => {
  await bench.act("logActivity", { activityType: "task", subject: "Nobody", to: ["", null] });
});
