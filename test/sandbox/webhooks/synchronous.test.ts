import { batchText, changeSet, part, sendBatch } from "../batch/multipart";
import { contextOf, targetOf, useHook } from "./support";

const { api, receiver, listen, posted, jobs } = useHook();

describe("synchronous steps", () => {
  const synchronous = { mode: 0 };
  const unavailable = { code: "0x80040265", message: "Endpoint unavailable" };
  const count = async (name: string) => {
    const { body } = await api.send("GET", `accounts?$filter=name eq '${name}'&$select=name`);
    return (body["value"] as unknown[]).length;
  };

  it("are waited for, and see the row that is answered", async () => {
    let seen = -1;
    receiver.answer(async () => {
      seen = await count("Waited");
      return 200;
    });
    await listen("Create", "account", synchronous);
    const id = await api.create("accounts", { name: "Waited" });
    const [request, ...others] = receiver.received;
    expect(others).toEqual([]);
    const context = contextOf(request ?? { body: "{}" });
    expect(context).toMatchObject({ Mode: 0, IsInTransaction: true, PrimaryEntityId: id });
    // Nobody else sees what is not committed.
    expect(seen).toBe(0);
    expect(await count("Waited")).toBe(1);
  });

  it("undo the write when they fail, and leave no job", async () => {
    receiver.answer(() => 500);
    const step = await listen("Update", "account", synchronous);
    await listen("Update", "account");
    const id = await api.create("accounts", { name: "Before" });
    const answer = await api.send("PATCH", `accounts(${id})`, { body: { name: "After" } });
    expect(answer).toMatchObject({ status: 400, error: unavailable });
    expect(await posted()).toHaveLength(1);
    expect(await count("Before")).toBe(1);
    expect(await jobs(step)).toEqual([]);
  });

  it("are posted once more after a gateway's failure", async () => {
    receiver.answer((_request, nth) => (nth === 1 ? 502 : 204));
    await listen("Create", "account", synchronous);
    await api.create("accounts", { name: "Twice" });
    expect(receiver.received).toHaveLength(2);
    expect(await count("Twice")).toBe(1);
  });

  it("come by stage and rank, the earlier ones with what the caller gave", async () => {
    await listen("Create", "account", { ...synchronous, name: "d" });
    await listen("Create", "account", { ...synchronous, name: "c", stage: 20, rank: 2 });
    await listen("Create", "account", { ...synchronous, name: "b", stage: 20, rank: 1 });
    await listen("Create", "account", { ...synchronous, name: "a", stage: 10, rank: 9 });
    const id = await api.create("accounts", { name: "Ordered" });
    const contexts = receiver.received.map(contextOf);
    expect(contexts.map(({ OwningExtension: step }) => (step as { Name: string }).Name)).toEqual([
      "a",
      "b",
      "c",
      "d",
    ]);
    expect(contexts.map(({ IsInTransaction }) => IsInTransaction)).toEqual([
      false,
      true,
      true,
      true,
    ]);
    const [first, , , last] = receiver.received;
    expect(targetOf(first ?? { body: "" })).toEqual({ accountid: id, name: "Ordered" });
    expect(targetOf(last ?? { body: "" })).toHaveProperty("createdon");
    expect(contexts[0]?.["OutputParameters"]).toEqual([]);
  });

  it("undo a change set and let the rest of the batch be", async () => {
    receiver.answer((request) => (targetOf(request)["name"] === "bad" ? 500 : 200));
    await listen("Create", "account", synchronous);
    const create = (name: string) => ({ method: "POST", url: "accounts", body: { name } });
    const text = batchText(
      part(create("alone")),
      changeSet(create("good"), create("bad"), create("never reached")),
      part(create("last")),
    );
    api.sandbox.fault({
      match: { path: "accounts" },
      after: 1,
      times: 1,
      action: { kind: "delay", ms: 1 },
    });
    const answer = await sendBatch(api, text, { Prefer: "odata.continue-on-error" });
    expect(receiver.received.map((request) => targetOf(request)["name"])).toEqual([
      "alone",
      "good",
      "bad",
      "last",
    ]);
    expect(answer.text.match(/HTTP\/1\.1 \d+/g)).toEqual([
      "HTTP/1.1 204",
      "HTTP/1.1 400",
      "HTTP/1.1 204",
    ]);
    expect(await Promise.all(["alone", "good", "bad", "last"].map(count))).toEqual([1, 0, 0, 1]);
    expect(
      api.sandbox
        .apiRequests()
        .find(({ parts }) => parts)
        ?.parts?.map(({ fault }) => fault),
    ).toEqual([undefined, "delay", undefined, undefined, undefined]);
  });

  it("answer a lost connection to the batch without undoing what came before", async () => {
    await listen("Create", "account", synchronous);
    const create = (name: string) => part({ method: "POST", url: "accounts", body: { name } });
    api.sandbox.fault({
      match: { path: "accounts" },
      after: 1,
      times: 1,
      action: { kind: "reset" },
    });
    await expect(sendBatch(api, batchText(create("kept"), create("lost")))).rejects.toThrow();
    expect(await Promise.all(["kept", "lost"].map(count))).toEqual([1, 0]);
  });
});
