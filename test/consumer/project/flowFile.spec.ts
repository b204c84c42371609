import { FlowError, runFlowFile, sandboxConnection } from "dynamics-365-connector/testing";

test("a flow of a file runs in a sandbox", async () => {
  const { connection, sandbox, close } = await sandboxConnection({ seed: "empty" });
  const { steps } = await runFlowFile("addAccount.yml", {
    payload: { name: "Fabrikam" },
    connection,
  });
  const failed = runFlowFile("addAccount.yml", { payload: { name: "x".repeat(5000) }, connection });
  const error: unknown = await failed.catch((reason) => reason);
  await close();
  if (!(error instanceof FlowError)) throw error;
  expect(error.run.steps.map(({ name }) => name)).toEqual(["Webhook", "Create"]);
  expect(steps.map(({ name }) => name)).toEqual(["Webhook", "Create"]);
  expect(sandbox.apiRequests().map(({ method }) => method)).toContain("POST");
});
