import { FlowError } from "../../flows";
import { useSandbox } from "../support/sandbox";
import { runFile, sleepless } from "./support";

const bench = useSandbox({ seed: "empty" });
beforeEach(() => bench.sandbox.reset());

const leads = [
  { company: "Contoso", employees: 500, source: "web" },
  { company: "Tiny", employees: 5, source: "web" },
  { company: "Fair", employees: 900, source: "fair" },
  { company: "Fabrikam", employees: 101, source: "web" },
  { company: "Last", isLast: true, source: "web" },
  { company: "Too Late", employees: 1000, source: "web" },
];

describe("a flow with every construct", () => {
  const told: unknown[] = [];
  const slack = { postMessage: (inputs: unknown) => void told.push(inputs) };
  const sleeps: number[] = [];
  const run = () =>
    runFile(bench, "every.yml", {
      flow: "Import",
      payload: { leads },
      components: { slack },
      clock: sleepless(sleeps),
      persisted: { flow: { runs: 39 } },
    });
  beforeEach(() => {
    told.length = 0;
    sleeps.length = 0;
  });

  test("runs its steps in order, round by round, with branches, break and stop", async () => {
    const { steps } = await run();
    expect(steps.map(({ name, rounds }) => [name, ...rounds].join(" "))).toEqual([
      "Leads Arrive",
      "Filter",
      "Each Lead",
      "How Big 0",
      "[CRM] Create Account 0",
      "Keep Account 0",
      "How Big 1",
      "Say Small 1",
      "How Big 2",
      "[CRM] Create Account 2",
      "Keep Account 2",
      "How Big 3",
      "Enough 3",
      "Accounts Made",
      "Three Times",
      "Count 0",
      "Wait 0",
      "Count 1",
      "Wait 1",
      "Count 2",
      "Wait 2",
      "Notify",
      "Sum Up",
      "Which Source",
      "Answer",
    ]);
    const branches = steps.filter(({ name }) => name === "How Big").map(({ result }) => result);
    expect(branches).toEqual(["Big", "Else", "Big", "Last"]);
  });

  test("writes by the real actions, and tells their inputs and requests", async () => {
    const { steps } = await run();
    const [first] = steps.filter(({ name }) => name === "[CRM] Create Account");
    expect(first).toMatchObject({
      action: "ms-dynamics.createEntity",
      inputs: {
        connection: 'connection "Dynamics Connection"',
        fieldValues: [
          { key: "name", value: "Contoso (web 0)" },
          { key: "numberofemployees", value: 500 },
        ],
      },
      result: { name: "Contoso (web 0)", numberofemployees: 500 },
      waitedMs: 0,
    });
    expect(first?.requests.at(-1)).toMatch(/^POST \/api\/data\/v9\.2\/accounts 201 /);
    const names = (
      await bench.act<{ value: { name: string }[] }>("queryEntities", {
        entityType: "accounts",
        orderByFieldNames: ["name"],
      })
    ).value.map(({ name }) => name);
    expect(names).toEqual(["Contoso (web 0)", "Fabrikam (web 2)"]);
    expect(bench.requests().filter(({ method }) => method === "POST")).toHaveLength(2);
  });

  test("persists, answers, and waits by the clock that it is given", async () => {
    const { result, persisted, flow, steps } = await run();
    expect(flow).toBe("Import");
    expect(result).toEqual({
      statusCode: 201,
      contentType: "application/json",
      headers: { "x-made": "2" },
      body: { made: 2, rounds: [null, null, null] },
    });
    expect(persisted).toEqual({
      execution: { accounts: ["Contoso (web 0)", "Fabrikam (web 2)"] },
      flow: { runs: 42 },
      crossFlow: { lastSource: "web" },
      integration: {},
    });
    expect(sleeps).toEqual([2000, 2000, 2000]);
    expect(steps.filter(({ name }) => name === "Wait").map(({ waitedMs }) => waitedMs)).toEqual(
      sleeps,
    );
    expect(steps.find(({ name }) => name === "Sum Up")?.log).toEqual(["info: summing up web"]);
  });

  test("gives steps of other components to functions", async () => {
    await run();
    expect(told).toEqual([
      { message: '["Contoso (web 0)","Fabrikam (web 2)"] from web', tags: ["crm", "web"] },
    ]);
  });

  test("takes the values of config variables, and the branch that they lead to", async () => {
    const { steps, result } = await runFile(bench, "every.yml", {
      flow: "Import",
      payload: { leads },
      components: { slack },
      configVars: { Source: "fair" },
    });
    expect(steps.at(-1)).toMatchObject({ name: "Never Reached", log: ["info: unreachable"] });
    expect(steps.find(({ name }) => name === "Which Source")?.result).toBe("Else");
    expect(result).toBeNull();
  });

  test("repeats a step with its waits, and goes on without it where the file says so", async () => {
    const failing = jest.fn(() => Promise.reject(new Error("Slack is away.")));
    const { steps } = await runFile(bench, "every.yml", {
      flow: "Import",
      payload: { leads: [leads[0]] },
      components: { slack: { postMessage: failing } },
      clock: sleepless(sleeps),
    });
    expect(failing).toHaveBeenCalledTimes(3);
    expect(sleeps).toEqual([2000, 2000, 2000, 5000, 10_000]);
    expect(steps.find(({ name }) => name === "Notify")).toMatchObject({
      error: "Slack is away.",
      waitedMs: 15_000,
      log: [
        "attempt 1 failed, again in 5 s: Slack is away.",
        "attempt 2 failed, again in 10 s: Slack is away.",
      ],
    });
  });

  test("ends with what had run where a step fails", async () => {
    const body = { code: "0x80040220", message: "missing prvCreateAccount privilege" };
    bench.sandbox.fault({
      match: { method: "POST", path: "accounts" },
      action: { kind: "status", status: 403, body },
    });
    const error = await run().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(FlowError);
    expect((error as FlowError).message).toMatch(/^Step "\[CRM\] Create Account" failed: /);
    expect((error as FlowError).run.steps.at(-1)).toMatchObject({
      name: "[CRM] Create Account",
      error: expect.stringContaining("prvCreateAccount"),
    });
  });
});

