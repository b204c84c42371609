import { useApi } from "../support/api";
import {
  anywhere,
  describeTranscripts,
  headersOf,
  named,
  pathOf,
  shapeOf,
  type Transcript,
  transcripts,
} from "./transcripts";

const api = useApi();
const replay = (transcript: Transcript, path = pathOf(transcript), body?: unknown) => {
  const { method, headers, body: sent } = transcript.request;
  const given = body ?? (sent === null ? undefined : sent);
  return api.send(method, path, {
    headers: headersOf(headers),
    ...(given === undefined ? {} : { body: given }),
  });
};

/** The head the transcript shows, in ours: addresses are compared by their form. */
function expectHead(answer: Awaited<ReturnType<typeof replay>>, transcript: Transcript) {
  expect(answer.status).toBe(transcript.response.status);
  for (const [name, value] of transcript.response.headers) {
    if (name === "OData-EntityId") continue;
    expect({ name, value: answer.headers.get(name) }).toEqual({
      name,
      value: expect.stringContaining(value),
    });
  }
}

function byName(topic: string, start: string): Transcript {
  const found = transcripts(topic).find(({ name }) => name.startsWith(`${topic}/${start}`));
  if (found === undefined) throw new Error(`There is no transcript ${topic}/${start}.`);
  return found;
}

/** The message up to where the documentation cuts it, with our address in it. */
function messageStart(transcript: Transcript): string {
  const { error } = transcript.response.body_json as { error: { message: string } };
  const [start = ""] = error.message.split("<truncated for brevity>");
  return start.replace(anywhere, api.sandbox.url).trim();
}

describeTranscripts("refusals of the real service", () => {
  it.each(named(byNames("errors", ["002", "003", "004", "005", "006"])))("%s", async (_, given) => {
    const transcript = present(given);
    const answer = await replay(transcript);
    expectHead(answer, transcript);
    const { error } = transcript.response.body_json as { error: { code: string } };
    expect(answer.error.code).toBe(error.code);
    expect(answer.error.message.startsWith(messageStart(transcript))).toBe(true);
  });

  it("have the same annotations where all are asked for", async () => {
    const transcript = byName("errors", "001");
    const answer = await replay(transcript, "nothing");
    expect(shapeOf(answer.body)).toEqual(shapeOf(transcript.response.body_json));
    expect(answer.headers.get("content-type")).toBe("application/json; odata.metadata=minimal");
  });

  it("of a duplicate", async () => {
    const transcript = byName("duplicate_detect", "001");
    await api.create("accounts", JSON.parse(transcript.request.body ?? ""));
    const answer = await replay(transcript);
    expectHead(answer, transcript);
    expect(answer.body).toEqual(transcript.response.body_json);
  });
});

describeTranscripts("writes of the real service", () => {
  it("a create, of a table we have", async () => {
    const transcript = byName("create", "001");
    const answer = await replay(transcript, "accounts", { name: "x" });
    expectHead(answer, transcript);
    expect(answer.text).toBe("");
    expect(answer.headers.get("odata-entityid")).toMatch(
      /^http:\/\/[^/]+\/api\/data\/v9\.2\/accounts\([0-9a-f-]{36}\)$/,
    );
  });

  it("an upsert by alternate key, of a table we have", async () => {
    const transcript = byName("update_upsert", "001");
    const key = "new_projectcollection(new_number=1,new_region='1')";
    const answer = await replay(transcript, key, { new_name: "1:1" });
    expectHead(answer, transcript);
    expect(answer.text).toBe("");
    expect(answer.headers.get("odata-entityid")).toBe(`${api.sandbox.url}/api/data/v9.2/${key}`);
  });
});

