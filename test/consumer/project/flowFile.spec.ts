import { runFlowFile, sandboxConnection } from "dynamics-365-connector/testing";

test("a flow of a file runs in a sandbox", async () => {
  const { connection, sandbox, close } = await sandboxConnection({ seed: "empty" });
  const { steps } = await runFlowFile("addAccount.yml", {
    payload: { name: "Fabrikam" },
    connection,
  });
  await close();
  expect(steps.map(({ name }) => name)).toEqual(["Webhook", "Create"]);
  expect(sandbox.apiRequests().map(({ method }) => method)).toContain("POST");
});
