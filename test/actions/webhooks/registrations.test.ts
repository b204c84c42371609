import type { Row } from "dataverse-sandbox";
import type { DeletedRegistrations, WebhookRegistration } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";
import { failureOf, LISTENING_URL, managed, platform, writes } from "../../triggers/managed";

const bench = useSandbox();
const trigger = managed(bench);
afterEach(() => trigger.clear());

const list = async (inputs: object = {}, place: object = {}): Promise<WebhookRegistration[]> => {
  const { registrations } = await bench.act<{ registrations: WebhookRegistration[] }>(
    "listWebhookRegistrations",
    { ...inputs },
    platform(place),
  );
  return registrations;
};

const remove = (inputs: object, place: object = {}): Promise<DeletedRegistrations> =>
  bench.act("deleteWebhookRegistrations", { ...inputs }, platform(place));

/** A webhook of somebody else with a step. */
const foreign = (name = "their hook"): string => {
  const { store } = bench.sandbox;
  const id = bench.sandbox.insert("serviceendpoint", {
    name,
    url: "https://foreign.example/x",
    contract: 8,
    authtype: 5,
    authvalue: "<settings></settings>",
  });
  const [message] = store.find("sdkmessage", { name: "Update" });
  bench.sandbox.insert("sdkmessageprocessingstep", {
    name: "their step",
    stage: 20,
    mode: 0,
    rank: 1,
    eventhandler: id,
    sdkmessageid: message?.["sdkmessageid"] ?? null,
    filteringattributes: null,
  });
  return id;
};

const failedJob = (stepId: string, completedon: string) =>
  bench.sandbox.insert("asyncoperation", {
    name: "job",
    operationtype: 1,
    statecode: 3,
    statuscode: 31,
    message: `The webhook failed at ${completedon}`,
    errorcode: -2147015605,
    completedon,
    owningextensionid: stepId,
  });

const OTHER = { instanceId: "instance-2", url: "https://hooks.example.com/two" };

describe("List Webhook Registrations", () => {
  test("lists every webhook with its steps, and says whose it is", async () => {
    await trigger.deploy({ events: ["Update"], filteringColumns: ["lastname", "firstname"] });
    await trigger.deploy({}, OTHER);
    foreign();
    bench.sandbox.clearRequests();
    const found = await list();
    expect(bench.requests().filter(writes)).toEqual([]);
    expect(bench.requests()).toHaveLength(2);
    expect(found).toHaveLength(3);
    expect(found.find(({ ownedByInstance }) => ownedByInstance)).toMatchObject({
      name: expect.stringMatching(/^Record Events /),
      url: platform().webhookUrls["Contacts"],
      authentication: "WebhookKey",
      ownedByComponent: true,
      steps: [
        {
          message: "Update",
          table: "contact",
          filteringColumns: ["lastname", "firstname"],
          synchronous: false,
          enabled: true,
        },
      ],
      lastFailures: [],
    });
    expect(found.filter(({ ownedByComponent }) => ownedByComponent)).toHaveLength(2);
    expect(found.find(({ name }) => name === "their hook")).toMatchObject({
      ownedByComponent: false,
      ownedByInstance: false,
      authentication: "HttpHeader",
      steps: [{ name: "their step", message: "Update", table: null, synchronous: true }],
    });
  });

  test("lists the last failures of each webhook, the latest first", async () => {
    await trigger.deploy({ events: ["Create", "Delete"] });
    await trigger.deploy({ events: ["Create"] }, OTHER);
    const { steps } = trigger.rows();
    const twoSteps = ({ eventhandler }: Row) =>
      steps.filter((step) => step["eventhandler"] === eventhandler).length === 2;
    const own = steps.filter(twoSteps);
    const id = (step: Row | undefined) => String(step?.["sdkmessageprocessingstepid"]);
    failedJob(id(own[0]), "2026-03-01T08:00:00Z");
    failedJob(id(own.at(-1)), "2026-03-02T08:00:00Z");
    failedJob(id(own[0]), "2026-02-01T08:00:00Z");
    const [some] = (await list({ failures: "2" })).filter(
      ({ lastFailures }) => lastFailures.length > 0,
    );
    expect(some?.lastFailures).toEqual([
      {
        stepId: id(own.at(-1)),
        message: "The webhook failed at 2026-03-02T08:00:00Z",
        errorCode: -2147015605,
        completedOn: "2026-03-02T08:00:00Z",
      },
      {
        stepId: id(own[0]),
        message: "The webhook failed at 2026-03-01T08:00:00Z",
        errorCode: -2147015605,
        completedOn: "2026-03-01T08:00:00Z",
      },
    ]);
    bench.sandbox.clearRequests();
    expect((await list({ failures: "0" })).flatMap((each) => each.lastFailures)).toEqual([]);
    expect(bench.requests()).toHaveLength(1);
  });
});

