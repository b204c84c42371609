import { startSandbox } from "dataverse-sandbox";

test("many delayed answers at a time are no leak", async () => {
  const warnings: Error[] = [];
  const listen = (warning: Error) => warnings.push(warning);
  process.on("warning", listen);
  const sandbox = await startSandbox();
  try {
    sandbox.fault({ match: {}, times: 20, action: { kind: "delay", ms: 50 } });
    const headers = { Authorization: `Bearer ${sandbox.issueToken()}` };
    const url = `${sandbox.url}/api/data/v9.2/WhoAmI`;
    await Promise.all(Array.from({ length: 20 }, () => fetch(url, { headers })));
    expect(sandbox.requests).toHaveLength(20);
  } finally {
    await sandbox.close();
    process.off("warning", listen);
  }
  expect(warnings).toEqual([]);
});
