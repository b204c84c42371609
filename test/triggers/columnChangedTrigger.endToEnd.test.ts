import type { ColumnChange } from "../../src/client";
import { type ReceivedRequest, useReceiver } from "../support/receiver";
import { useSandbox } from "../support/sandbox";
import { type Inputs, managed, type Place } from "./managed";

const bench = useSandbox();
const receiver = useReceiver();
const trigger = managed(bench, "columnChangedTrigger", {
  entityType: "opportunities",
  columns: ["salesstage"],
});

interface Received {
  readonly branch: string;
  readonly payload: {
    readonly changes: readonly ColumnChange[];
    readonly ignored?: boolean;
    readonly ignoredBecause?: string;
  };
}

/** What a flow would run with; a request that is refused starts none. */
const started: (Received | Error)[] = [];
let inputs: Inputs = {};
let place: Place = {};

const handOn = async ({ headers, query, body }: ReceivedRequest): Promise<void> => {
  const payload = {
    headers,
    queryParameters: query,
    rawBody: { data: Buffer.from(body), contentType: "application/json" },
    body: { data: JSON.parse(body) as unknown, contentType: "application/json" },
  };
  try {
    started.push((await trigger.receive(payload, inputs, place)) as Received);
  } catch (error) {
    started.push(error as Error);
  }
};

beforeEach(() => {
  started.length = 0;
  inputs = {};
  place = { url: receiver.url };
  receiver.answer(async (request) => {
    await handOn(request);
    return 200;
  });
});
afterEach(() => trigger.clear());

const deploy = async (given: Inputs = {}) => {
  inputs = given;
  await trigger.deploy(inputs, place);
};

const arrived = async (): Promise<readonly Received[]> => {
  await bench.sandbox.webhooksIdle();
  for (const each of started) if (each instanceof Error) throw each;
  return started.splice(0) as Received[];
};

/** The changes of everything that started a flow. */
const changes = async () =>
  (await arrived())
    .filter(({ branch }) => branch === "Event")
    .flatMap(({ payload }) => payload.changes);

const newOpportunity = (values: object = {}) =>
  bench.sandbox.insert("opportunity", { name: "500 chairs", salesstage: 1, ...values });

const update = (id: string, dynamicValues: object) =>
  bench.act("updateEntity", { entityType: "opportunities", entityId: id, dynamicValues });

describe("deploy, then edit", () => {
  test("an edit that changes the column starts the flow, with the value before and after", async () => {
    await deploy();
    const id = newOpportunity();
    await update(id, { salesstage: "Propose" });
    const found = await changes();
    expect(found).toEqual([
      {
        id,
        table: "opportunity",
        column: "salesstage",
        from: 1,
        to: 2,
        labels: { from: "Develop", to: "Propose" },
        fromKnown: true,
        toKnown: true,
        record: expect.objectContaining({ opportunityid: id, salesstage: 2, name: "500 chairs" }),
        key: expect.stringMatching(new RegExp(`^${id}:salesstage:[0-9a-f-]{36}$`)),
      },
    ]);
  });

  test("an edit that sets the same value, and one of other columns, start nothing", async () => {
    await deploy();
    const id = newOpportunity();
    await update(id, { salesstage: 1 });
    await update(id, { name: "600 chairs" });
    expect(
      (await arrived()).map(({ branch, payload }) => [branch, payload.ignoredBecause]),
    ).toEqual([
      [
        "URL Validation / Heartbeat",
        expect.stringContaining("No watched column has another value"),
      ],
    ]);
  });

  test("a change of other values than From and To name says so", async () => {
    await deploy({ to: ["Close"] });
    await update(newOpportunity(), { salesstage: 2 });
    expect((await arrived()).map(({ payload }) => payload.ignoredBecause)).toEqual([
      "From and To name other values than those of salesstage.",
    ]);
  });

  test("a create and a delete start nothing", async () => {
    await deploy();
    const { opportunityid: id } = await bench.act<{ opportunityid: string }>("createEntity", {
      entityType: "opportunities",
      dynamicValues: { name: "New", salesstage: 2 },
    });
    await bench.act("deleteEntity", { entityType: "opportunities", entityId: id });
    expect(await arrived()).toEqual([]);
  });

  test("an edit in bulk starts the flow once for each record that changed", async () => {
    await deploy({ entityType: "accounts", columns: ["industrycode"] });
    const ids = [1, 1, 3].map((industrycode) =>
      bench.sandbox.insert("account", { name: "Litware", industrycode }),
    );
    bench.sandbox.clearRequests();
    await bench.act("bulkUpdateEntities", {
      entityType: "accounts",
      records: ids.map((accountid) => ({ accountid, industrycode: 3 })),
      options: { strategy: "multiple" },
    });
    expect(bench.requests().some(({ path }) => path.endsWith("UpdateMultiple"))).toBe(true);
    const found = await changes();
    expect(found.map(({ id, from, to }) => [id, from, to]).sort()).toEqual(
      [ids[0], ids[1]].map((id) => [id, 1, 3]).sort(),
    );
    expect(new Set(found.map(({ key }) => key)).size).toBe(2);
  });

  test("after an undeploy nothing arrives, and nothing is left", async () => {
    await deploy();
    await trigger.undeploy({}, place);
    await update(newOpportunity(), { salesstage: 3 });
    expect(await arrived()).toEqual([]);
    expect(trigger.rows()).toEqual({ endpoints: [], steps: [], images: [] });
  });
});

