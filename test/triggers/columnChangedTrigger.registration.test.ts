import type { FaultAction, RecordedRequest, Row } from "dataverse-sandbox";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { FLOW_URL, failureOf, LISTENING_URL, managed, writes } from "./managed";

const bench = useSandbox();
const usual = { entityType: "opportunities", columns: ["salesstage"] };
const trigger = managed(bench, "columnChangedTrigger", usual);
const recordEvents = managed(bench, "managedWebhookTrigger", { entityTypes: ["opportunity"] });
useVirtualTime();

const STEP = { mode: 1, stage: 40, statecode: 0, filteringattributes: "salesstage" };
const IMAGE = { entityalias: "watched", imagetype: 2, messagepropertyname: "Target" };

const clear = () => trigger.clear();
beforeEach(clear);

/** What one deploy sent: the parts of its batches, told by method and table. */
const sent = (): string[] =>
  bench
    .requests()
    .filter(writes)
    .flatMap(({ parts = [] }) =>
      parts.map(({ method, url }) => `${method} ${/v9\.2\/(\w+)/.exec(url)?.[1]}`),
    );

const deploy = async (inputs: object = {}, place: object = {}): Promise<RecordedRequest[]> => {
  bench.sandbox.clearRequests();
  await trigger.deploy(inputs, place);
  return [...bench.requests()];
};

describe("what is registered", () => {
  test("a webhook, a step on Update with the columns, and an image of them", async () => {
    expect(await deploy()).toHaveLength(3);
    expect(sent()).toEqual([
      "POST serviceendpoints",
      "POST sdkmessageprocessingsteps",
      "POST sdkmessageprocessingstepimages",
    ]);
    const { endpoints, steps, images } = trigger.registered();
    expect(endpoints).toMatchObject([
      {
        name: expect.stringMatching(/^Column Value Changed [0-9a-f]{12}(-[0-9a-f]{12}){2}$/),
        url: FLOW_URL,
        description: expect.stringContaining("Made by the trigger Column Value Changed"),
      },
    ]);
    expect(steps).toEqual([{ ...STEP, name: "Update of opportunity" }]);
    expect(images).toEqual([{ ...IMAGE, attributes: "salesstage" }]);
  });

  test("a deploy without changes takes two requests and writes nothing", async () => {
    await deploy();
    const again = await deploy({ columns: "Sales Stage" });
    expect(again).toHaveLength(2);
    expect(again.filter(writes)).toEqual([]);
  });

  test("other columns change the step and its image, and nothing else", async () => {
    await deploy();
    const [step] = trigger.rows().steps;
    await deploy({ columns: ["statuscode", "salesstage"] });
    expect(sent()).toEqual([
      "PATCH sdkmessageprocessingsteps",
      "PATCH sdkmessageprocessingstepimages",
    ]);
    const { steps, images } = trigger.registered();
    expect(steps[0]?.filteringattributes).toBe("statuscode,salesstage");
    expect(images).toEqual([{ ...IMAGE, attributes: "statuscode,salesstage" }]);
    expect(trigger.rows().steps[0]?.["sdkmessageprocessingstepid"]).toBe(
      step?.["sdkmessageprocessingstepid"],
    );
    expect((await deploy({ columns: ["salesstage", "statuscode"] })).filter(writes)).toEqual([]);
  });

  test("another table leaves nothing of the one before", async () => {
    await deploy();
    await deploy({ entityType: "account", columns: ["industrycode"] });
    const { steps, images } = trigger.registered();
    expect(steps.map(({ name }) => name)).toEqual(["Update of account"]);
    expect(images).toEqual([{ ...IMAGE, attributes: "industrycode" }]);
  });

  test.each<[string, Row]>([
    ["renamed", { name: "x" }],
    ["of one moment only", { imagetype: 0 }],
    ["under another name", { entityalias: "other" }],
    ["of other columns", { attributes: "name" }],
  ])("an image that somebody changed is put right: %s", async (_, changes) => {
    await deploy();
    const wanted = trigger.registered();
    const [image] = trigger.rows().images;
    const id = String(image?.["sdkmessageprocessingstepimageid"]);
    bench.sandbox.store.update("sdkmessageprocessingstepimage", id, changes);
    await deploy();
    expect(sent()).toEqual(["PATCH sdkmessageprocessingstepimages"]);
    expect(trigger.registered()).toEqual(wanted);
  });

  test("an image that somebody deleted is made again, a step with its image", async () => {
    await deploy();
    const wanted = trigger.rows().images.map(({ sdkmessageprocessingstepimageid: id }) => id);
    bench.sandbox.store.remove("sdkmessageprocessingstepimage", String(wanted[0]));
    await deploy();
    expect(sent()).toEqual(["POST sdkmessageprocessingstepimages"]);
    expect(trigger.rows().images.map(({ sdkmessageprocessingstepimageid: id }) => id)).toEqual(
      wanted,
    );
  });

  test("an undeploy removes all of it, twice is once", async () => {
    await deploy();
    await trigger.undeploy();
    expect(trigger.rows()).toEqual({ endpoints: [], steps: [], images: [] });
    await trigger.undeploy();
  });

  test("listening mode has a registration beside that of production", async () => {
    await deploy();
    await deploy({}, { url: LISTENING_URL });
    expect(trigger.rows().images).toHaveLength(2);
    await trigger.undeploy({}, { url: LISTENING_URL });
    expect(trigger.registered().endpoints.map(({ url }) => url)).toEqual([FLOW_URL]);
  });
});

