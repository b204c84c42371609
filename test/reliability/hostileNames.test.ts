import { createHarness } from "@prismatic-io/spectral/dist/testing";
import component from "../../src";
import { pickAnything } from "../dataSources/pick";
import { HOSTILE_NAMES } from "../support/hostileNames";
import { HOSTILE_VALUE, useHostileServer } from "../support/hostileServer";
import { useSandbox } from "../support/sandbox";
import { bareRow, contactUpdate, ids, pair, request } from "../triggers/payloads";
import { poller } from "../triggers/poller";
import { webhook } from "../triggers/run";
import { accounts, HOSTILE_INPUTS, type Inputs, member } from "./hostileInputs";

const bench = useSandbox();
const server = useHostileServer(bench);
const trigger = webhook();
const polling = poller(bench);
const harness = createHarness(component);
const quiet = Object.fromEntries(
  ["metric", "trace", "debug", "info", "log", "warn", "error"].map((level) => [level, () => {}]),
);

/** What every object of this process has, by name, with its very value. */
const ofEveryObject = () =>
  [Object.prototype, Array.prototype, Function.prototype].map((shared) =>
    Reflect.ownKeys(shared).map((name) => [
      name,
      Object.getOwnPropertyDescriptor(shared, name)?.value as unknown,
    ]),
  );
const before = ofEveryObject();
afterEach(() => {
  const after = ofEveryObject();
  for (const [at, shared] of before.entries()) {
    expect(after[at]?.map(([name]) => name)).toEqual(shared.map(([name]) => name));
    for (const [place, [, value]] of shared.entries()) expect(after[at]?.[place]?.[1]).toBe(value);
  }
});

const hostile = () => bench.connection({ fields: { webApiUrl: server.url } });