test("a webhook with more steps than one URL can name", async () => {
  const id = foreign();
  const { store } = bench.sandbox;
  const [message] = store.find("sdkmessage", { name: "Update" });
  const steps = Array.from({ length: 1_000 }, (_, index) =>
    bench.sandbox.insert("sdkmessageprocessingstep", {
      name: `step ${index}`,
      stage: 40,
      mode: 1,
      rank: 1,
      eventhandler: id,
      sdkmessageid: message?.["sdkmessageid"] ?? null,
    }),
  );
  failedJob(steps[3] ?? "", "2026-03-01T08:00:00Z");
  failedJob(steps[997] ?? "", "2026-03-02T08:00:00Z");
  failedJob(steps[500] ?? "", "2026-02-02T08:00:00Z");
  bench.sandbox.clearRequests();
  const [found] = await list({ failures: "2" });
  expect(bench.requests()).toHaveLength(2);
  expect(found?.lastFailures.map(({ stepId }) => stepId)).toEqual([steps[997], steps[3]]);
});

describe("Delete Webhook Registrations", () => {
  const present = () => trigger.rows();

  test("deletes by name what this component made, and leaves the rest", async () => {
    await trigger.deploy();
    await trigger.deploy({}, OTHER);
    foreign();
    const [own] = (await list()).filter(({ ownedByInstance }) => ownedByInstance);
    const gone = "Record Events 000000000000-000000000000-000000000000";
    expect(await remove({ registrations: [own?.name, gone] })).toEqual({
      deleted: [{ id: own?.id, name: own?.name }],
      kept: [],
      missing: [gone],
    });
    const left = await list();
    expect(left.map(({ name }) => name)).not.toContain(own?.name);
    expect(left).toHaveLength(2);
    expect(left.flatMap(({ steps }) => steps)).toHaveLength(4);
  });

  test("deletes one of somebody else by its id only, with its steps", async () => {
    const id = foreign();
    const rows = present();
    const error = await failureOf(remove({ registrations: ["their hook"] }));
    expect(error).toMatchObject({
      name: "InputError",
      message: expect.stringMatching(/"their hook", .* by its id only/),
    });
    expect(present()).toEqual(rows);
    expect(await remove({ registrations: [`{${id.toUpperCase()}}`] })).toEqual({
      deleted: [{ id, name: "their hook" }],
      kept: [],
      missing: [],
    });
    expect(present()).toEqual({ endpoints: [], steps: [], images: [] });
  });

  test("deletes stale ones of this instance, and no others", async () => {
    await trigger.deploy();
    await trigger.deploy({}, { url: LISTENING_URL });
    await trigger.deploy({}, OTHER);
    foreign();
    const { deleted } = await remove({ stale: true });
    expect(deleted).toHaveLength(1);
    const urls = trigger.rows().endpoints.map(({ url }) => url);
    expect(urls).toHaveLength(3);
    expect(urls).not.toContain(LISTENING_URL);
  });

  test.each([undefined, " "])("takes none for stale where the platform says %j", async (url) => {
    await trigger.deploy();
    const rows = present();
    bench.sandbox.clearRequests();
    const error = await failureOf(remove({ stale: true }, { url }));
    expect(error).toMatchObject({
      name: "InputError",
      message: expect.stringMatching(/no webhook URL .* Registrations/),
    });
    expect(bench.requests()).toEqual([]);
    expect(present()).toEqual(rows);
  });

  test("deletes nothing where nothing is asked for, and sends nothing", async () => {
    await trigger.deploy();
    const rows = present();
    bench.sandbox.clearRequests();
    expect(await remove({})).toEqual({ deleted: [], kept: [], missing: [] });
    expect(bench.requests()).toEqual([]);
    expect(present()).toEqual(rows);
  });

  test("keeps one that a step of somebody else hangs on", async () => {
    await trigger.deploy();
    const [own] = await list();
    const id = foreign();
    const [step] = bench.sandbox.store.find("sdkmessageprocessingstep", { eventhandler: id });
    bench.sandbox.store.update(
      "sdkmessageprocessingstep",
      String(step?.["sdkmessageprocessingstepid"]),
      { eventhandler: own?.id ?? null },
    );
    const kept = [{ id: own?.id, name: own?.name }];
    expect(await remove({ registrations: [own?.name] })).toEqual({
      deleted: [],
      kept,
      missing: [],
    });
    expect(present().steps.map(({ name }) => name)).toEqual(["their step"]);
    expect(await remove({ registrations: [own?.id] })).toEqual({
      deleted: kept,
      kept: [],
      missing: [],
    });
    expect(present().endpoints.map(({ name }) => name)).toEqual(["their hook"]);
    expect(present().steps).toEqual([]);
  });

  test("deletes all of it or nothing", async () => {
    await trigger.deploy();
    const id = foreign();
    const rows = present();
    bench.sandbox.fault({
      match: { method: "DELETE", path: id },
      action: { kind: "status", status: 403, body: { code: "0x80040220", message: "No." } },
    });
    const names = (await list()).map(({ id: each }) => each);
    await failureOf(remove({ registrations: names }));
    expect(present()).toEqual(rows);
  });
});
