import { sandboxComponents, sandboxConnection } from "../../package/testing";
import { component } from "../../package/testing/component";
import { platformInputs } from "../../package/testing/platformInputs";
import { useSandbox } from "../support/sandbox";

const bench = useSandbox({ seed: "empty" });

describe("sandboxComponents", () => {
  it("runs actions as code-native flows call them, with defaults and rows of objects", async () => {
    const { dynamics365, msDynamics } = sandboxComponents();
    const connection = bench.connection();
    await dynamics365.createEntity({
      connection,
      entityType: "accounts",
      fieldValues: { name: "Fabrikam", numberofemployees: 250 },
    });
    const { data } = await msDynamics.queryEntities({
      connection,
      entityType: "accounts",
      fieldNames: ["name", "numberofemployees"],
    });
    expect(data).toMatchObject({
      hasMore: false,
      value: [{ name: "Fabrikam", numberofemployees: 250 }],
    });
  });

  it("takes the names of a registry, and refuses what nobody has said of other components", async () => {
    const registry = {
      crm: { key: "ms-dynamics", actions: {} },
      slack: { key: "slack", actions: { postMessage: {}, listUsers: {} } },
    } as const;
    const postMessage = jest.fn(async () => ({ data: "sent" }));
    const { crm, slack } = sandboxComponents(registry, { others: { slack: { postMessage } } });
    await crm.getCurrentUser({ connection: bench.connection() });
    expect(await slack.postMessage({ text: "Hello" } as never)).toEqual({ data: "sent" });
    expect(postMessage).toHaveBeenCalledWith({ text: "Hello" });
    await expect(slack.listUsers({} as never)).rejects.toThrow(
      /^slack\.listUsers belongs to another component: say what it does/,
    );
    expect(() => sandboxComponents({ slack: registry.slack })).toThrow(
      "The registry has no component with the key ms-dynamics.",
    );
  });

  it("runs the actions that ask for the instance of the flow, where there is none", async () => {
    const { dynamics365 } = sandboxComponents();
    const connection = bench.connection();
    const { data } = await dynamics365.listWebhookRegistrations({ connection });
    expect(data.registrations).toEqual([]);
    await expect(
      dynamics365.deleteWebhookRegistrations({ connection, stale: true }),
    ).rejects.toThrow(/^Stale Ones is on, and the platform names no webhook URL/);
  });

  it("passes names that are no inputs on to the action, which says what it makes of them", async () => {
    const warn = jest.fn();
    const logger = { ...console, metric: warn, warn, debug: () => undefined };
    const { dynamics365 } = sandboxComponents({ dynamics365: component }, { context: { logger } });
    await dynamics365.queryEntities({
      connection: bench.connection(),
      entityType: "accounts",
      ...{ filter: "name eq 'a'" },
    });
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('There is no input "filter"'));
    expect(Object.hasOwn(dynamics365, "__proto__")).toBe(false);
  });
});

describe("the inputs of a call", () => {
  const rows = {
    key: "fieldValues",
    label: "Field Value",
    type: "string",
    collection: "keyvaluelist",
  };

  test.each([
    [{ name: "a", size: 5, more: { a: 1 } }, ["a", "5", '{"a":1}']],
    [[{ key: "size", value: 5 }], [5]],
  ])("hold rows for %j", (given, values) => {
    const { fieldValues } = platformInputs([rows], { fieldValues: given });
    expect((fieldValues as { value: unknown }[]).map(({ value }) => value)).toEqual(values);
  });

  it("leave unset rows unset, and refuse text", () => {
    expect(platformInputs([{ ...rows, default: "" }], {})).toEqual({ fieldValues: "" });
    expect(() => platformInputs([rows], { fieldValues: "[]" })).toThrow(
      /^fieldValues takes rows of key and value, or an object/,
    );
  });
});

describe("sandboxConnection", () => {
  it("starts a sandbox, and stops it", async () => {
    const { connection, sandbox, url, close } = await sandboxConnection({ seed: "empty" });
    const { dynamics365 } = sandboxComponents();
    const { data } = await dynamics365.getCurrentUser({ connection });
    expect(sandbox.apiRequests()).toHaveLength(1);
    expect(data).toMatchObject({ UserId: expect.any(String) });
    await close();
    await expect(fetch(url)).rejects.toThrow();
  });

  it("takes one that runs, and leaves it running", async () => {
    const manager = "06e3a6b7-0cd3-ef11-be37-6045bd0b2204";
    const { connection, close } = await sandboxConnection({
      sandbox: bench.sandbox,
      userId: manager,
    });
    await close();
    expect(await bench.act("getCurrentUser", { connection })).toMatchObject({ UserId: manager });
  });

  it("signs in to one of another process", async () => {
    const { connection, close } = await sandboxConnection({ url: `${bench.sandbox.url}/api` });
    await close();
    expect(await bench.act("getCurrentUser", { connection })).toHaveProperty("UserId");
  });

  test.each(["https://contoso.crm4.dynamics.com", "http://10.0.0.1:4711", "4711", ""])(
    "takes no other address: %j",
    async (url) => {
      await expect(sandboxConnection({ url })).rejects.toThrow(
        /^url takes the address of a sandbox on this machine/,
      );
    },
  );

  it("says where no sandbox is", async () => {
    await expect(sandboxConnection({ url: "http://127.0.0.1:1" })).rejects.toThrow(
      "There is no sandbox at http://127.0.0.1:1: start one with npx dataverse-sandbox.",
    );
  });
});
