import { users } from "dataverse-sandbox";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { FLOW_URL, failureOf, LISTENING_URL, managed, writes } from "./managed";

const bench = useSandbox();
const trigger = managed(bench);
useVirtualTime();
afterEach(() => trigger.clear());

const NAME = /^Record Events [0-9a-f]{12}(-[0-9a-f]{12}){2}$/;

describe("a deploy", () => {
  test("registers the webhook and a step for each event of each table, in one change set", async () => {
    await trigger.deploy({ entityTypes: ["contacts", "Account"] });
    const { endpoints, steps } = trigger.rows();
    expect(endpoints).toMatchObject([
      { name: expect.stringMatching(NAME), url: FLOW_URL, contract: 8, authtype: 4 },
    ]);
    expect(trigger.registered().steps).toEqual(
      ["Create of account", "Create of contact", "Delete of account", "Delete of contact"]
        .concat("Update of account", "Update of contact")
        .map((name) => ({ name, filteringattributes: null, statecode: 0, mode: 1, stage: 40 })),
    );
    expect(new Set(steps.map(({ eventhandler }) => eventhandler))).toEqual(
      new Set([endpoints[0]?.["serviceendpointid"]]),
    );
    expect(steps.every(({ asyncautodelete }) => asyncautodelete === 1)).toBe(true);
    const requests = bench.requests();
    expect(requests.map(writes)).toEqual([false, false, true]);
    expect(requests[2]?.parts).toHaveLength(7);
  });

  test("again without changes only reads, in two requests", async () => {
    await trigger.deploy({ filteringColumns: ["lastname", "firstname"] });
    const before = trigger.rows();
    bench.sandbox.clearRequests();
    await trigger.deploy({ filteringColumns: "firstname, lastname" });
    expect(bench.requests().map(writes)).toEqual([false, false]);
    expect(trigger.rows()).toEqual(before);
    expect(trigger.lines).toContain("info: The webhook is registered already.");
  });

  test("finds tables by any name, and one that is named twice once", async () => {
    await trigger.deploy({
      entityTypes: ["Contact", "contacts", "Opportunities"],
      events: "create",
    });
    expect(trigger.registered().steps.map(({ name }) => name)).toEqual([
      "Create of contact",
      "Create of opportunity",
    ]);
  });

  test("takes events in any case, and filters updates alone", async () => {
    await trigger.deploy({
      entityTypes: ["account", "contact"],
      events: ["UPDATE", "delete"],
      filteringColumns: ["EMailAddress1", "lastname"],
    });
    expect(
      trigger.registered().steps.map(({ name, filteringattributes: by }) => [name, by]),
    ).toEqual([
      ["Delete of account", null],
      ["Delete of contact", null],
      ["Update of account", "emailaddress1"],
      ["Update of contact", "emailaddress1,lastname"],
    ]);
  });

  test("with changed inputs repairs what is there, in one change set", async () => {
    await trigger.deploy({ entityTypes: ["contact", "account"], events: ["Create", "Update"] });
    const id = trigger.rows().endpoints[0]?.["serviceendpointid"];
    bench.sandbox.clearRequests();
    const changed = {
      entityTypes: ["contact", "lead"],
      events: ["Update", "Delete"],
      filteringColumns: ["firstname"],
    };
    await trigger.deploy(changed);
    expect(bench.requests().map(writes)).toEqual([false, false, true]);
    expect(trigger.rows().endpoints[0]?.["serviceendpointid"]).toBe(id);
    const repaired = trigger.registered();
    trigger.clear();
    await trigger.deploy(changed);
    expect(trigger.registered()).toEqual(repaired);
  });

  test("repairs what somebody changed by hand", async () => {
    await trigger.deploy();
    const before = trigger.registered();
    const { endpoints, steps } = trigger.rows();
    const { store } = bench.sandbox;
    store.update("serviceendpoint", String(endpoints[0]?.["serviceendpointid"]), {
      name: "mine now",
    });
    store.update("sdkmessageprocessingstep", String(steps[0]?.["sdkmessageprocessingstepid"]), {
      statecode: 1,
      statuscode: 2,
      name: "mine too",
    });
    store.remove("sdkmessageprocessingstep", String(steps[1]?.["sdkmessageprocessingstepid"]));
    await trigger.deploy();
    expect(trigger.registered()).toEqual(before);
  });

  test("at the same time as another one makes nothing twice", async () => {
    await trigger.deploy();
    const wanted = trigger.registered();
    await trigger.undeploy();
    await Promise.all([trigger.deploy(), trigger.deploy(), trigger.deploy()]);
    expect(trigger.registered()).toEqual(wanted);
  });

  test("leaves steps alone that somebody hung on the webhook, and so does an undeploy", async () => {
    await trigger.deploy({ events: ["Create"] });
    const { endpoints } = trigger.rows();
    const byHand = bench.sandbox.insert("sdkmessageprocessingstep", {
      name: "made by hand",
      stage: 40,
      mode: 1,
      rank: 1,
      eventhandler: endpoints[0]?.["serviceendpointid"] ?? null,
      sdkmessageid:
        bench.sandbox.store.find("sdkmessage", { name: "Update" })[0]?.["sdkmessageid"] ?? null,
    });
    await trigger.deploy({ events: ["Delete"] });
    expect(trigger.registered().steps.map(({ name }) => name)).toEqual([
      "Delete of contact",
      "made by hand",
    ]);
    await trigger.undeploy();
    expect(trigger.rows().endpoints).toHaveLength(endpoints.length);
    expect(trigger.rows().steps).toMatchObject([{ sdkmessageprocessingstepid: byHand }]);
    expect(trigger.lines.join()).toMatch(/warn: .* stays, .* by hand: made by hand/);
    await trigger.deploy({ events: ["Create"] });
    expect(trigger.registered().steps).toHaveLength(2);
  });

  test("of a renamed flow keeps the registration", async () => {
    await trigger.deploy();
    const before = trigger.rows();
    await trigger.deploy({}, { flowName: "People" });
    const [endpoint] = trigger.rows().endpoints;
    expect(endpoint?.["serviceendpointid"]).toBe(before.endpoints[0]?.["serviceendpointid"]);
    expect(endpoint?.["description"]).toMatch(/flow "People" of instance "Contoso"/);
    expect(trigger.rows().steps).toEqual(before.steps);
  });
});

