import type { FaultAction, RecordedRequest } from "dataverse-sandbox";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { FLOW_URL, failureOf, LISTENING_URL, managed, writes } from "./managed";

const bench = useSandbox();
const trigger = managed(bench);
const time = useVirtualTime();

const FAULTS: readonly [string, FaultAction][] = [
  ["503", { kind: "status", status: 503, body: "<html>unavailable</html>" }],
  ["429", { kind: "throttle", retryAfter: 2 }],
  ["a reset", { kind: "reset" }],
  ["a lost answer", { kind: "lostResponse" }],
  ["an answer that breaks off", { kind: "truncate" }],
];

const first = { entityTypes: ["contact", "account"], events: ["Create", "Update"] };
const second = { entityTypes: ["contact", "lead"], filteringColumns: ["firstname"] };
const other = { instanceId: "instance-2", url: "https://hooks.example.com/two" };
const listening = { url: LISTENING_URL };

const deploy = (inputs: object, place: object = {}) => trigger.deploy(inputs, place);
const undeploy = (place: object = {}) => trigger.undeploy({}, place);

/** What has happened before, what is done under a fault, and what makes it right again. */
const SCENARIOS: readonly [string, () => Promise<unknown>, () => Promise<unknown>][] = [
  ["a first deploy", () => undeploy(), () => deploy(first)],
  ["a deploy without changes", () => deploy(first), () => deploy(first)],
  ["a deploy with changed inputs", () => deploy(first), () => deploy(second)],
  ["listening mode beginning", () => deploy(first), () => deploy(second, listening)],
  [
    "listening mode ending",
    async () => {
      await deploy(first);
      await deploy(second, listening);
    },
    () => undeploy(listening),
  ],
  ["an undeploy, or a disable", () => deploy(first), () => undeploy()],
  ["an undeploy of what is not there", () => undeploy(), () => undeploy()],
];

/** Registrations that are none of this flow's business. */
const foreign = () => {
  const { endpoints, steps } = trigger.rows();
  const others = endpoints.filter(
    ({ url }) => url === other.url || url === "https://foreign.example/x",
  );
  const ids = new Set(others.map(({ serviceendpointid }) => serviceendpointid));
  return [others, steps.filter(({ eventhandler }) => ids.has(eventhandler as string))];
};

const batchesThat = (holds: (request: RecordedRequest) => boolean) =>
  bench.requests().filter((request) => request.path.endsWith("$batch") && holds(request));

beforeEach(async () => {
  trigger.clear();
  await trigger.deploy({}, other);
  bench.sandbox.insert("serviceendpoint", {
    name: "Record Events",
    url: "https://foreign.example/x",
    contract: 8,
    authtype: 4,
    authvalue: "theirs",
  });
});

afterEach(() => {
  const said = trigger.lines.join("\n");
  for (const { authvalue } of trigger.rows().endpoints) {
    expect(said).not.toContain(String(authvalue));
  }
  expect(said).not.toContain(bench.sandbox.clientSecret);
});

describe.each(SCENARIOS)("%s", (_, prepare, act) => {
  test.each(FAULTS)("with %s at each request in turn", async (_name, action) => {
    await prepare();
    const theirs = foreign();
    bench.sandbox.clearRequests();
    await act();
    const wanted = trigger.registered();
    const requests = bench.requests().length;
    expect(requests).toBeGreaterThan(0);
    for (let position = 0; position < requests; position += 1) {
      trigger.clear(FLOW_URL, LISTENING_URL);
      await prepare();
      bench.sandbox.fault({ after: position, action });
      await act();
      bench.sandbox.clearFaults();
      expect(trigger.registered()).toEqual(wanted);
      await act();
      expect(trigger.registered()).toEqual(wanted);
      expect(foreign()).toEqual(theirs);
    }
  });
});

describe("faults that do not pass", () => {
  test.each(FAULTS)(
    "%s at every request: what is there is as it was, the next deploy mends it",
    async (_, action) => {
      await deploy(first);
      const start = trigger.registered();
      bench.sandbox.fault({ match: { path: "$batch" }, times: Number.POSITIVE_INFINITY, action });
      const error = await failureOf(deploy(second));
      expect(error).toMatchObject({ name: "DataverseError" });
      bench.sandbox.clearFaults();
      expect(trigger.registered()).toEqual(start);
      await deploy(second);
      expect(trigger.registered()).not.toEqual(start);
    },
  );

  test("a write that is refused half way leaves nothing, and names the privilege", async () => {
    const missing = {
      code: "0x80040220",
      message:
        "Principal user (Id=0f, type=8, roleCount=1, privilegeCount=2) is missing prvCreateSdkMessageProcessingStep privilege (Id=1a) on OTC=4608 for entity 'sdkmessageprocessingstep'.",
    };
    for (let part = 0; part < 6; part += 1) {
      const start = trigger.rows();
      bench.sandbox.fault({
        match: { method: "POST", path: "/sdkmessageprocessingsteps" },
        after: part,
        action: { kind: "status", status: 403, body: missing },
      });
      const error = await failureOf(deploy({ entityTypes: ["contact", "account"] }));
      expect(error.message).toMatch(/security role .* prvCreateSdkMessageProcessingStep/);
      expect(trigger.rows()).toEqual(start);
      bench.sandbox.clearFaults();
    }
  });

  test("a privilege that is not named is", async () => {
    bench.sandbox.fault({
      match: { path: "serviceendpoints" },
      action: { kind: "status", status: 403, body: { code: "0x80048306", message: "No." } },
    });
    const error = await failureOf(deploy(first));
    expect(error.message).toMatch(/prvCreateServiceEndpoint, prvCreateSdkMessageProcessingStep/);
  });
});

