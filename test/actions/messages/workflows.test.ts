import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

const bench = useSandbox();
useVirtualTime();
beforeEach(() => forgetAt(bench.sandbox.url));

const CONTACT = "cccccccc-0000-4000-8000-000000000001";
const WORKFLOW = "workflow: Send welcome letter";
beforeEach(() => {
  bench.sandbox.store.remove("contact", CONTACT);
  bench.sandbox.insert("contact", { contactid: CONTACT, lastname: "Lee" });
});

const call = (inputs: Record<string, unknown>) => bench.act("callAction", inputs);
const failure = async (inputs: Record<string, unknown>) =>
  (await bench.failure("callAction", inputs)).message;
const posts = () =>
  bench
    .requests()
    .filter(({ method }) => method === "POST")
    .map(({ url, body }) => [
      decodeURIComponent(url).replace("/api/data/v9.2/", ""),
      JSON.parse(String(body)) as unknown,
    ]);
const started = expect.stringMatching(
  /^workflows\([0-9a-f-]{36}\)\/Microsoft\.Dynamics\.CRM\.ExecuteWorkflow$/,
) as string;

test("a workflow is started by its name, on the record of Entity ID", async () => {
  const answer = await call({ message: WORKFLOW, entityId: CONTACT });
  expect(answer).toMatchObject({ asyncoperationid: expect.any(String) });
  expect(posts()).toEqual([[started, { EntityId: CONTACT }]]);
});

test("or by what the picker yields, without a look at it", async () => {
  await call({ message: WORKFLOW, entityId: CONTACT });
  const [[path = ""] = []] = posts();
  bench.sandbox.clearRequests();
  const message = String(path).slice(0, String(path).indexOf("/"));
  await call({ message, entityId: `/contacts(${CONTACT})` });
  expect(posts()).toEqual([[path, { EntityId: CONTACT }]]);
});

test.each([
  [{ message: WORKFLOW }, "Entity ID is empty; expected the record that the workflow runs on"],
  [{ message: "workflow: Nothing", entityId: CONTACT }, "no workflow of that name"],
  [
    { message: "workflow: Escalate late deliveries", entityId: CONTACT },
    "no workflow of that name is activated",
  ],
  [{ message: WORKFLOW, entityId: "fullname='x'" }, "Entity Type has to say of which table"],
])("%j is refused, and nothing is started", async (inputs, expected) => {
  expect(await failure(inputs)).toContain(expected);
  expect(posts()).toEqual([]);
});

test("of several by one name, all are named", async () => {
  const row = {
    category: 0,
    type: 1,
    statecode: 1,
    statuscode: 2,
    ondemand: 1,
    primaryentity: "contact",
  };
  bench.sandbox.insert("workflow", { ...row, name: "Twin" });
  bench.sandbox.insert("workflow", { ...row, name: "Twin" });
  const message = await failure({ message: "workflow: Twin", entityId: CONTACT });
  expect(message.match(/workflows\([0-9a-f-]{36}\)/g)).toHaveLength(2);
});

test("a lost answer is not repeated, and says what to read", async () => {
  const action = { kind: "lostResponse" } as const;
  bench.sandbox.fault({ match: { path: /ExecuteWorkflow/ }, action });
  const message = await failure({ message: WORKFLOW, entityId: CONTACT });
  expect(message).toContain("asyncoperations by _regardingobjectid_value");
  expect(posts()).toHaveLength(1);
});
