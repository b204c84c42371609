import { fork } from "node:child_process";
import path from "node:path";
import { environment, next } from "../measure/processes";
import type { HostOptions, TableCount } from "./types";

interface Address {
  readonly url: string;
  readonly token: string;
}

/** A sandbox in its own process, for as long as `use` runs. */
export async function withSandbox<T>(
  options: HostOptions,
  use: (address: Address, count: () => Promise<TableCount>) => Promise<T>,
): Promise<T> {
  const host = fork(path.join(__dirname, "host.ts"), [JSON.stringify(options)], {
    execArgv: ["--import", "tsx"],
    env: environment(),
  });
  try {
    const address = await next<Address>(host);
    const count = () => {
      const answer = next<TableCount>(host);
      host.send("count");
      return answer;
    };
    return await use(address, count);
  } finally {
    if (host.connected) host.disconnect();
  }
}