describe("a flow that changes its trigger", () => {
  test.each([
    ["deployed, then the former one undeployed", false],
    ["the former one undeployed, then deployed", true],
  ])("leaves nothing behind: %s", async (_, undeployFirst) => {
    for (const [former, next] of [
      [recordEvents, trigger],
      [trigger, recordEvents],
    ] as const) {
      await former.deploy();
      if (undeployFirst) await former.undeploy();
      await next.deploy();
      const wanted = next.registered();
      expect(wanted.endpoints).toHaveLength(1);
      expect(wanted.endpoints[0]?.name).toMatch(
        next === trigger ? /^Column Value Changed/ : /^Record Events/,
      );
      await former.undeploy();
      expect(next.registered()).toEqual(wanted);
      await next.undeploy();
    }
  });
});

describe("what is refused before anything is written", () => {
  test.each<[object, RegExp]>([
    [{ columns: [] }, /Columns is required/],
    [{ columns: ["salestage"] }, /Columns has "salestage".*did you mean salesstage/],
    [{ entityType: "oportunity" }, /Entity Type.*oportunity/],
    [
      { entityType: "contact", columns: ["entityimage"] },
      /Columns has entityimage, a column of the type image/,
    ],
  ])("%j", async (inputs, message) => {
    const failed = await failureOf(deploy(inputs));
    expect(failed.message).toMatch(message);
    expect(failed.message).not.toMatch(/Entity Types|Filtering Columns/);
    expect(bench.requests().filter(writes)).toEqual([]);
  });
});

const FAULTS: readonly [string, FaultAction][] = [
  ["503", { kind: "status", status: 503, body: "<html>unavailable</html>" }],
  ["429", { kind: "throttle", retryAfter: 2 }],
  ["a reset", { kind: "reset" }],
  ["a lost answer", { kind: "lostResponse" }],
  ["an answer that breaks off", { kind: "truncate" }],
];

describe("faults", () => {
  const other = { columns: ["statuscode"] };
  test.each(FAULTS)(
    "%s at each request of a deploy, of changes and of an undeploy",
    async (_, action) => {
      const SCENARIOS: readonly [() => Promise<unknown>, () => Promise<unknown>][] = [
        [async () => undefined, () => deploy()],
        [() => deploy(), () => deploy(other)],
        [() => recordEvents.deploy(), () => deploy()],
        [() => deploy(), () => trigger.undeploy()],
      ];
      for (const [prepare, act] of SCENARIOS) {
        clear();
        await prepare();
        bench.sandbox.clearRequests();
        await act();
        const wanted = trigger.registered();
        const count = bench.requests().length;
        for (let position = 0; position < count; position += 1) {
          clear();
          await prepare();
          bench.sandbox.fault({ after: position, action });
          await act();
          bench.sandbox.clearFaults();
          expect(trigger.registered()).toEqual(wanted);
        }
      }
    },
  );

  test("an image that is refused takes back the whole deploy, and the privilege is named", async () => {
    await deploy();
    const before = trigger.rows();
    bench.sandbox.fault({
      match: { method: "PATCH", path: "/sdkmessageprocessingstepimages" },
      action: { kind: "status", status: 403, body: { code: "0x80048306", message: "No." } },
    });
    const error = await failureOf(deploy(other));
    bench.sandbox.clearFaults();
    expect(error.message).toMatch(/prvCreateSdkMessageProcessingStepImage/);
    expect(trigger.rows()).toEqual(before);
  });
});

test("List Webhook Registrations knows whose it is, and Delete takes it with its image", async () => {
  await deploy();
  type Listed = { registrations: readonly { name: string; trigger: string | null }[] };
  const { registrations } = await bench.act<Listed>("listWebhookRegistrations", {});
  expect(registrations).toMatchObject([
    { ownedByComponent: true, trigger: "Column Value Changed" },
  ]);
  await bench.act("deleteWebhookRegistrations", { registrations: [registrations[0]?.name] });
  expect(trigger.rows()).toEqual({ endpoints: [], steps: [], images: [] });
});