describe("how flows begin", () => {
  test("by the clock: a structured input entry by entry, and an error that is ignored", async () => {
    bench.sandbox.insert("account", { name: "Adatum" });
    const { steps, notes } = await runFile(bench, "every.yml", { flow: "Nightly" });
    const [, found, broken, after] = steps;
    expect(found?.inputs["options"]).toEqual({ includeRecordUrl: "true" });
    expect(found?.result).toMatchObject({
      value: [{ name: "Adatum", recordUrl: expect.any(String) }],
    });
    expect(broken?.error).toMatch(/Does Not Exist/i);
    expect(after?.log).toEqual(["info: found Adatum, ."]);
    expect(notes).toEqual(["Steps of the public ms-dynamics run by this component in its place."]);
  });

  test("by this component's webhook trigger: the real one, its key hidden", async () => {
    const { steps, notes } = await runFile(bench, "every.yml", { flow: "On Change" });
    expect(steps.map(({ name }) => name)).toEqual(["Contact Changed", "Say What"]);
    expect(notes).toEqual([
      "No payload was given, so the trigger took an event of its example.",
      'The trigger took the branch "Event".',
    ]);
    expect(JSON.stringify(steps)).not.toContain("s3cret-of-the-hook");
    expect(steps[1]?.log[0]).toMatch(/^info: \w+ \(hidden\)$/);
  });

  test("by this component's webhook trigger with an event of one's own", async () => {
    const payload = {
      MessageName: "Create",
      PrimaryEntityName: "contact",
      PrimaryEntityId: "11111111-0000-4000-8000-000000000001",
      InputParameters: [],
    };
    const { steps } = await runFile(bench, "every.yml", { flow: "On Change", payload });
    expect(steps[1]?.log).toEqual(["info: Create (hidden)"]);
  });

  test("by a poll, which remembers what it has seen", async () => {
    bench.sandbox.insert("account", { name: "Before" });
    const first = await runFile(bench, "every.yml", { flow: "On Poll" });
    expect(first.notes).toEqual(["The trigger found nothing new, so no step ran."]);
    bench.sandbox.insert("account", { name: "After" });
    const second = await runFile(bench, "every.yml", {
      flow: "On Poll",
      persisted: first.persisted,
    });
    expect(second.steps.flatMap(({ log }) => log)).toContain("info: After");
  });

  test("with no payload where nothing is sent to them", async () => {
    await expect(runFile(bench, "every.yml", { flow: "On Poll", payload: {} })).rejects.toThrow(
      'Flow "On Poll" begins by pollChangesTrigger, which takes no payload.',
    );
    await expect(runFile(bench, "every.yml")).rejects.toThrow(
      'The integration has several flows; say which one: "Import", "Nightly", "On Change", "On Poll".',
    );
    await expect(runFile(bench, "none.yml")).rejects.toThrow(/none\.yml cannot be read\.$/);
    expect(bench.requests()).toEqual([]);
  });
});
