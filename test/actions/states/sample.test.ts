import { unmet } from "../../../migrate/run/unmet";
import component from "../../../src";
import type { Schema } from "../../../src/actions/schemas";
import { setEntityState } from "../../../src/actions/states/setEntityState";
import { useSandbox } from "../../support/sandbox";
import { type Change, CLOSINGS } from "./support";

const bench = useSandbox({ seed: "empty" });
const { schema } = setEntityState.outputSchema as { schema: Schema };
const logger = { debug: () => {}, info: () => {}, warn: () => {} };

/** What the designer shows while a flow is built. */
const sample = async (inputs: object): Promise<Change> => {
  const { examplePerform } = component.actions["setEntityState"] as unknown as {
    examplePerform: (context: object, params: object) => Promise<{ data: Change }>;
  };
  const given = { connection: bench.connection(), entityId: "x", ...inputs };
  return (await examplePerform({ logger }, given)).data;
};

test.each(CLOSINGS)("of $table to $status says what would be sent", async (closing) => {
  const { set, status, message, activity, to } = closing;
  const shown = await sample({ entityType: set, status });
  expect(unmet(shown, schema)).toEqual([]);
  expect(shown).toMatchObject({
    changed: true,
    to: { statecode: to[0], statuscode: to[1] },
    created: { table: activity },
  });
  expect(shown.steps.at(-1)?.by).toBe(message);
  expect(bench.requests().every(({ method }) => method === "GET")).toBe(true);
});

test("shows a quote's two steps, and an update where no message is needed", async () => {
  expect((await sample({ entityType: "quotes", status: "Won" })).steps).toHaveLength(2);
  const shown = await sample({ entityType: "tasks", status: "Completed" });
  expect(shown.steps).toMatchObject([{ by: "Update" }]);
  expect(shown).not.toHaveProperty("created");
});

test("shows the fixed example where no sample can be made", async () => {
  const data = setEntityState.examplePayload?.data;
  expect(unmet(data, schema)).toEqual([]);
  expect(await sample({ entityType: "", status: "" })).toEqual(data);
});
