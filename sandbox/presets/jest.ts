import { join } from "node:path";
import type { Sandbox } from "../index";
import { held, type PresetOptions } from "./held";

/**
 * What a configuration of Jest takes so that each worker has one sandbox, which is reset before each test:
 * `module.exports = { ...sandboxPreset({ seed: "empty" }) };`
 */
export function sandboxPreset(options: PresetOptions = {}): {
  testEnvironment: string;
  testEnvironmentOptions: { sandbox: PresetOptions };
} {
  return {
    testEnvironment: join(__dirname, "jest-environment.js"),
    testEnvironmentOptions: { sandbox: options },
  };
}

/** The sandbox of the worker. */
export function useSandbox(): Sandbox {
  return held(globalThis);
}
