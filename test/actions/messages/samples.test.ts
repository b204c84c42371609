import component from "../../../src";
import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();
beforeEach(() => forgetAt(bench.sandbox.url));

type Sample = (context: object, inputs: object) => Promise<{ data: Record<string, unknown> }>;

const quiet = { logger: { debug: () => undefined, info: () => undefined, warn: () => undefined } };
const sample = async (key: "callAction" | "callFunction", inputs: object) => {
  const { examplePerform } = component.actions[key] as unknown as { examplePerform: Sample };
  const given = { connection: bench.connection(), ...inputs };
  return (await examplePerform(quiet, given)).data;
};

test("no action is called for a sample", async () => {
  const parameters = { Amount: 5 };
  const answer = await sample("callAction", {
    message: "new_CheckCredit",
    entityId: "aaaaaaaa-0000-4000-8000-000000000001",
    parameters,
  });
  expect(Object.keys(answer).sort()).toEqual(["IsApproved", "Limit"]);
  expect(bench.requests().map(({ method }) => method)).not.toContain("POST");
});

test("a function of Dataverse is, a custom one is not", async () => {
  expect(await sample("callFunction", { message: "WhoAmI" })).toHaveProperty("UserId");
  expect(bench.requests()).toHaveLength(1);
  const parameters = { From: "2026-11-02" };
  const days = await sample("callFunction", { message: "new_WorkingDays", parameters });
  expect(days).toEqual({ Days: 1 });
  expect(bench.requests().filter(({ url }) => url.includes("new_WorkingDays("))).toEqual([]);
});
