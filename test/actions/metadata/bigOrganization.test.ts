import { spawn } from "node:child_process";
import path from "node:path";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox({ generateTables: { count: 1_500, columns: 60 }, seed: "empty" });
const child = path.join(__dirname, "bigOrganizationChild.ts");

/** On a busy machine V8 puts off collecting; what it may keep is limited, so that need is measured. */
const limit = "--max-old-space-size=160";

/** What a process of its own answers with; the sandbox answers it from this one. */
const run = (): Promise<Record<string, number>> =>
  new Promise((resolve, reject) => {
    const argument = JSON.stringify({
      url: bench.sandbox.url,
      token: bench.sandbox.issueToken(),
    });
    const running = spawn(process.execPath, [limit, "--import", "tsx", child, argument], {
      cwd: path.join(__dirname, "../../.."),
      stdio: ["ignore", "pipe", "inherit"],
    });
    let out = "";
    running.stdout.on("data", (chunk) => {
      out += String(chunk);
    });
    running.on("error", reject);
    running.on("exit", (code) =>
      code === 0 ? resolve(JSON.parse(out)) : reject(new Error(`The process ended (${code}).`)),
    );
  });

test("1,500 tables with 60 columns each take 5 requests and less than 400 MB", async () => {
  const { tables, columns, peakRssMb } = await run();
  expect(tables).toBeGreaterThan(1_500);
  expect(columns).toBeGreaterThan(1_500 * 60);
  expect(bench.requests().map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect(peakRssMb).toBeLessThan(400);
}, 60_000);
