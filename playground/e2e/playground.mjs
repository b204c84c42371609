/** Starts `npm run playground` as a person does, and reads the address that it prints. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** `address()` gives a new address each time, since each is good once. */
export async function startPlayground() {
  const child = spawn(
    process.execPath,
    ["node_modules/tsx/dist/cli.mjs", "playground/start.ts", "--no-open"],
    { cwd: root, stdio: ["pipe", "pipe", "pipe"] },
  );
  const addresses = [];
  const waiting = [];
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    said += text;
    for (const [address] of text.matchAll(/http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/g)) {
      const next = waiting.shift();
      if (next) next(address);
      else addresses.push(address);
    }
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    said += text;
  });
  const first = new Promise((resolve, reject) => {
    waiting.push(resolve);
    child.once("exit", () => reject(new Error(`The playground ended: ${said}`)));
  });
  return {
    address: await first,
    close: async () => {
      if (child.exitCode !== null) return;
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}