describe("listening mode, undeploy and disable", () => {
  test("each touch their own registration and no other", async () => {
    await trigger.deploy();
    const production = trigger.registered();
    await trigger.deploy({ events: ["Create"] }, { url: LISTENING_URL });
    await trigger.deploy({}, { instanceId: "instance-2", url: "https://hooks.example.com/two" });
    expect(trigger.rows().endpoints).toHaveLength(3);
    await trigger.undeploy({}, { url: LISTENING_URL });
    await trigger.undeploy({}, { instanceId: "instance-2", url: "https://hooks.example.com/two" });
    expect(trigger.registered()).toEqual(production);
    await trigger.undeploy();
    expect(trigger.rows()).toEqual({ endpoints: [], steps: [], images: [] });
  });

  test("removing takes one look and one change set, steps first", async () => {
    await trigger.deploy();
    bench.sandbox.clearRequests();
    await trigger.undeploy();
    const requests = bench.requests();
    expect(requests.map(writes)).toEqual([false, true]);
    expect(requests[1]?.parts?.map(({ method, url }) => [method, url.split("(")[0]])).toEqual([
      ...Array(3).fill(["DELETE", "/api/data/v9.2/sdkmessageprocessingsteps"]),
      ["DELETE", "/api/data/v9.2/serviceendpoints"],
    ]);
  });

  test("removing what is not there succeeds", async () => {
    await trigger.undeploy();
    await trigger.undeploy();
    expect(bench.requests().map(writes)).toEqual([false, false]);
    expect(trigger.lines).toContain("info: The webhook was not registered.");
  });

  test("without an address nothing is touched, and the log says what to do", async () => {
    await trigger.deploy();
    bench.sandbox.clearRequests();
    await trigger.undeploy({}, { url: undefined });
    expect(bench.requests()).toEqual([]);
    expect(trigger.lines.join()).toMatch(/Delete Webhook Registrations/);
  });
});

describe("what is refused before anything is written", () => {
  test.each<[string, object, object, RegExp]>([
    ["a port", {}, { url: "https://a.example:8443/x" }, /has the port 8443/],
    ["no address", {}, { url: undefined }, /"Contacts" has no webhook URL to register/],
    ["no such table", { entityTypes: ["contakt"] }, {}, /Entity Types "contakt" .* contacts/],
    ["no table", { entityTypes: "" }, {}, /Entity Types is required/],
    ["no such event", { events: ["Assign"] }, {}, /Events takes one of Create \| Update \| Delete/],
    [
      "no such column",
      { filteringColumns: ["emailadress1"] },
      {},
      /"emailadress1", .* contact .* did you mean emailaddress1/,
    ],
    [
      "a table without a column to filter by",
      { entityTypes: ["contact", "account"], filteringColumns: ["firstname"] },
      {},
      /names no column of the table account/,
    ],
    [
      "a table that reports nothing",
      { entityTypes: ["sdkmessage_none"] },
      {},
      /Entity Types "sdkmessage_none" is no table/,
    ],
    ["a key for no address", { webhookKey: "a&b" }, {}, /Webhook Authentication Key .* letters/],
  ])("%s", async (_, inputs, place, message) => {
    const error = await failureOf(trigger.deploy(inputs, place));
    expect(error).toMatchObject({ name: "InputError", message: expect.stringMatching(message) });
    expect(bench.requests().filter(writes)).toEqual([]);
    expect(trigger.rows()).toEqual({ endpoints: [], steps: [], images: [] });
  });
});

test("a user who may not register is told the privilege that is missing", async () => {
  const token = { access_token: bench.sandbox.issueToken({ userId: users.salesperson.id }) };
  const error = await failureOf(trigger.deploy({ connection: bench.connection({ token }) }));
  expect(error).toMatchObject({ name: "DataverseError", status: 403 });
  expect(error.message).toMatch(/Give a security role of the user the privilege prv\w+/);
  expect(trigger.rows()).toEqual({ endpoints: [], steps: [], images: [] });
});
