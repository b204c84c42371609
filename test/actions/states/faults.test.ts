import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { CLOSINGS, type Closing, QUOTE_WON, RESOLVED, statesOn, WON } from "./support";

const bench = useSandbox({ seed: "empty" });
useVirtualTime();
const states = statesOn(bench);

/** Definitions remembered, or not: what becomes of a fault must not depend on it. */
const TEMPERATURES = ["cold", "warm"] as const;
const bring = async (temperature: (typeof TEMPERATURES)[number]): Promise<void> => {
  if (temperature === "warm") {
    for (const closing of [WON, RESOLVED, QUOTE_WON])
      await states.set(closing, states.open(closing));
    const details = { actualRevenue: 1 };
    await states.set(WON, states.open(WON), { details });
  } else forgetAt(bench.sandbox.url);
  bench.sandbox.clearRequests();
};

const message = ({ message: name }: Closing) => new RegExp(`${name}$`);
const PATCH = { method: "PATCH" };
const lost = { kind: "lostResponse" } as const;
const reset = { kind: "reset" } as const;
const count = (method: string) => bench.requests().filter((each) => each.method === method).length;

describe.each(TEMPERATURES)("%s", (temperature) => {
  beforeEach(() => bring(temperature));

  describe("throttling", () => {
    test.each([
      ["the reading of the record", { path: "/opportunities(" }],
      ["the message", { path: message(WON) }],
      ["the reading of the activity", { path: "/opportunitycloses" }],
    ])("of %s is waited for", async (_, match) => {
      const id = states.open(WON);
      bench.sandbox.fault({ match, times: 2, action: { kind: "throttle", retryAfter: 3 } });
      expect(await states.set(WON, id)).toMatchObject({
        changed: true,
        created: { table: "opportunityclose" },
      });
      expect(states.activities(WON, id)).toHaveLength(1);
    });

    test("of the activation of a quote is waited for", async () => {
      const id = states.insert("quote", [0, 1]);
      bench.sandbox.fault({ match: PATCH, action: { kind: "throttle", retryAfter: 1 } });
      expect((await states.set(QUOTE_WON, id)).steps).toHaveLength(2);
    });
  });

  describe.each(CLOSINGS)("the lost answer of $message", (closing) => {
    test("is settled by reading the record: done once, and said so", async () => {
      const id = states.open(closing);
      bench.sandbox.fault({ match: { path: message(closing) }, action: lost });
      expect(await states.set(closing, id)).toMatchObject({
        changed: true,
        to: { statecode: closing.to[0], statuscode: closing.to[1] },
        steps: [{ by: closing.message }],
        created: { id: states.activities(closing, id)[0]?.["activityid"] },
      });
      expect(states.activities(closing, id)).toHaveLength(1);
      expect(states.bodies(closing)).toHaveLength(1);
    });

    test("that was never carried out is unknown, and sent once", async () => {
      const id = states.open(closing);
      bench.sandbox.fault({ match: { path: message(closing) }, action: reset });
      const error = await states.failed(closing, id);
      expect(error.outcome).toBe("unknown");
      expect(error.message).toMatch(/read afterwards and is .* Run again in a minute: /);
      expect(states.bodies(closing)).toHaveLength(1);
      expect(states.at(closing.table, id)).toEqual(closing.from);
      expect(await states.set(closing, id)).toMatchObject({ changed: true });
      expect(states.activities(closing, id)).toHaveLength(1);
    });
  });

  test.each([503, 502, 504])(
    "a message answered with %s is unknown, and sent once",
    async (status) => {
      const id = states.open(WON);
      bench.sandbox.fault({ match: { path: message(WON) }, action: { kind: "status", status } });
      expect((await states.failed(WON, id)).outcome).toBe("unknown");
      expect(states.bodies(WON)).toHaveLength(1);
    },
  );

  test("a gateway's answer to a message that was carried out is settled by reading", async () => {
    const id = states.open(RESOLVED);
    const action = { kind: "gateway", status: 502, applied: true } as const;
    bench.sandbox.fault({ match: { path: message(RESOLVED) }, action });
    expect(await states.set(RESOLVED, id)).toMatchObject({ changed: true, to: { statecode: 1 } });
    expect(states.activities(RESOLVED, id)).toHaveLength(1);
  });

  test("an answer that is lost together with the reading is unknown", async () => {
    const id = states.open(WON);
    bench.sandbox.fault({ match: { path: message(WON) }, action: lost });
    bench.sandbox.fault({
      match: { method: "GET", path: "/opportunities(" },
      after: 1,
      times: Number.POSITIVE_INFINITY,
      action: { kind: "status", status: 403, body: { code: "0x80040220", message: "No." } },
    });
    const error = await states.failed(WON, id);
    expect(error.outcome).toBe("unknown");
    expect(error.message).toMatch(
      /could not be read afterwards\. Run again: .*nothing is done twice/,
    );
    bench.sandbox.clearFaults();
    expect(await states.set(WON, id)).toMatchObject({ changed: false });
    expect(states.activities(WON, id)).toHaveLength(1);
  });

  test("a record that somebody else has taken elsewhere is named as it is", async () => {
    const id = states.open(WON);
    bench.sandbox.fault({ match: { path: message(WON) }, action: lost });
    bench.sandbox.fault({
      match: { method: "GET", path: "/opportunities(" },
      after: 1,
      action: {
        kind: "rewrite",
        body: JSON.stringify({ opportunityid: id, statecode: 2, statuscode: 5 }),
      },
    });
    const error = await states.failed(WON, id);
    expect(error.outcome).toBe("unknown");
    expect(error.message).toMatch(/is Lost: Out-Sold \(5\), not Won: Won \(3\)/);
  });

  describe("updates", () => {
    const task = () => states.insert("task", [0, 2]);
    const complete = (entityId: string) =>
      bench.act("setEntityState", { entityType: "tasks", entityId, status: "Completed" });

    test.each([lost, reset, { kind: "status", status: 503 } as const])(
      "%j: repeated",
      async (action) => {
        const id = task();
        bench.sandbox.fault({ match: PATCH, action });
        expect(await complete(id)).toMatchObject({ changed: true, to: { statuscode: 5 } });
        expect(states.at("task", id)).toEqual([1, 5]);
        expect(count("PATCH")).toBe(2);
      },
    );

    test("whose repeat is refused are settled by reading", async () => {
      const id = task();
      bench.sandbox.fault({ match: PATCH, action: lost });
      const body = { code: "0x80040230", message: "It is inactive." };
      bench.sandbox.fault({ match: PATCH, action: { kind: "status", status: 400, body } });
      expect(await complete(id)).toMatchObject({ changed: true, to: { statuscode: 5 } });
    });

    test("that are refused leave the record, and say why", async () => {
      const id = task();
      const body = { code: "0x80040265", message: "Not on a Sunday." };
      bench.sandbox.fault({ match: PATCH, action: { kind: "status", status: 400, body } });
      const inputs = { entityType: "tasks", entityId: id, status: "Completed" };
      const error = await bench.failure("setEntityState", inputs);
      expect([error.outcome, error.code]).toEqual(["notDone", "0x80040265"]);
      expect(error.message).toMatch(/Not on a Sunday.*plug-in.*\[request id /);
    });
  });

  describe("half way", () => {
    const draft = () => states.insert("quote", [0, 1]);

    test("a refused activation leaves the draft", async () => {
      const id = draft();
      const body = { code: "0x80040265", message: "No prices." };
      bench.sandbox.fault({ match: PATCH, action: { kind: "status", status: 400, body } });
      const error = await states.failed(QUOTE_WON, id);
      expect(error.outcome).toBe("notDone");
      expect(error.message).not.toMatch(/Before that/);
      expect(states.at("quote", id)).toEqual([0, 1]);
      expect(count("POST")).toBe(0);
    });

    test("a refused message says that the quote is active, and is gone on from", async () => {
      const id = draft();
      const body = { code: "0x80040265", message: "Not yet." };
      const match = { path: message(QUOTE_WON) };
      bench.sandbox.fault({ match, action: { kind: "status", status: 400, body } });
      const error = await states.failed(QUOTE_WON, id);
      expect([error.outcome, error.code]).toEqual(["unknown", "0x80040265"]);
      expect(error.message).toMatch(
        /Not yet.*Before that the record was set to Active: In Progress \(2\): run again to go on from there/,
      );
      expect(states.at("quote", id)).toEqual([1, 2]);
      expect((await states.set(QUOTE_WON, id)).steps).toMatchObject([{ by: "WinQuote" }]);
    });

    test("the lost answer of the activation is repeated, and the quote won", async () => {
      const id = draft();
      bench.sandbox.fault({ match: PATCH, action: lost });
      expect((await states.set(QUOTE_WON, id)).steps).toMatchObject([
        { by: "Update", to: { statecode: 1 } },
        { by: "WinQuote" },
      ]);
      expect(states.activities(QUOTE_WON, id)).toHaveLength(1);
    });

    test("the lost answer of the message is settled", async () => {
      const id = draft();
      bench.sandbox.fault({ match: { path: message(QUOTE_WON) }, action: lost });
      expect((await states.set(QUOTE_WON, id)).steps).toHaveLength(2);
      expect(states.activities(QUOTE_WON, id)).toHaveLength(1);
    });

    test("a message that never arrived says what was done before", async () => {
      const id = draft();
      bench.sandbox.fault({ match: { path: message(QUOTE_WON) }, action: reset });
      const error = await states.failed(QUOTE_WON, id);
      expect(error.outcome).toBe("unknown");
      expect(error.message).toMatch(
        /is Active: In Progress \(2\), not Won.*Before that the record/,
      );
      expect(states.at("quote", id)).toEqual([1, 2]);
    });

    test("details that cannot be kept are found out before the first step", async () => {
      const id = draft();
      const error = await states.failed(QUOTE_WON, id, { details: { closeDate: "soon" } });
      expect(error.message).toMatch(/^Details: closeDate/);
      expect(states.at("quote", id)).toEqual([0, 1]);
    });

    test.each([
      ["subject", 200],
      ["description", 2000],
    ])("a %s that is longer than %d characters is, too", async (name, most) => {
      const id = draft();
      const details = { [name]: "x".repeat(most + 1) };
      expect((await states.failed(QUOTE_WON, id, { details })).message).toBe(
        `Details: ${name}: the text has ${most + 1} characters; ${most} are allowed.`,
      );
      expect(states.at("quote", id)).toEqual([0, 1]);
      await states.set(QUOTE_WON, id, { details: { [name]: "x".repeat(most) } });
      expect(states.at("quote", id)).toEqual([2, 4]);
    });
  });

  test("a case that somebody else has resolved in the meantime is there already", async () => {
    const id = states.open(RESOLVED);
    bench.sandbox.fault({
      match: { method: "GET", path: "/incidents(" },
      action: {
        kind: "rewrite",
        body: JSON.stringify({ incidentid: id, statecode: 0, statuscode: 1 }),
      },
    });
    bench.sandbox.change("incident", id, { statecode: 1, statuscode: 1000 });
    expect(await states.set(RESOLVED, id)).toMatchObject({
      changed: false,
      to: { statecode: 1, statuscode: 1000 },
      steps: [],
    });
  });

  test("a deal that somebody else has lost in the meantime is not won", async () => {
    const id = states.open(WON);
    bench.sandbox.fault({
      match: { method: "GET", path: "/opportunities(" },
      action: {
        kind: "rewrite",
        body: JSON.stringify({ opportunityid: id, statecode: 0, statuscode: 1 }),
      },
    });
    bench.sandbox.change("opportunity", id, { statecode: 2, statuscode: 4 });
    const error = await states.failed(WON, id);
    expect([error.outcome, error.code]).toEqual(["notDone", "0x80040515"]);
    expect(error.message).toMatch(/read afterwards and is Lost: Canceled \(4\)/);
  });

  test("an activity that cannot be read is left out of the answer, and told in the log", async () => {
    const id = states.open(WON);
    const body = { code: "0x80040220", message: "No activities for you." };
    bench.sandbox.fault({
      match: { path: "/opportunitycloses" },
      action: { kind: "status", status: 403, body },
    });
    const change = await states.set(WON, id);
    expect(change).toMatchObject({ changed: true });
    expect(change).not.toHaveProperty("created");
    expect(bench.log.warn.join("\n")).toMatch(
      /closed, but the opportunityclose .* could not be read/,
    );
  });

  test("an activity of an earlier closing is not taken for the one that was created", async () => {
    const id = states.open(WON);
    bench.sandbox.insert("opportunityclose", {
      opportunityid: id,
      subject: "Earlier",
      createdon: "2020-01-01T00:00:00Z",
    });
    const change = await states.set(WON, id);
    const own = states.activities(WON, id).find(({ subject }) => subject !== "Earlier");
    expect(change.created?.id).toBe(own?.["activityid"]);
  });

  test("a message that the environment does not have is told from a mistake in the table", async () => {
    const id = states.open(WON);
    const message404 = "Resource not found for the segment 'WinOpportunity'.";
    bench.sandbox.fault({
      match: { path: message(WON) },
      action: { kind: "status", status: 404, body: { code: "0x8006088a", message: message404 } },
    });
    const error = await states.failed(WON, id);
    expect(error.outcome).toBe("notDone");
    expect(error.message).toMatch(/has no message WinOpportunity: the app .* is not installed/);
    expect(states.bodies(WON)).toHaveLength(1);
  });

  test("an answer that says no state is no state", async () => {
    const id = states.open(WON);
    bench.sandbox.fault({
      match: { method: "GET", path: "/opportunities(" },
      action: { kind: "rewrite", body: "{}" },
    });
    expect((await states.failed(WON, id)).message).toMatch(/does not say in which state/);
    expect(states.at("opportunity", id)).toEqual([0, 1]);
  });
});
