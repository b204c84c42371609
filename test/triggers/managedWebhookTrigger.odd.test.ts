import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { failureOf, managed, writes } from "./managed";

const bench = useSandbox({ seed: "empty" });
useVirtualTime();
const trigger = managed(bench);

const message = { sdkmessageid: "9ebdbb1b-ea3e-db11-86a7-000a3a5473e8", name: "Create" };
const row = {
  sdkmessagefilterid: "c2c5bb1b-ea3e-db11-86a7-000a3a5473e8",
  primaryobjecttypecode: "contact",
  sdkmessageid: message,
};

const odd: [string, unknown][] = [
  ["no list", {}],
  ["a list that is an object", { value: { "0": row } }],
  ["a list of nothing", { value: [null] }],
  ["a list of texts", { value: ["Create"] }],
  ["a row without an id", { value: [{ ...row, sdkmessagefilterid: null }] }],
  ["an id that is a number", { value: [{ ...row, sdkmessagefilterid: 7 }] }],
  ["an id that is no GUID", { value: [{ ...row, sdkmessagefilterid: "accounts)?$x=(" }] }],
  ["a row without its message", { value: [{ ...row, sdkmessageid: null }] }],
  ["a message that is a list", { value: [{ ...row, sdkmessageid: [message] }] }],
  ["a message without an id", { value: [{ ...row, sdkmessageid: { name: "Create" } }] }],
  [
    "a message whose name is an object",
    { value: [{ ...row, sdkmessageid: { ...message, name: {} } }] },
  ],
];

describe("odd answers to the question for messages", () => {
  test.each(odd)("%s: one error, and nothing is registered", async (_, body) => {
    bench.sandbox.fault({
      match: { path: "sdkmessagefilters" },
      times: Number.POSITIVE_INFINITY,
      action: { kind: "rewrite", body: JSON.stringify(body) },
    });
    const error = await failureOf(trigger.deploy({ events: ["Create"] }));
    expect(error).toMatchObject({ name: "DataverseError", outcome: "notDone" });
    expect(error.message).toMatch(/sdkmessage/);
    expect(bench.requests().filter(writes)).toEqual([]);
    expect(trigger.rows()).toEqual({ endpoints: [], steps: [], images: [] });
  });

  test("a table that takes no steps is named, as before", async () => {
    bench.sandbox.fault({
      match: { path: "sdkmessagefilters" },
      action: { kind: "rewrite", body: JSON.stringify({ value: [] }) },
    });
    const error = await failureOf(trigger.deploy({ events: ["Create"] }));
    expect(error).toMatchObject({ name: "InputError" });
    expect(error.message).toMatch(/Entity Types.*contact.*Create/);
  });
});

describe("odd answers to the question for what is registered", () => {
  const endpoint = { serviceendpointid: "c2c5bb1b-ea3e-db11-86a7-000a3a5473e8", name: "x" };
  test.each<[string, unknown]>([
    ["no list", {}],
    ["a list of nothing", { value: [null] }],
    ["a webhook without an id", { value: [{ ...endpoint, serviceendpointid: null }] }],
    ["an id that is no GUID", { value: [{ ...endpoint, serviceendpointid: "x)/y" }] }],
    [
      "steps that are an object",
      { value: [{ ...endpoint, serviceendpoint_sdkmessageprocessingstep: {} }] },
    ],
    [
      "a step without an id",
      { value: [{ ...endpoint, serviceendpoint_sdkmessageprocessingstep: [{}] }] },
    ],
  ])("%s: one error, and nothing is written", async (_, body) => {
    bench.sandbox.fault({
      match: { path: "serviceendpoints?" },
      times: Number.POSITIVE_INFINITY,
      action: { kind: "rewrite", body: JSON.stringify(body) },
    });
    for (const run of [trigger.deploy, trigger.undeploy]) {
      const error = await failureOf(run());
      expect(error).toMatchObject({ name: "DataverseError", outcome: "notDone" });
      expect(error.message).toMatch(/serviceendpoint|sdkmessageprocessingstep/);
    }
    expect(bench.requests().filter(writes)).toEqual([]);
    expect(trigger.rows()).toEqual({ endpoints: [], steps: [], images: [] });
  });
});
