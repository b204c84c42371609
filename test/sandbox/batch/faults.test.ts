import type { FaultAction } from "dataverse-sandbox";
import { useApi } from "../support/api";
import { batchText, changeSet, part, results, sendBatch, statuses } from "./multipart";

/** Told when the sandbox is through with a request, answered or not. */
let done = () => {};
const api = useApi({ onRequest: () => done() });
const task = (subject: string) => ({ method: "POST", url: "tasks", body: { subject } });
const account = (name: string) => ({ method: "POST", url: "accounts", body: { name } });
const subjects = () => api.sandbox.store.find("task", {}).map((row) => row["subject"]);
const send = (...items: string[][]) => sendBatch(api, batchText(...items));
const strike = (action: FaultAction, after = 0) =>
  api.sandbox.fault({ match: { path: "/tasks" }, after, action });

beforeEach(() => {
  for (const row of api.sandbox.store.find("task", {})) {
    api.sandbox.store.remove("task", String(row["activityid"]));
  }
  api.sandbox.clearRequests();
});

describe("a fault rule with a path", () => {
  it("answers for a part", async () => {
    strike({ kind: "status", status: 503, body: "<h1>Busy</h1>" });
    const answer = await send(part(account("a")), part(task("b")), part(task("c")));
    expect(answer.status).toBe(503);
    expect(statuses(answer)).toEqual([204, 503]);
    expect(results(answer).flat()[1]).toMatchObject({
      text: "<h1>Busy</h1>",
      headers: { "Content-Type": "text/html; charset=utf-8" },
    });
    expect(subjects()).toEqual([]);
    const [outer] = api.sandbox.apiRequests();
    expect(outer).toMatchObject({ status: 503, fault: undefined });
    expect(outer?.parts).toMatchObject([
      { fault: undefined },
      { fault: "status", status: 503 },
      {},
    ]);
  });

  it("throttles the part it is due for, and lets the next batch pass", async () => {
    strike({ kind: "throttle", retryAfter: 7 }, 1);
    const items = [part(task("a")), part(task("b"))];
    const answer = await send(...items);
    expect(statuses(answer)).toEqual([204, 429]);
    expect(results(answer).flat()[1]).toMatchObject({
      headers: { "Retry-After": "7" },
      error: { code: "0x80072322" },
    });
    expect(statuses(await send(...items))).toEqual([204, 204]);
  });

  it("undoes the change set of the part", async () => {
    strike({ kind: "throttle" }, 1);
    const answer = await send(changeSet(task("a"), task("b")));
    expect(answer.status).toBe(429);
    expect(statuses(answer)).toEqual([429]);
    expect(subjects()).toEqual([]);
  });

  it("garbles the answer of a part only", async () => {
    strike({ kind: "malformed", body: "{" });
    const answer = await send(part(task("a")), part(account("b")));
    expect(statuses(answer)).toEqual([200, 204]);
    expect(results(answer).flat()[0]).toMatchObject({ text: "{" });
    expect(subjects()).toEqual(["a"]);
  });

  it.each<[string, FaultAction, string[]]>([
    ["lostResponse", { kind: "lostResponse" }, ["a", "b"]],
    ["reset", { kind: "reset" }, []],
    ["truncate", { kind: "truncate", bytes: 40 }, ["a", "b"]],
  ])("ends the connection of the batch: %s", async (_, action, applied) => {
    strike(action);
    await expect(send(part(task("a")), part(task("b")))).rejects.toThrow();
    expect(subjects()).toEqual(applied);
    expect(api.sandbox.apiRequests()).toMatchObject([{ fault: action.kind }]);
  });

  it("keeps what came before a connection was reset, but for the change set it struck", async () => {
    strike({ kind: "reset" }, 2);
    const sent = send(part(task("a")), changeSet(task("b"), task("c")), part(task("d")));
    await expect(sent).rejects.toThrow();
    expect(subjects()).toEqual(["a"]);
  });

  it("leaves a batch without an answer: hang", async () => {
    strike({ kind: "hang", applied: true });
    const token = api.sandbox.issueToken();
    const patience = new AbortController();
    done = () => patience.abort();
    const sent = fetch(`${api.sandbox.url}/api/data/v9.2/$batch`, {
      method: "POST",
      signal: patience.signal,
      headers: {
        Authorization: `Bearer ${token}`,
        "Content-Type": "multipart/mixed; boundary=batch_1",
      },
      body: batchText(part(task("a"))),
    });
    await expect(sent).rejects.toThrow(/aborted/);
    expect(subjects()).toEqual(["a"]);
  });

  it("lets the token of the batch run out", async () => {
    const { sandbox } = api;
    const token = sandbox.issueToken();
    strike({ kind: "expireToken" });
    const options = {
      token,
      body: batchText(part(task("a"))),
      headers: { "Content-Type": "multipart/mixed; boundary=batch_1" },
    };
    expect(statuses(await api.send("POST", "$batch", options))).toEqual([401]);
    expect((await api.send("POST", "$batch", options)).text).toMatch(/^\{"error"/);
  });
});

describe("a fault rule without a path", () => {
  it("is about the batch, and counts none of its parts", async () => {
    const token = api.sandbox.issueToken();
    api.sandbox.fault({ after: 1, action: { kind: "status", status: 502 } });
    const options = {
      token,
      body: batchText(part(task("a")), part(task("b"))),
      headers: { "Content-Type": "multipart/mixed; boundary=batch_1" },
    };
    expect((await api.send("POST", "$batch", options)).status).toBe(200);
    expect((await api.send("POST", "$batch", options)).status).toBe(502);
    expect(subjects()).toEqual(["a", "b"]);
  });
});
