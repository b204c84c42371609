import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import type { ServerOptions } from "../server/server";
import { WORKPLACE } from "./compile";

/** Without what the shell or the loader of this process adds, above all no proxy before localhost. */
export function environment(): NodeJS.ProcessEnv {
  const plain = { ...process.env };
  for (const name of Object.keys(plain)) {
    if (/_proxy$/i.test(name) || name === "NODE_OPTIONS") delete plain[name];
  }
  return plain;
}

/** Starts a compiled script in a fresh process of plain Node, with flags of Node's own where given. */
export function start(
  script: string,
  argument: string,
  flags: readonly string[] = [],
): ChildProcess {
  return fork(path.join(WORKPLACE, script), [argument], {
    execArgv: [...flags],
    env: environment(),
  });
}

/** The next message of a process; fails when it ends without one. */
export function next<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`A measured process ended (${code}).`));
    child.once("exit", ended);
    child.once("message", (message) => {
      child.off("exit", ended);
      resolve(message as T);
    });
  });
}

/** Runs a script to its one message, and waits until its process is gone. */
export async function measure<T>(
  script: string,
  argument: string,
  flags: readonly string[] = [],
): Promise<T> {
  const child = start(script, argument, flags);
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const result = await next<T>(child);
  await gone;
  return result;
}

/** A static server in its own process, for as long as `use` runs. */
export async function withServer<T>(
  options: ServerOptions,
  use: (url: string, requests: () => Promise<number>) => Promise<T>,
): Promise<T> {
  const server = start("server/server.js", JSON.stringify(options));
  try {
    const { url } = await next<{ url: string }>(server);
    const requests = async () => {
      const answer = next<{ requests: number }>(server);
      server.send("requests");
      return (await answer).requests;
    };
    return await use(url, requests);
  } finally {
    server.disconnect();
  }
}

/** The same list, begun one further each round, so that nobody is always first. */
export function rotated<T>(list: readonly T[], round: number): T[] {
  return [...list.slice(round % list.length), ...list.slice(0, round % list.length)];
}