/** Ends well, or with a sentence of ours about the input. */
const endsProperly = async (run: () => Promise<unknown>): Promise<unknown> => {
  try {
    return await run();
  } catch (error) {
    expect(["InputError", "DataverseError", "WebhookError"]).toContain((error as Error).name);
    expect((error as Error).message).not.toMatch(
      /is not a function|undefined|\[object|native code/,
    );
    return undefined;
  }
};

describe.each(HOSTILE_INPUTS)("%s (%s)", (_, action, inputsOf) => {
  test.each(HOSTILE_NAMES)("may be named %s", async (name) => {
    await endsProperly(() => bench.act(action, inputsOf(name)));
  });
});

describe.each([
  "attributes",
  "columns",
  "records",
  "choices",
  "alternateKeys",
  "fieldMap",
  "getEntitiesMetaData",
])("the data source %s", (key) => {
  test.each(HOSTILE_NAMES)("takes the name %s", async (name) => {
    const inputs = {
      entityType: name,
      entityId: name,
      columnName: name,
      search: name,
      defaultSelectedRecordTypes: [name],
      recordTypeFilter: [name],
    };
    await endsProperly(() => pickAnything(bench, key, inputs));
    await endsProperly(() =>
      pickAnything(bench, key, { ...inputs, entityType: "account", entityId: "account" }),
    );
  });

  test("reads definitions of hostile names", async () => {
    const inputs = {
      connection: hostile(),
      entityType: "account",
      entityId: "account",
      columnName: "industrycode",
    };
    expect(await pickAnything(bench, key, inputs)).toBeTruthy();
  });
});

/** Each hostile name is the object's own, with what the server sent. */
const expectOwn = (row: unknown): void => {
  for (const name of HOSTILE_NAMES) {
    expect([name, Object.getOwnPropertyDescriptor(row, name)?.value]).toEqual([
      name,
      HOSTILE_VALUE,
    ]);
  }
  expect(Object.getPrototypeOf(row)).toBe(Object.prototype);
};

const XML = '<fetch><entity name="account"><attribute name="name"/></entity></fetch>';
const rowsOf = (answer: unknown) => (answer as { readonly value: readonly unknown[] }).value;

describe("answers with hostile names", () => {
  test.each<[string, Inputs, (answer: unknown) => unknown]>([
    ["queryEntities", { ...accounts, top: 2 }, (answer) => rowsOf(answer)[0]],
    [
      "queryEntities",
      { ...accounts, fetchAll: true, recordsPerPage: 5 },
      (answer) => rowsOf(answer).at(-1),
    ],
    [
      "queryEntities",
      { ...accounts, top: 2, options: { includeAnnotations: "*" } },
      (answer) => rowsOf(answer)[0],
    ],
    ["fetchXml", { xmlQuery: XML }, (answer) => rowsOf(answer)[0]],
    [
      "createEntity",
      { ...accounts, dynamicValues: { name: "Hostile", primarycontactid: null } },
      (answer) => answer,
    ],
    [
      "rawRequest",
      { url: "accounts?$top=1", method: "GET", responseType: "json" },
      (answer) => rowsOf(answer)[0],
    ],
    ["getCurrentUser", {}, (answer) => answer],
  ])("%s %j", async (action, inputs, one) => {
    const answer = await bench.act(action, { connection: hostile(), ...inputs });
    if (action === "createEntity" || action === "getCurrentUser") expect(answer).toBeTruthy();
    else expectOwn(one(answer));
  });

  test("one record, and the definitions of its table", async () => {
    const id = bench.sandbox.insert("account", { name: "Hostile" });
    const connection = hostile();
    expectOwn(await bench.act("getEntity", { connection, ...accounts, entityId: id }));
    for (const action of ["describeEntityType", "getEntityMetaData"]) {
      expect(await bench.act(action, { connection, entityType: "account" })).toBeTruthy();
    }
    for (const action of ["listAttributesAction", "queryAttributes"]) {
      const inputs = { connection, entityId: "account", attributeType: "String" };
      await endsProperly(() => bench.act(action, inputs));
    }
    const written = { name: "Written", ...member("__proto__", "x"), ...member("constructor", "y") };
    const inputs = { connection, ...accounts, entityId: id, dynamicValues: written };
    await endsProperly(() => bench.act("updateEntity", inputs));
  });

  test("polls", async () => {
    const connection = hostile();
    const inputs = { connection, lookBackDate: "2000-01-01" };
    const { payload } = await polling.call({}, inputs);
    const { created } = payload.body.data as { readonly created: readonly unknown[] };
    expectOwn(created[0]);
    const tracked: unknown = await harness.trigger(
      "changeTrackingTrigger",
      {} as never,
      { connection, ...accounts, startFrom: "all" } as never,
      { logger: quiet, instanceState: {} } as never,
    );
    expect(tracked).toBeTruthy();
  });
});

describe.each(HOSTILE_NAMES)("a webhook with the name %s", (name) => {
  test("as columns, parameters, variables and images", async () => {
    const values = member(name, "given");
    const row = bareRow("contact", ids.contact, values, { [name]: "label" });
    const body = contactUpdate({
      InputParameters: [pair("Target", row), pair(name, "parameter")],
      PreEntityImages: [pair(name, row)],
      PostEntityImages: [pair(name, row)],
      SharedVariables: [pair(name, "variable")],
      OutputParameters: [pair(name, "output")],
      PrimaryEntityName: name,
      MessageName: name,
    });
    const { payload } = await trigger.run(request(body));
    const own = JSON.stringify(payload.event);
    for (const value of ["given", "label", "parameter", "output"])
      expect(own).toContain(`"${name}":"${value}"`);
  });

  test("as the header of its key", async () => {
    const inputs = { webhookKey: "p6Zt+3vKq/9LwXh2==", options: { keyHeader: name } };
    await endsProperly(() => trigger.run(request(contactUpdate()), inputs));
    await expect(trigger.run(request(contactUpdate()), inputs)).rejects.toThrow();
  });
});
