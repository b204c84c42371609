import { startSandbox } from "dataverse-sandbox";

describe("closing", () => {
  it("ends at once, whatever is still open", async () => {
    const sandbox = await startSandbox({ seed: "empty", latencyMs: 60_000 });
    const headers = { Authorization: `Bearer ${sandbox.issueToken()}` };
    const get = () => fetch(`${sandbox.url}/api/data/v9.2/WhoAmI`, { headers });
    sandbox.fault({ action: { kind: "hang" } });
    const hanging = get().catch((error: Error) => error.message);
    const waiting = get().catch((error: Error) => error.message);
    while (sandbox.requests.length < 2) await new Promise(setImmediate);
    const started = performance.now();
    await sandbox.close();
    expect(performance.now() - started).toBeLessThan(1000);
    expect(await hanging).toBe("fetch failed");
    expect(await waiting).toBe("fetch failed");
  });

  it("may be asked for twice", async () => {
    const sandbox = await startSandbox({ seed: "empty" });
    await Promise.all([sandbox.close(), sandbox.close()]);
    await expect(fetch(sandbox.url)).rejects.toThrow();
  });

  it("frees the port", async () => {
    const first = await startSandbox({ seed: "empty" });
    const port = Number(new URL(first.url).port);
    await expect(startSandbox({ seed: "empty", port })).rejects.toMatchObject({
      code: "EADDRINUSE",
    });
    await first.close();
    const second = await startSandbox({ seed: "empty", port });
    expect(second.url).toBe(first.url);
    await second.close();
  });
});
