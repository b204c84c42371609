import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { MESSAGE_ACTIONS } from "../../migrate/rawRequests/messageActions";
import { readCall } from "../../migrate/rawRequests/readCall";
import { readPath } from "../../migrate/rawRequests/readPath";
import { recognize } from "../../migrate/rawRequests/recognize";
import type { Suggestion } from "../../migrate/rawRequests/types";
import { actionNamed, inputNamed } from "../../migrate/registry";
import { actions } from "../../src/actions";
import { builtInMessages } from "../../src/client/messages/signatures/builtIn";
import { CASES, type Case } from "./requestCases";
import { integration, pairs, stepOf, template, value } from "./saved";

const suggested = ({ request, headers, data }: Case): Suggestion | undefined => {
  const [method = "", ...url] = request.split(" ");
  const definition = integration("rawRequestV2", {
    method: value(method),
    url: template(url.join(" ")),
    ...(headers ? { headers: pairs(headers) } : {}),
    ...(data === undefined ? {} : { data: value(data) }),
  });
  const call = readCall(stepOf(definition));
  return call && recognize(call);
};

test.each(CASES.map((each) => [each.request, each] as const))("%s", (_, each) => {
  const suggestion = suggested(each);
  expect(suggestion?.action).toBe(each.action);
  if (each.inputs) expect(suggestion?.inputs).toEqual(each.inputs);
});

const known = [
  ...CASES.map(suggested).filter((each) => each !== undefined),
  ...MESSAGE_ACTIONS.values(),
];

test("what is suggested are actions and inputs of this component", () => {
  const wrong = known.flatMap(({ action, inputs }) => {
    const entry = actionNamed(action);
    if (!entry) return [action];
    return Object.keys(inputs)
      .filter((key) => inputNamed(entry, key) === undefined)
      .map((key) => `${action}.${key}`);
  });
  expect(wrong).toEqual([]);
});

/** What the generic ways are for, what composes others, and what has no request of its own. */
const WITHOUT_REQUEST = new Set([
  "rawRequest",
  "rawRequestV2",
  "findEntity",
  "previewWrite",
  "mirrorEntities",
  "listUnified",
  "getUnified",
  "upsertUnified",
  "compareSchema",
  "validateConnection",
  "deleteWebhookRegistrations",
]);

test("every action that has a request of its own is suggested for it", () => {
  const suggestedKeys = new Set(known.map(({ action }) => action));
  const missing = Object.keys(actions).filter(
    (key) => !suggestedKeys.has(key) && !WITHOUT_REQUEST.has(key),
  );
  expect(missing).toEqual([]);
});

test("every action of Dataverse that the client sends for an action is in the table", () => {
  const root = path.resolve(__dirname, "../../src/client");
  const names = new Set(
    builtInMessages()
      .signatures.filter(({ kind }) => kind === "action")
      .map(({ name }) => name),
  );
  const sent = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.includes("signatures"))
    .flatMap((file) => readFileSync(path.join(root, file), "utf8").match(/["`.](\w+)["`]/g) ?? [])
    .map((found) => found.slice(1, -1))
    .filter((name) => names.has(name));
  expect(new Set(sent).size).toBeGreaterThan(20);
  const missing = [...new Set(sent)].filter((name) => !MESSAGE_ACTIONS.has(name));
  // Workflows are started by Call Action.
  expect(missing).toEqual(["ExecuteWorkflow"]);
});

test("steps of the HTTP component count where their address names the Web API", () => {
  const call = (key: string, url: string) =>
    readCall(stepOf(integration(key, { url: value(url) }, { component: "http" })));
  expect(call("httpGet", "https://x.crm.dynamics.com/api/data/v9.2/accounts")).toMatchObject({
    method: "GET",
    segments: [{ name: "accounts" }],
  });
  expect(call("httpGet", "https://example.com/accounts")).toBeUndefined();
});

test("an address that comes from another step is not guessed", () => {
  const url = { type: "reference", value: "other.results.url" };
  expect(
    readCall(stepOf(integration("rawRequest", { url, method: value("GET") }))),
  ).toBeUndefined();
  const method = { type: "reference", value: "other.results.method" };
  expect(
    readCall(stepOf(integration("rawRequest", { url: value("accounts"), method }))),
  ).toBeUndefined();
});

describe("an address", () => {
  const name = fc.stringMatching(/^[a-z_][a-z0-9_]{0,12}$/);
  const inner = fc.string({ maxLength: 20 }).filter((text) => !/[{}\uE000]/.test(text));

  it("is taken apart whatever placeholders hold", () => {
    fc.assert(
      fc.property(name, inner, inner, (set, first, second) => {
        const read = readPath(`{{#${first}}}/api/data/v9.2/${set}({{$${second}}})?$select=a`);
        expect(read.segments).toEqual([{ name: set, key: `{{$${second}}}` }]);
        expect(read.options.get("$select")).toBe("a");
      }),
    );
  });

  it("of any form is read without a fault", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(Array.isArray(readPath(text).segments)).toBe(true);
      }),
    );
  });
});