describe("From and To", () => {
  const moves = async (given: Inputs, ...stages: readonly number[]) => {
    await deploy(given);
    const id = newOpportunity();
    for (const salesstage of stages) {
      await update(id, { salesstage });
      await bench.sandbox.webhooksIdle();
    }
    return (await changes()).map(({ from, to }) => `${from}-${to}`);
  };

  test.each<[Inputs, readonly string[]]>([
    [{ to: ["close"] }, ["2-3"]],
    [{ to: [3, "Qualify"] }, ["2-3", "3-0"]],
    [{ from: ["Develop"] }, ["1-2"]],
    [{ from: ["Propose"], to: ["3"] }, ["2-3"]],
    [{ from: ["Qualify"], to: ["3"] }, []],
    [{ to: "", from: [] }, ["1-2", "2-3", "3-0"]],
  ])("%j", async (given, expected) => {
    expect(await moves(given, 2, 3, 0)).toEqual(expected);
  });
});

describe("kinds of columns", () => {
  const contact = () => bench.sandbox.insert("contact", { lastname: "Doe" });
  const account = () => bench.sandbox.insert("account", { name: "Litware" });

  const once = async (values: object, written: object, given: Inputs = {}) => {
    await deploy({ columns: Object.keys(values), ...given });
    const id = newOpportunity(values);
    await update(id, written);
    return (await changes()).map(({ column, from, to, labels }) => ({ column, from, to, labels }));
  };

  test("a lookup that is set, changed and emptied, by id and by name", async () => {
    const [one, other] = [contact(), account()];
    await deploy({ columns: ["Potential Customer", "parentcontactid"], entityType: "opportunity" });
    const id = newOpportunity();
    await update(id, { customerid: { id: one, table: "contact" }, parentcontactid: one });
    await bench.sandbox.webhooksIdle();
    await update(id, { customerid: { id: other, table: "account" }, parentcontactid: one });
    await bench.sandbox.webhooksIdle();
    await update(id, { customerid: null });
    const found = await changes();
    const [doe, litware] = [
      { id: one, table: "contact", name: "Doe" },
      { id: other, table: "account", name: "Litware" },
    ];
    expect(found.map(({ column, from, to }) => [column, from, to])).toEqual(
      expect.arrayContaining([
        ["customerid", null, doe],
        ["parentcontactid", null, doe],
        ["customerid", doe, litware],
        ["customerid", litware, null],
      ]),
    );
    expect(found).toHaveLength(4);
    expect(found[0]?.labels).toEqual({ from: null, to: "Doe" });
  });

  test("money and dates, written as they were in another form, did not change", async () => {
    expect(
      await once(
        { estimatedvalue: 12.5, estimatedclosedate: "2026-03-01" },
        { estimatedvalue: "12.50", estimatedclosedate: "2026-03-01T00:00:00Z" },
      ),
    ).toEqual([]);
    const found = await once(
      { estimatedvalue: 12.5, estimatedclosedate: "2026-03-01" },
      { estimatedvalue: 13, estimatedclosedate: "2026-03-02" },
      { to: ["13.00", "2026-03-02"] },
    );
    expect(found.map(({ column, to }) => [column, to])).toEqual([
      ["estimatedvalue", 13],
      ["estimatedclosedate", "2026-03-02T00:00:00Z"],
    ]);
  });

  test("a text that is emptied matches (empty)", async () => {
    const given = { to: ["(Empty)"] };
    expect(await once({ description: "Long" }, { description: "" }, given)).toEqual([
      { column: "description", from: "Long", to: null, labels: { from: null, to: null } },
    ]);
    expect(await once({ description: "Long" }, { description: "Short" }, given)).toEqual([]);
  });

  test("an owner, compared as a row", async () => {
    const owner = bench.sandbox.insert("systemuser", {
      fullname: "Ada Lovelace",
      internalemailaddress: "ada@example.com",
      domainname: "ada@example.com",
      firstname: "Ada",
      lastname: "Lovelace",
    });
    await deploy({ columns: ["ownerid"], to: ["ada lovelace"] });
    const id = newOpportunity();
    await bench.act("assignEntity", { entityType: "opportunities", records: [id], owner });
    const [change] = await changes();
    expect(change?.to).toMatchObject({ id: owner, table: "systemuser" });
  });
});

