import { spawnSync } from "node:child_process";
import path from "node:path";

const child = path.join(__dirname, "memoryChild.ts");

/** A process with a small heap reads more rows than it can hold. */
test("Fetch All stops before memory runs out, says so, and can be gone on with", () => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ["--max-old-space-size=140", "--import", "tsx", child],
    { encoding: "utf8", cwd: path.join(__dirname, "../..") },
  );
  expect({ status, stderr: stderr.slice(-2000) }).toMatchObject({ status: 0 });
  const result = JSON.parse(stdout) as Record<string, unknown>;
  expect(result["hasMore"]).toBe(true);
  expect(result["rows"]).toBeGreaterThan(5_000);
  expect(result["warning"]).toMatch(/Stopped at \d+ records \(\d+ pages\) before memory ran out/);
  expect(result["nextLink"]).toMatch(/page=/);
  expect(result["goesOn"]).toBe(true);
});
