import os from "node:os";

/** Load of the machine over the last minute, in processes that want to run. */
export function load(): string {
  return (os.loadavg()[0] ?? 0).toFixed(2);
}

/** What the figures were measured on. */
export function machine(loadBefore: string): [string, string][] {
  return [
    ["Processor", `${os.cpus()[0]?.model.trim() ?? "unknown"}, ${os.availableParallelism()} cores`],
    ["Memory", `${Math.round(os.totalmem() / 2 ** 30)} GB`],
    ["System", `${os.type()} ${os.release()}`],
    ["Node", process.version],
    ["Load (1 min)", `${loadBefore} before, ${load()} after (the benchmark itself adds about 1)`],
  ];
}
