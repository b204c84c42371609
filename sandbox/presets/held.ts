import type { Sandbox, SandboxOptions } from "../index";

/** What a runner can give to its workers: everything but functions. */
export type PresetOptions = Omit<
  SandboxOptions,
  "clock" | "onRequest" | "customApis" | "processActions" | "workflows"
>;

const key: unique symbol = Symbol.for("dataverse-sandbox");

/** Where the sandbox of a worker is kept: what all of its test files see. */
export type Holder = { [key]?: Sandbox };

export function hold(holder: object, sandbox: Sandbox): void {
  (holder as Holder)[key] = sandbox;
}

export function held(holder: object): Sandbox {
  const sandbox = (holder as Holder)[key];
  if (sandbox !== undefined) return sandbox;
  throw new Error("There is no sandbox in this worker: add sandboxPreset() to the configuration.");
}

export function isHeld(holder: object): boolean {
  return (holder as Holder)[key] !== undefined;
}
