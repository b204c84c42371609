import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { batchOn } from "./support";

useVirtualTime();
const bench = useSandbox();
const { fail } = batchOn(bench);

beforeEach(() => forgetAt(bench.sandbox.url));

test.each([
  [
    "an error of the database",
    { kind: "sql", number: 547 },
    { status: 500, requestId: expect.any(String) as string },
  ],
  ["JSON of another shape", { kind: "rewrite", status: 200, body: "[[]]" }, {}],
] as const)(
  "a definition that is answered with %s ends the batch with that error",
  async (_, action, facts) => {
    bench.sandbox.fault({
      match: { path: "RetrieveMetadataChanges" },
      times: Number.POSITIVE_INFINITY,
      action,
    });
    const error = await fail([
      { collection: "tasks", action: "create", data: { subject: "A", scheduledend: "2024-12-31" } },
    ]);
    expect(error).toMatchObject({ name: "DataverseError", outcome: "notDone", ...facts });
    expect(error.message).toMatch(/tasks/);
    expect(bench.requests().filter(({ method }) => method === "POST")).toEqual([]);
    expect(bench.log.warn.join()).not.toContain("sent as they are");
  },
);
