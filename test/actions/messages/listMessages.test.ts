import type { MessageDescription, MessageList } from "../../../src/client/types";
import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();
beforeEach(() => forgetAt(bench.sandbox.url));

const list = (inputs: Record<string, unknown> = {}) =>
  bench.act<MessageList>("listMessages", inputs);
const named = ({ messages }: MessageList, name: string): MessageDescription | undefined =>
  messages.find((each) => each.name === name);

test("lists what is known with its schemas, and says that more may be there", async () => {
  const found = await list();
  expect(found.complete).toBe(false);
  expect(found.warning).toContain("Include All");
  expect(named(found, "QualifyLead")).toMatchObject({
    kind: "action",
    boundTo: { entityType: "lead", wholeTable: false },
    source: "builtIn",
    app: "sales",
    refused: null,
    parameters: {
      required: ["CreateAccount", "CreateContact", "CreateOpportunity", "Status"],
      properties: { CreateAccount: { type: "boolean" } },
    },
    result: { properties: { value: { type: "array" }, hasMore: { type: "boolean" } } },
  });
  expect(named(found, "BulkDelete")?.refused).toContain("Bulk Delete Entities");
  expect(bench.requests()).toHaveLength(1);
});

test("custom APIs have their labels and descriptions", async () => {
  const { messages } = await list({ search: "working" });
  expect(messages).toEqual([
    expect.objectContaining({
      name: "new_WorkingDays",
      kind: "function",
      source: "customApi",
      label: "Working Days",
      parameters: {
        type: "object",
        properties: {
          From: { type: "string", format: "date-time", description: expect.any(String) },
          Until: { type: "string", format: "date-time", description: expect.any(String) },
        },
        required: ["From"],
        additionalProperties: false,
      },
      result: { type: "object", properties: { Days: { type: "integer" } } },
    }),
  ]);
});

test("by table, kind and text", async () => {
  const ofAccount = await list({ entityType: "Accounts", kind: "action" });
  const names = ofAccount.messages.map(({ name }) => name);
  expect(names).toContain("new_CheckCredit");
  expect(names).toContain("CreateMultiple");
  expect(names).not.toContain("QualifyLead");
  const functions = await list({ kind: "function", search: "WHO" });
  expect(functions.messages.map(({ name }) => name)).toEqual(["WhoAmI"]);
});

test("Include All lists what the environment declares, and private custom APIs", async () => {
  bench.sandbox.insert("customapi", {
    uniquename: "new_Hidden",
    displayname: "Hidden",
    isprivate: 1,
  });
  const found = await list({ includeAll: "true" });
  expect(found).toMatchObject({ complete: true });
  expect(found.warning).toBeUndefined();
  const names = found.messages.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["WhoAmI", "new_Hidden", "new_CheckCredit"]));
  expect(names).not.toContain("RetrieveUserQueues");
  expect(named(found, "new_CheckCredit")).toMatchObject({ label: "Check Credit" });
  expect(named(found, "WhoAmI")).toMatchObject({ source: "metadata" });
});

test("without the right to read custom APIs, it says that they are missing", async () => {
  const action = { kind: "status", status: 403 } as const;
  bench.sandbox.fault({ match: { path: /customapis/ }, action });
  const found = await list({ includeAll: true });
  expect(found.complete).toBe(false);
  expect(found.warning).toContain("customapi");
});

test("a table that is none is refused", async () => {
  const { message } = await bench.failure("listMessages", { entityType: "nothing_here" });
  expect(message).toContain("Entity Type");
});
