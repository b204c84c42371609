import { spawnSync } from "node:child_process";
import { transformSync } from "@swc/core";
import fc from "fast-check";
import { parse } from "yaml";
import { readDefinition } from "../../flows/definition";
import { commandText } from "../../playground/server/copy/commandText";
import { flowText } from "../../playground/server/copy/flowText";
import type { PublishedComponent } from "../../runner/bundle";
import { parseArguments } from "../../runner/cli/arguments";
import { inputValues } from "../../runner/cli/inputs";
import component from "../../src";
import * as support from "../support/sandbox";
import { useSandbox } from "../support/sandbox";
import { usePlayground } from "./usePlayground";

const bench = useSandbox();
const { openPage } = usePlayground(bench);

const inputs = {
  entityType: "accounts",
  dynamicValues: '{"name": "it\'s @ once"}',
  fieldValues: [
    { key: "telephone1", value: "a=b $HOME" },
    { key: "description", value: "@two\nlines" },
  ],
  fieldNames: ["name", "telephone1", "description"],
  options: { timeZone: "Europe/Berlin" },
};

const { createEntity, batchEntityActions } = (component as unknown as PublishedComponent).actions;
if (!createEntity || !batchEntityActions) throw new Error("An action is missing.");

/** What a shell and the command line make of a text. */
const valuesOf = (text: string): Record<string, unknown> => {
  const script = text
    .replace(/^npx d365 /, "for word in ")
    .concat("; do printf '%s\\0' \"$word\"; done");
  const { stdout } = spawnSync("sh", ["-c", script], { encoding: "utf8" });
  const [key = "", ...words] = stdout.split("\0").slice(0, -1);
  expect(key).toBe("action:createEntity");
  return inputValues("createEntity", createEntity, parseArguments([key, ...words]));
};

const copy = async (as: "command" | "jest" | "flow", of = "actions", key = "createEntity") => {
  const page = await openPage();
  const body = { of, key, as, inputs: of === "actions" ? inputs : { entityType: "accounts" } };
  return page.ask("POST /api/copy", body);
};

describe("as a command", () => {
  it("is read back as what was typed", async () => {
    const { text, language } = await copy("command");
    expect(language).toBe("sh");
    expect(valuesOf(text)).toEqual(inputs);
  });
});

describe("as a step of a flow", () => {
  it("is one of an integration's definition", async () => {
    const { text, language } = await copy("flow");
    expect(language).toBe("yaml");
    const [step] = parse(text) as [Record<string, unknown>];
    const trigger = {
      name: "Trigger",
      description: "",
      isTrigger: true,
      action: {
        key: "webhook",
        component: { key: "webhook-triggers", version: "LATEST", isPublic: true },
      },
      inputs: {},
    };
    const definition = JSON.stringify({
      definitionVersion: 7,
      name: "Copied",
      description: "",
      requiredConfigVars: [],
      configPages: [],
      flows: [{ name: "Flow", description: "", steps: [trigger, step] }],
    });
    const [flow] = readDefinition(definition).definition.flows;
    expect(flow?.steps[0]).toMatchObject({
      name: "Create Entity",
      action: { key: "createEntity", component: { key: "ms-dynamics" } },
      inputs: {
        connection: { type: "configVar" },
        entityType: { type: "value", value: "accounts" },
        dynamicValues: { value: inputs.dynamicValues },
        fieldNames: { type: "complex", value: [{ value: "name" }, {}, {}] },
        fieldValues: {
          type: "complex",
          value: [{ name: "telephone1", value: "a=b $HOME" }, { value: "@two\nlines" }],
        },
        options: { type: "complex", value: { timeZone: { value: "Europe/Berlin" } } },
      },
    });
  });
});

describe("as a test", () => {
  /** Runs the text with what it imports, and gives its tests. */
  const testsIn = async (text: string) => {
    const { code } = transformSync(text, {
      jsc: { target: "es2022", parser: { syntax: "typescript" } },
      module: { type: "commonjs" },
    });
    const found: [string, () => Promise<void>][] = [];
    const load = (name: string): unknown => {
      if (name === "../support/sandbox") return { ...support, useSandbox: () => bench };
      if (name === "../../src") return { __esModule: true, default: component };
      return require(name);
    };
    const register = (name: string, run: () => Promise<void>) => found.push([name, run]);
    new Function("require", "test", "expect", "exports", code)(load, register, expect, {});
    return found;
  };

  it.each([
    ["actions", "createEntity"],
    ["dataSources", "records"],
    ["triggers", "pollChangesTrigger"],
  ])("of %s is whole, and passes", async (of, key) => {
    const { text } = await copy("jest", of, key);
    const [[name, run] = ["", async () => {}]] = await testsIn(text);
    expect(name).toBe(key);
    bench.sandbox.clearRequests();
    await run();
    expect(bench.requests().length).toBeGreaterThan(0);
  });

  it("fails where the action does", async () => {
    const page = await openPage();
    const body = { of: "actions", key: "getEntity", as: "jest" };
    const given = { entityType: "accounts", entityId: "00000000-0000-0000-0000-00000000dead" };
    const { text } = await page.ask("POST /api/copy", { ...body, inputs: given });
    const [[, run] = ["", async () => {}]] = await testsIn(text);
    await expect(run()).rejects.toThrow("Does Not Exist");
  });
});

test("secrets are left out, and unknown forms refused", async () => {
  const page = await openPage();
  const ask = (body: object) => page.ask("POST /api/copy", { inputs: {}, ...body });
  const key = "dynamicsWebhookTrigger";
  const secret = { webhookKey: "wholly secret key" };
  const { text } = await ask({ of: "triggers", key, as: "flow", inputs: secret });
  expect(text).toContain("(hidden)");
  await expect(ask({ of: "things", key, as: "flow" })).rejects.toThrow("of takes");
  await expect(ask({ of: "triggers", key, as: "poem" })).rejects.toThrow("as takes");
  await expect(ask({ of: "dataSources", key: "timeZones", as: "flow" })).rejects.toThrow(
    "no step of a flow",
  );
});

test("a default that was cleared stays cleared: its example is not run in its place", () => {
  const given = { actions: "" };
  const command = commandText("actions", "batchEntityActions", batchEntityActions, given);
  expect(command).toBe("npx d365 action:batchEntityActions \\\n  --input actions=");
  const [step] = parse(flowText("ms-dynamics", "batchEntityActions", batchEntityActions, given));
  expect(step.inputs).toMatchObject({ actions: { type: "value", value: "" } });
});

test("a list that an answer has as text is no text in quotes", () => {
  const read = (fieldNames: unknown) =>
    valuesOf(commandText("actions", "createEntity", createEntity, { ...inputs, fieldNames }));
  expect(read("name,telephone1")["fieldNames"]).toEqual(["name,telephone1"]);
  expect(read('["name"]')["fieldNames"]).toEqual(["name"]);
});

test("a command is read back whatever was typed", () => {
  const text = fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 30 });
  const typed = fc.record({
    entityType: text,
    dynamicValues: text,
    fieldNames: fc.array(text, { minLength: 1, maxLength: 3 }),
    fieldValues: fc.array(fc.record({ key: text, value: text }), { minLength: 1, maxLength: 3 }),
    options: fc.record({ timeZone: text }),
  });
  fc.assert(
    fc.property(typed, (given) => {
      expect(valuesOf(commandText("actions", "createEntity", createEntity, given))).toEqual(given);
    }),
    { numRuns: 15 },
  );
});
