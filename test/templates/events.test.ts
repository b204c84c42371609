import { useSandbox } from "../support/sandbox";
import { runTemplate, somebodyElse, usePosts } from "./support";

const bench = useSandbox({ seed: "empty" });

describe("a deal that is won", () => {
  const posts = usePosts(bench, "columnChangedTrigger", {
    entityType: "opportunities",
    columns: ["statecode"],
    to: ["Won"],
  });

  test("is told to the other system with a key, and noted", async () => {
    const entityId = bench.sandbox.insert("opportunity", { name: "500 chairs" });
    const won = { entityType: "opportunities", entityId, status: "Won" };
    await bench.act("setEntityState", { ...won, details: { actualRevenue: 25_000 } });
    const sent: unknown[] = [];
    const httpPost = (inputs: unknown) => void sent.push(inputs);
    await runTemplate(bench, "deal-won", {
      ...(await posts()),
      components: { http: { httpPost } },
    });
    expect(sent).toMatchObject([
      {
        url: "https://orders.example.com/deals",
        headers: [{ key: "Idempotency-Key", value: expect.stringContaining(entityId) }],
        data: { name: "500 chairs", actualvalue: 25_000 },
      },
    ]);
    expect(bench.sandbox.store.select("SELECT * FROM annotation")).toMatchObject([
      { objectid: entityId, subject: "Sent to the order system" },
    ]);
  });
});

describe("a case that becomes urgent", () => {
  const posts = usePosts(bench, "columnChangedTrigger", {
    entityType: "incidents",
    columns: ["prioritycode"],
    to: ["High"],
  });
  const escalate = async () => {
    const id = bench.sandbox.insert("incident", {
      title: "Sensor is dead",
      prioritycode: 2,
    });
    const queue = bench.sandbox.insert("queue", { name: "Support" });
    const dynamicValues = { prioritycode: "High" };
    const connection = await somebodyElse(bench);
    await bench.act("updateEntity", {
      connection,
      entityType: "incidents",
      entityId: id,
      dynamicValues,
    });
    return { id, queue, event: await posts() };
  };
  const rows = (sql: string) => bench.sandbox.store.select(sql);

  test("is put into the queue, marked, and gets a task, however often the event comes", async () => {
    const { id, queue, event } = await escalate();
    await runTemplate(bench, "case-escalation", event);
    await runTemplate(bench, "case-escalation", event);
    expect(rows("SELECT queueid, objectid FROM queueitem")).toMatchObject([
      { queueid: queue, objectid: id },
    ]);
    expect(rows("SELECT isescalated FROM incident")).toMatchObject([{ isescalated: 1 }]);
    expect(rows("SELECT subject, regardingobjectid FROM task")).toMatchObject([
      { subject: expect.stringContaining("Sensor is dead"), regardingobjectid: id },
    ]);
  });
});