describe("what is left out of an event", () => {
  const LONG = "x".repeat(300_000);
  const appointments = { entityType: "appointments", columns: ["Location"], from: ["Berlin"] };
  const moved = async (dynamicValues: object) => {
    await deploy(appointments);
    const { activityid: entityId } = await bench.act<{ activityid: string }>("createEntity", {
      entityType: "appointments",
      dynamicValues: {
        subject: "Demo",
        location: "Oslo",
        scheduledstart: "2026-03-01T09:00:00Z",
        scheduledend: "2026-03-01T10:00:00Z",
      },
    });
    await bench.act("updateEntity", { entityType: "appointments", entityId, dynamicValues });
    return changes();
  };

  test("one that passes 256 KB has no value before, and the row's own after", async () => {
    expect(await moved({ location: "Rome", description: LONG })).toEqual([
      expect.objectContaining({
        column: "location",
        from: null,
        fromKnown: false,
        to: "Rome",
        toKnown: true,
        record: expect.objectContaining({ subject: "Demo" }),
      }),
    ]);
  });

  test("without a row to read, and renamed since the deploy, it is a change all the same", async () => {
    receiver.answer(async (request) => {
      inputs = { ...inputs, columns: ["Whereabouts"] };
      bench.sandbox.fault({
        match: { method: "GET", path: "/appointments(" },
        action: { kind: "status", status: 403, body: { code: "0x80040220", message: "No." } },
      });
      await handOn(request);
      bench.sandbox.clearFaults();
      return 200;
    });
    expect(await moved({ location: "Rome", description: LONG })).toEqual([
      expect.objectContaining({ fromKnown: false, toKnown: false, from: null, to: null }),
    ]);
    expect(trigger.lines.join()).toContain('Columns has "Whereabouts", which appointments has no');
  });

  test("without the image, which somebody deleted, what was written counts", async () => {
    await deploy({ columns: ["salesstage", "name"] });
    for (const image of trigger.rows().images) {
      const id = String(image["sdkmessageprocessingstepimageid"]);
      bench.sandbox.store.remove("sdkmessageprocessingstepimage", id);
    }
    await update(newOpportunity(), { salesstage: 1 });
    expect(await changes()).toEqual([
      expect.objectContaining({ column: "salesstage", from: null, fromKnown: false, to: 1 }),
    ]);
  });
});

describe("requests that are no change", () => {
  /** What Dataverse posted for one edit, with its key, to be changed and posted again. */
  const posted = async () => {
    await deploy();
    await update(newOpportunity(), { salesstage: 2 });
    await arrived();
    const { headers, query, body } = receiver.received.at(-1) as ReceivedRequest;
    const send = (data: unknown, more: object = {}) =>
      trigger.receive(
        { headers, queryParameters: query, body: { data }, ...more },
        inputs,
        place,
      ) as Promise<Received>;
    return { body: JSON.parse(body) as Record<string, unknown>, send };
  };

  test("events of other messages are passed over, and say why", async () => {
    const { body, send } = await posted();
    const { InputParameters, ...rest } = body;
    const target = (InputParameters as { value: object }[])[0]?.value;
    for (const MessageName of ["Create", "Delete", "Assign"]) {
      const InputParameters = [{ key: "Target", value: target }];
      expect(await send({ ...rest, MessageName, InputParameters })).toMatchObject({
        branch: "URL Validation / Heartbeat",
        payload: {
          changes: [],
          ignored: true,
          ignoredBecause: expect.stringContaining(MessageName),
        },
      });
    }
  });

  test("a question whether somebody is there has no changes", async () => {
    const { send } = await posted();
    const headers = { "x-ms-dynamics-request-name": "URL_VALIDATION" };
    expect(await send({}, { headers })).toMatchObject({
      branch: "URL Validation / Heartbeat",
      payload: { changes: [] },
      response: { statusCode: 200 },
    });
  });

  test("without the right key, or without an event, it is refused", async () => {
    const { body, send } = await posted();
    await expect(send(body, { queryParameters: { code: "x" } })).rejects.toThrow(/wrong key/);
    await expect(send(body, { queryParameters: {} })).rejects.toThrow(/no key/);
    for (const data of [null, [], "x", 5, { ...body, MessageName: 5 }]) {
      await expect(send(data)).rejects.toThrow(/no event|not an event/);
    }
    const images = [{ key: "watched", value: { Attributes: [1], LogicalName: "opportunity" } }];
    await expect(send({ ...body, PreEntityImages: images })).rejects.toThrow(/cannot be read/);
  });
});

test("own changes start nothing where they are ignored", async () => {
  await deploy({ ignoreOwnChanges: true });
  await update(newOpportunity(), { salesstage: 2 });
  expect(await arrived()).toMatchObject([
    { branch: "URL Validation / Heartbeat", payload: { ignored: true, changes: [] } },
  ]);
});

test("an image that somebody registered besides does not count", async () => {
  await deploy();
  const [step] = trigger.rows().steps;
  bench.sandbox.insert("sdkmessageprocessingstepimage", {
    name: "by hand",
    entityalias: "hand",
    imagetype: 0,
    messagepropertyname: "Target",
    sdkmessageprocessingstepid: step?.["sdkmessageprocessingstepid"] as string,
  });
  const id = newOpportunity();
  await update(id, { salesstage: 2, name: "Other" });
  expect((await changes()).map(({ column }) => column)).toEqual(["salesstage"]);
});