describeTranscripts("reads of the real service", () => {
  /** Rows that have something in every column the transcripts show. */
  beforeAll(async () => {
    // What other tests have created must not come first: rows without order go by their random ids.
    for (const { accountid } of api.sandbox.store.select("SELECT accountid FROM account")) {
      api.sandbox.store.remove("account", String(accountid));
    }
    const contact = await api.create("contacts", { firstname: "Susanna", lastname: "Stubberod" });
    for (const name of ["A. Datum Corporation", "Litware", "Adventure Works", "Fourth Coffee"]) {
      const account = await api.create("accounts", {
        name: `${name} (sample)`,
        revenue: 20_000,
        customertypecode: 1,
        "primarycontactid@odata.bind": `/contacts(${contact})`,
        Account_Tasks: [{ subject: "Task 1" }, { subject: "Task 2" }],
      });
      await api.create("contacts", {
        lastname: name,
        "parentcustomerid_account@odata.bind": `/accounts(${account})`,
      });
    }
  });

  /** Members that only some of the documentation's answers show. */
  const optional = new Set([
    "@Microsoft.Dynamics.CRM.globalmetadataversion",
    "@Microsoft.Dynamics.CRM.totalrecordcount",
    "@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded",
    "@odata.nextLink",
    // Behind a full page of nested rows the sandbox always leads on, even when nothing follows.
    "contact_customer_accounts@odata.nextLink",
  ]);
  const required = (shape: unknown): unknown => {
    if (Array.isArray(shape)) return shape.map(required);
    if (typeof shape !== "object" || shape === null) return shape;
    const kept = Object.entries(shape).filter(([name]) => !optional.has(name));
    return Object.fromEntries(kept.map(([name, inner]) => [name, required(inner)]));
  };

  const shaped = [
    byNames("query", ["001", "002", "003", "005", "007", "008", "009", "010"]),
    byNames("associate", ["001"]),
  ].flat();

  it.each(named(shaped))("%s", async (_, given) => {
    const transcript = present(given);
    const answer = await replay(transcript);
    expectHead(answer, transcript);
    const theirs = required(shapeOf(transcript.response.body_json));
    expect(required(shapeOf(answer.body))).toEqual(theirs);
    const rows = (body: unknown) => (body as { value: object[] }).value;
    const [first] = rows(answer.body);
    const [expected] = rows(transcript.response.body_json);
    const names = (row: object = {}) => Object.keys(row).filter((name) => !optional.has(name));
    expect(names(first)).toEqual(names(expected));
  });

  it.each(named(byNames("query", ["001", "002", "003", "005", "008", "009", "010"])))(
    "%s names the same context",
    async (_, given) => {
      const transcript = present(given);
      const { body } = await replay(transcript);
      const context = (transcript.response.body_json as { "@odata.context": string })[
        "@odata.context"
      ];
      expect(body["@odata.context"]).toBe(context.replace(anywhere, api.sandbox.url));
    },
  );

  it("query/004: a link to the next page leads there, and has the same form", async () => {
    const transcript = byName("query", "003");
    const headers = headersOf(transcript.request.headers);
    const link = String((await replay(transcript)).body["@odata.nextLink"]);
    const theirs = (transcript.response.body_json as { "@odata.nextLink": string })[
      "@odata.nextLink"
    ];
    const form = (text: string) =>
      text
        .replace(anywhere, api.sandbox.url)
        .replace(/[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}/g, "<id>");
    expect(form(link)).toBe(form(theirs));
    const next = await api.send("GET", link.slice(api.sandbox.url.length), { headers });
    expect(next.status).toBe(200);
    expect(next.body["value"]).toHaveLength(2);
  });

  it("query/006: a count is text", async () => {
    const transcript = byName("query", "006");
    const answer = await replay(transcript);
    expectHead(answer, transcript);
    expect(Number(answer.text)).toBeGreaterThan(3);
  });
});

function present(transcript: Transcript | undefined): Transcript {
  if (transcript === undefined) throw new Error("There are no transcripts.");
  return transcript;
}

function byNames(topic: string, starts: readonly string[]): Transcript[] {
  return transcripts(topic).filter(({ name }) =>
    starts.some((start) => name.startsWith(`${topic}/${start}`)),
  );
}
