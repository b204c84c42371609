import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";
import { statesOn, WON } from "./support";

const bench = useSandbox({ seed: "empty" });
const states = statesOn(bench);

/** Lets the definitions name no default status, as those of an old table may. */
const withoutDefaults = async (entityType: string): Promise<void> => {
  forgetAt(bench.sandbox.url);
  await bench.act("describeEntityType", { entityType });
  const { url } = bench.requests().at(-1) ?? { url: "" };
  const headers = { authorization: `Bearer ${bench.sandbox.issueToken()}` };
  const text = await (await fetch(bench.sandbox.url + url, { headers })).text();
  expect(text).toContain("RetrieveMetadataChangesResponse");
  bench.sandbox.fault({
    match: { path: "RetrieveMetadataChanges" },
    action: { kind: "rewrite", body: text.replace(/"DefaultStatus":\d+/g, '"DefaultStatus":null') },
  });
  forgetAt(bench.sandbox.url);
  bench.sandbox.clearRequests();
};

test("a message takes the platform's own default, and the record says which that is", async () => {
  const id = states.open(WON);
  await withoutDefaults("opportunities");
  expect(
    await bench.act("setEntityState", {
      entityType: "opportunities",
      entityId: id,
      status: "Lost",
    }),
  ).toMatchObject({
    changed: true,
    to: { state: "Lost", status: "Canceled", statuscode: 4 },
    steps: [{ by: "LoseOpportunity", to: { statuscode: 4 } }],
  });
  expect(states.bodies({ ...WON, message: "LoseOpportunity" })).toMatchObject([{ Status: -1 }]);
});

test("an update sends the state alone, and the record says which status it has", async () => {
  const entityId = states.insert("task", [1, 5]);
  await withoutDefaults("tasks");
  const inputs = { entityType: "tasks", entityId, status: "Open" };
  expect(await bench.act("setEntityState", inputs)).toMatchObject({
    changed: true,
    to: { state: "Open", status: "Not Started", statuscode: 2 },
  });
  expect(bench.requests().find(({ method }) => method === "PATCH")?.body).toBe('{"statecode":0}');
});
