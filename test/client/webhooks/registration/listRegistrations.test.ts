import type { WebhookRegistration } from "../../../../src/client";
import { useSandbox } from "../../../support/sandbox";
import { managed } from "../../../triggers/managed";

const bench = useSandbox({ seed: "empty" });
const trigger = managed(bench);
afterEach(() => trigger.clear());

const list = async (inputs: object = {}): Promise<readonly WebhookRegistration[]> => {
  bench.sandbox.clearRequests();
  const { registrations } = await bench.act<{ registrations: WebhookRegistration[] }>(
    "listWebhookRegistrations",
    { ...inputs },
  );
  return registrations;
};

const failedAt = (stepId: unknown, completedon: string, statuscode = 31) =>
  bench.sandbox.insert("asyncoperation", {
    name: "job",
    operationtype: 1,
    statecode: 3,
    statuscode,
    message: completedon,
    completedon,
    owningextensionid: String(stepId),
  });

test("no webhook takes one request, and nothing is asked about failures", async () => {
  expect(await list()).toEqual([]);
  expect(bench.requests()).toHaveLength(1);
});

test("failures are those of all steps of a webhook, the latest first, and no more than asked for", async () => {
  await trigger.deploy({ events: ["Create", "Delete"] });
  const [one, other] = trigger.rows().steps.map((step) => step["sdkmessageprocessingstepid"]);
  for (const [step, day] of [
    [one, "02"],
    [other, "04"],
    [one, "03"],
    [other, "01"],
  ] as const) {
    failedAt(step, `2026-05-${day}T08:00:00Z`);
  }
  failedAt(one, "2026-05-09T08:00:00Z", 30);
  const [found] = await list({ failures: "3" });
  expect(found?.lastFailures.map(({ completedOn }) => completedOn?.slice(8, 10))).toEqual([
    "04",
    "03",
    "02",
  ]);
  expect(bench.requests()).toHaveLength(2);
});

test.each<[string, string, unknown]>([
  ["no list of webhooks", "serviceendpoints?", {}],
  ["a webhook without an id", "serviceendpoints?", { value: [{ name: "x" }] }],
  ["a list of nothing for the steps", "sdkmessageprocessingsteps?", { value: [null] }],
  ["failures that are no list", "asyncoperations?", { value: {} }],
])("an answer with %s is an error, not an empty list", async (_, path, body) => {
  await trigger.deploy();
  bench.sandbox.fault({ match: { path }, action: { kind: "rewrite", body: JSON.stringify(body) } });
  await expect(list()).rejects.toMatchObject({ name: "DataverseError", outcome: "notDone" });
});

test("columns that the user may not read are blank, and the webhook is there all the same", async () => {
  await trigger.deploy({ events: ["Create"] });
  const [step] = trigger.rows().steps.map((each) => each["sdkmessageprocessingstepid"]);
  const [endpoint] = trigger.rows().endpoints.map((each) => each["serviceendpointid"]);
  for (const [path, row] of [
    ["serviceendpoints?", { serviceendpointid: endpoint }],
    [
      "sdkmessageprocessingsteps?",
      { sdkmessageprocessingstepid: step, _eventhandler_value: endpoint },
    ],
    ["asyncoperations?", { message: null }],
  ] as const) {
    const body = JSON.stringify({ value: [row] });
    bench.sandbox.fault({ match: { path }, action: { kind: "rewrite", body } });
  }
  expect(await list()).toMatchObject([
    {
      id: endpoint,
      name: "",
      url: null,
      authentication: null,
      steps: [{ id: step, name: "", message: null, table: null, filteringColumns: [] }],
      lastFailures: [{ message: null, errorCode: null, completedOn: null }],
    },
  ]);
});
