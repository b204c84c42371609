import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { findingsIn } from "../../migrate/findings/findings";
import type { Finding } from "../../migrate/findings/types";
import { stepRules } from "../../migrate/rules";
import { DIFFERENCES } from "../../migrate/rules/differences";
import { anchor } from "../../scripts/docs/anchor";
import { definitionOf, FILES, from, integration, list, pairs, template, value } from "./saved";

const root = path.resolve(__dirname, "../..");

/** `kind rule: text` of what is said of the one step. */
const said = (...of: Parameters<typeof integration>): string[] =>
  findingsIn(integration(...of))
    .filter(({ step }) => step === "The Step")
    .map(({ kind, rule, text }) => `${kind} ${rule}: ${text}`);

const lines = (...of: Parameters<typeof integration>): string => said(...of).join("\n");

const found = (file: string): Finding[] => findingsIn(definitionOf(file));
const briefly = (file: string): string[] =>
  found(file).map(({ kind, rule, step, variable }) => `${kind} ${step ?? variable ?? ""} ${rule}`);

describe("of saved integrations", () => {
  test("a loop that updates or creates, and the connection it does so by", () => {
    expect(briefly("customers")).toEqual([
      "better  everyStep",
      "look Dynamics variables",
      "better Dynamics variables",
      "stays Customer Table variables",
      "stays [CRM] Query Customers keeps",
      "better [CRM] Query Customers differences",
      "better [CRM] Query Customers firstPage",
      "stays [CRM] Update Customer keeps",
      "better [CRM] Update Customer differences",
      "better [CRM] Update Customer differences",
      "look [CRM] Update Customer writeLoops",
      "stays [CRM] Create Customer keeps",
      "better [CRM] Create Customer differences",
      "better [CRM] Create Customer differences",
      "better [CRM] Create Customer bindings",
    ]);
  });

  test("a poll by hand that reads page by page and waits", () => {
    expect(briefly("pages")).toEqual([
      "better  everyStep",
      "look Dynamics variables",
      "look Every Night ownTriggers",
      "stays Query Page keeps",
      "look Query Page columnLists",
      "look Query Page pageLoops",
      "look Wait sleeps",
      "stays Fetch Contacts keeps",
      "better Fetch Contacts differences",
      "better Fetch Contacts differences",
      "better Fetch Contacts differences",
      "stays Batch keeps",
      "better Batch differences",
    ]);
  });

  test("requests by hand", () => {
    expect(briefly("requests").filter((line) => line.startsWith("look"))).toEqual([
      "look Dynamics variables",
      "look Read Accounts retries",
      "look Read Accounts rawRequests",
      "look Read Accounts deprecated",
      "look Who rawRequests",
      "look Rename rawRequests",
      "look Count by HTTP rawRequests",
      "look Newest codeSteps",
    ]);
    expect(
      found("requests").find(({ step, rule }) => step === "Rename" && rule === "rawRequests"),
    ).toMatchObject({
      text: expect.stringMatching(
        /^PATCH \/accounts\(.*\) is an action now: Update Entity with Entity Type accounts, Entity ID \{\{\$readAccounts/,
      ),
      suggestion: { action: "updateEntity", inputs: { entityType: "accounts" } },
    });
  });

  test("triggers, their branches, and what they read", () => {
    expect(briefly("events")).toEqual([
      "better  everyStep",
      "look Dynamics variables",
      "stays Dynamics Calls keeps",
      "better Dynamics Calls differences",
      "look Dynamics Calls openWebhooks",
      "stays Read Account keeps",
      "stays Contacts Change keeps",
      "better Contacts Change differences",
      "better Contacts Change differences",
      "look Contacts Change unknownKeys",
      "better Contacts Change filters",
      "stays Add Column keeps",
      "look Add Column refusedValues",
      "look Plain ownTriggers",
      "stays Register keeps",
      "look Register ownTriggers",
    ]);
  });

  test("that do not use the component: nothing", () => {
    expect(findingsIn(integration("writeLog", {}, { component: "log" }))).toEqual([]);
  });
});

describe("inputs", () => {
  test("that nobody has are named with the nearest", () => {
    expect(lines("queryEntities", { filterExpresion: value("a eq 1") })).toContain(
      "look unknownKeys: Query Entities has no input filterExpresion: its value is ignored, and the log says so. Was filterExpression meant?",
    );
    expect(lines("queryEntities", { impersonateUserId: value("x") })).toContain(
      "look unknownKeys: The input impersonateUserId belongs in Options",
    );
    expect(lines("queryEntities", { filterExpresion: value("") })).not.toContain("unknownKeys");
  });

  test("that came later, and actions that came later", () => {
    expect(lines("queryEntities", { entityType: value("accounts"), top: value("5") })).toContain(
      "stays keeps: Query Entities keeps its key, its inputs (1 set) and the fields of its answer. Only this component has top.",
    );
    expect(said("bulkCreateEntities", {})).toEqual([
      "stays keeps: Bulk Create Entities is new in this component.",
    ]);
  });

  test("of actions that nobody has", () => {
    expect(said("queryEntitys", {})).toEqual([
      "look unknownKeys: There is no action queryEntitys; the nearest is queryEntities. The step cannot run.",
    ]);
  });

  test.each([
    ["queryEntities", { filterExpression: value("name eq") }, /look filters: Refused: Filter Expr/],
    [
      "queryEntities",
      { filterExpression: value("name = 'x'") },
      /better filters: .*name eq 'x' is sent/,
    ],
    ["getEntity", { fieldNames: list("name", "*") }, /look columnLists: Refused: Field Name \*/],
    [
      "fetchXml",
      { xmlQuery: value("<fetch><entity></fetch>") },
      /look fetchQueries: Refused: XML Q/,
    ],
    [
      "fetchXml",
      { includeAnnotations: value("colour") },
      /look fetchQueries: Refused: Include Ann/,
    ],
    ["rawRequest", { timeout: value("soon") }, /look refusedValues: Refused: Timeout /],
    ["batchEntityActions", { actions: value('{"a":1}') }, /look refusedValues: Refused: Batch Act/],
  ])("of %s that are refused or repaired: %j", (key, inputs, expected) => {
    expect(lines(key, inputs)).toMatch(expected);
  });

  test("that are only known when the flow runs are left alone", () => {
    const later = {
      filterExpression: template("revenue gt {{$a.results}}"),
      top: from("a.results"),
    };
    expect(said("queryEntities", later).filter((line) => line.startsWith("look"))).toEqual([]);
    const filled = { attributeBody: template('{ "SchemaName": {{$a.results}} }') };
    expect(lines("createAttribute", filled)).not.toContain("refused");
  });

  test("of webhooks are no secret of the report", () => {
    const whole = JSON.stringify(
      findingsIn(
        integration(
          "dynamicsWebhookTrigger",
          { webhookKey: value("s3cret-of-contoso"), webhookKex: value("s3cret-of-contoso") },
          { isTrigger: true },
        ),
      ),
    );
    expect(whole).toContain("webhookKex");
    expect(whole).not.toContain("s3cret");
  });
});

describe("pages and loops", () => {
  const next = { nextPageId: from("query.results.oDataNextLink") };

  test("a page outside of loops stays a page", () => {
    expect(lines("queryEntities", next)).toMatch(/stays pageLoops: Takes one page by its link/);
    expect(lines("queryEntities", next, { loop: "Pages" })).toMatch(/look pageLoops: The loop "Pa/);
  });

  test("Fetch All needs nothing", () => {
    const all = { ...next, fetchAll: value("true") };
    expect(lines("queryEntities", all, { loop: "Pages" })).not.toMatch(/pageLoops|firstPage/);
  });

  test("a next link as the address of a raw request", () => {
    const raw = { method: value("GET"), url: from("read.results.@odata.nextLink") };
    expect(lines("rawRequestV2", raw, { loop: "Pages" })).toMatch(
      /look pageLoops: .*Query Entities with Fetch All/,
    );
  });

  test.each([
    ["createEntity", "Bulk Create Entities"],
    ["updateEntity", "Bulk Update Entities"],
    ["upsertEntity", "Bulk Upsert Entities"],
    ["deleteEntity", "Bulk Delete Entities"],
  ])("%s in a loop", (key, bulk) => {
    expect(lines(key, {}, { loop: "Rows" })).toContain(`writes one record in each turn: ${bulk}`);
    expect(lines(key, {})).not.toContain("writeLoops");
  });

  test("raw requests that write in a loop", () => {
    const raw = { method: value("POST"), url: value("accounts") };
    expect(lines("rawRequestV2", raw, { loop: "Rows" })).toContain("Bulk Create Entities");
  });

  test("a batch that other steps collect", () => {
    expect(lines("batchEntityActions", { actions: from("list.results") })).toContain(
      "look batches",
    );
  });
});

describe("requests by hand that no action takes the place of", () => {
  test("stay raw requests, without a word", () => {
    const raw = { method: value("POST"), url: value("EntityDefinitions"), data: value("{}") };
    expect(said("rawRequestV2", raw)).toHaveLength(1);
  });

  test("go through the connection, where the HTTP component sends them", () => {
    const url = value("https://contoso.crm.dynamics.com/api/data/v9.2/EntityDefinitions");
    expect(lines("httpPost", { url }, { component: "http" })).toMatch(/Raw Request sends it/);
  });
});

describe("code", () => {
  test.each([
    ["await fetch(url + '/api/data/v9.2/accounts')", "calls the Web API itself"],
    ["while (body['@odata.nextLink']) {}", "deals with next links"],
    ["if (status === 429) await wait()", "deals with 429"],
    ["value.replace('/Date(', '')", "values of webhooks"],
    ["row.createdon.getTime()", "exactly as Dataverse sends it"],
  ])("%s", (code, expected) => {
    const { flows, ...rest } = integration("getCurrentUser", {});
    const [flow] = flows;
    const [user] = flow?.steps ?? [];
    const [step] =
      integration("runCode", { code: value(code) }, { component: "code" }).flows[0]?.steps ?? [];
    if (!flow || !user || !step) throw new Error("There is no step.");
    const both = { ...rest, flows: [{ ...flow, steps: [user, step] }] };
    const texts = findingsIn(both).map(({ rule, text }) => `${rule} ${text}`);
    expect(texts.join("\n")).toMatch(new RegExp(`codeSteps .*${expected}`));
  });
});

/** What concerns every step or a connection, or only who builds a flow. */
const NOT_BY_STEP: readonly string[] = ["D6", "D13", "D18", "D20"];

describe("the rules", () => {
  const everything = [
    ...FILES.flatMap(found),
    ...findingsIn(integration("batchEntityActions", { actions: from("x.results") })),
    ...findingsIn(integration("fetchXml", { xmlQuery: value("<fetch>") })),
    ...findingsIn(integration("updateAttribute", { fieldValues: pairs({ a: "1" }) })),
  ];

  test("each have a case here", () => {
    const met = new Set(everything.map(({ rule }) => rule));
    expect(Object.keys(stepRules).filter((rule) => !met.has(rule))).toEqual([]);
  });

  test("name pages that are there, with their headings", () => {
    const wrong = [...new Set(everything.map(({ page }) => page))].filter((page) => {
      const [file = "", heading] = page.split("#");
      if (!existsSync(path.join(root, file))) return true;
      const text = readFileSync(path.join(root, file), "utf8");
      const headings = [...text.matchAll(/^#{1,6} (.*)$/gm)].map(([, each = ""]) => anchor(each));
      return heading !== undefined && !headings.includes(heading);
    });
    expect(wrong).toEqual([]);
  });

  test("know every line of the differences", () => {
    const text = readFileSync(path.join(root, "docs/differences.md"), "utf8");
    const numbers = [...text.matchAll(/^\| (D\d+) \|/gm)].map(([, number = ""]) => number);
    const known = [...DIFFERENCES.map(({ number }) => number), ...NOT_BY_STEP];
    expect(numbers.filter((number) => !known.includes(number))).toEqual([]);
    expect(known.filter((number) => !numbers.includes(number))).toEqual([]);
  });
});
