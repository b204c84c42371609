import { useSandbox } from "../../support/sandbox";
import { statesOn } from "./support";

const bench = useSandbox({ seed: "empty" });
const states = statesOn(bench);

interface Rows {
  readonly value: readonly Record<string, string>[];
}

/** Step by step what `docs/states.md` says. */
describe("recipes", () => {
  test("close a deal", async () => {
    const id = states.insert("opportunity", [0, 1], { name: "Order 4711" });
    const found = await bench.act<Rows>("queryEntities", {
      entityType: "opportunities",
      filterExpression: "name eq 'Order 4711'",
    });
    const inputs = {
      entityType: "opportunities",
      entityId: found.value[0]?.["opportunityid"],
      status: "Won",
      details: { actualRevenue: 25000, closeDate: "2026-03-31", description: "Order 4711" },
    };
    expect(await bench.act("setEntityState", inputs)).toMatchObject({ changed: true });
    expect(await bench.act("setEntityState", inputs)).toMatchObject({ changed: false });
    expect(states.at("opportunity", id)).toEqual([1, 3]);
    expect(bench.sandbox.store.find("opportunityclose", { opportunityid: id })).toHaveLength(1);
  });

  test("lose a deal to a competitor", async () => {
    const competitor = bench.sandbox.insert("competitor", { name: "Fabrikam, Inc." });
    const id = states.insert("opportunity", [0, 1]);
    await bench.act("setEntityState", {
      entityType: "opportunities",
      entityId: id,
      status: "Out-Sold",
      details: { competitor: "Fabrikam, Inc.", description: "Price" },
    });
    expect(bench.sandbox.store.find("opportunityclose", { opportunityid: id })).toMatchObject([
      { competitorid: competitor, description: "Price" },
    ]);
  });

  test("resolve a case, and reopen it", async () => {
    const id = states.insert("incident", [0, 1]);
    const about = { regardingobjectid: id, regardingobjectid__table: "incident" };
    for (const subject of ["Call", "Send a part"]) {
      states.insert("task", [0, 2], { ...about, subject });
    }
    const open = await bench.act<Rows>("queryEntities", {
      entityType: "tasks",
      filterExpression: `_regardingobjectid_value eq ${id} and statecode eq 0`,
    });
    for (const { activityid } of open.value) {
      const task = { entityType: "tasks", entityId: activityid, status: "Completed" };
      expect(await bench.act("setEntityState", task)).toMatchObject({ changed: true });
    }
    await bench.act("setEntityState", {
      entityType: "incidents",
      entityId: id,
      status: "Problem Solved",
      details: { subject: "Sensor replaced", timeSpent: 45 },
    });
    expect(states.at("incident", id)).toEqual([1, 5]);
    expect(bench.sandbox.store.find("incidentresolution", { incidentid: id })).toMatchObject([
      { subject: "Sensor replaced", timespent: 45 },
    ]);
    const again = { entityType: "incidents", entityId: id, status: "In Progress" };
    expect(await bench.act("setEntityState", again)).toMatchObject({ changed: true });
    expect(states.at("incident", id)).toEqual([0, 1]);
  });
});