describe("an environment that does not answer", () => {
  const PLATFORM_MS = 30_000;
  const hangs = (after: number) =>
    bench.sandbox.fault({ after, times: Number.POSITIVE_INFINITY, action: { kind: "hang" } });

  test.each([0, 1, 2])(
    "from request %i on: the deploy fails with a reason before the platform ends it",
    async (after) => {
      await undeploy();
      hangs(after);
      const startedMs = time.now();
      const error = await failureOf(deploy(first));
      expect(error).toMatchObject({ name: "DataverseError" });
      expect(time.now() - startedMs).toBeLessThan(PLATFORM_MS);
    },
  );

  test.each([0, 1])("from request %i on: so does an undeploy", async (after) => {
    await deploy(first);
    hangs(after);
    const startedMs = time.now();
    expect(await failureOf(undeploy())).toMatchObject({ name: "DataverseError" });
    expect(time.now() - startedMs).toBeLessThan(PLATFORM_MS);
  });
});

describe("an answer to the change set that does not speak of every write", () => {
  const onSteps = { method: "POST", path: "/sdkmessageprocessingsteps" };
  const onBatch = { method: "POST", path: /\$batch$/ };
  const page = { kind: "gateway", status: 200, body: "<html></html>" } as const;
  /** The last number: writes that were not carried out, and are sent behind the look. */
  const UNBELIEVED: readonly [string, object, FaultAction, readonly number[]][] = [
    ["a page in the place of one", onSteps, page, [1]],
    ["a page behind which it was done", onSteps, { ...page, applied: true }, []],
    ["an empty 202", onSteps, { kind: "gateway", status: 202 }, [1]],
    ["one missing", onBatch, { kind: "parts", change: "drop", inside: true }, []],
    ["one twice", onBatch, { kind: "parts", change: "double", inside: true }, []],
  ];

  test.each(UNBELIEVED)(
    "%s: looked again, and each is there once",
    async (_, match, action, missing) => {
      await deploy(first);
      const wanted = trigger.registered();
      await undeploy();
      bench.sandbox.clearRequests();
      bench.sandbox.fault({ match, after: match === onBatch ? 1 : 0, action });
      await deploy(first);
      expect(trigger.registered()).toEqual(wanted);
      const [, ...again] = batchesThat(writes);
      expect(again.map(({ parts = [] }) => parts.length)).toEqual(missing);
      expect(time.sleeps.length).toBeGreaterThan(0);
    },
  );

  test("a deadlock is undone and sent again", async () => {
    await deploy(first);
    const wanted = trigger.registered();
    await undeploy();
    bench.sandbox.fault({ match: onSteps, action: { kind: "sql", number: 1205 } });
    await deploy(first);
    expect(trigger.registered()).toEqual(wanted);
  });
});

describe("reads in one batch", () => {
  const onSteps = { method: "GET", path: "/sdkmessagefilters" };
  test.each([
    ["a page", { kind: "gateway", status: 200, body: "<html></html>" }],
    ["a page that says nothing is there", { kind: "gateway", status: 404, body: "<html></html>" }],
    ["429", { kind: "throttle", retryAfter: 2 }],
    ["a deadlock", { kind: "sql", number: 1205 }],
    ["a timeout of the database", { kind: "sql", number: -2 }],
  ] as const)("%s in the place of one: read again, as a read by itself is", async (_, action) => {
    await deploy(first);
    const wanted = trigger.registered();
    await undeploy();
    bench.sandbox.clearRequests();
    bench.sandbox.fault({ match: onSteps, action });
    await deploy(first);
    expect(trigger.registered()).toEqual(wanted);
    expect(batchesThat(writes)).toHaveLength(1);
    expect(batchesThat((request) => !writes(request))).toHaveLength(2);
    expect(time.sleeps).toHaveLength(1);
  });
});

test.each(["$batch", "/serviceendpoints"])(
  "a change set that is refused at %s ends the deploy with the refusal, and leaves nothing behind",
  async (path) => {
    const start = trigger.rows();
    bench.sandbox.clearRequests();
    bench.sandbox.fault({
      match: { method: "POST", path },
      after: path === "$batch" ? 1 : 0,
      action: {
        kind: "status",
        status: 400,
        body: { code: "0x80048d19", message: "This operation is not supported in a change set." },
      },
    });
    const error = await failureOf(deploy(second));
    expect(error).toMatchObject({ name: "DataverseError", status: 400, code: "0x80048d19" });
    expect(bench.requests().filter(({ method }) => method !== "GET")).toHaveLength(2);
    expect(trigger.rows()).toEqual(start);
  },
);
