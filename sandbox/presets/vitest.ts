import { fileURLToPath } from "node:url";
import type { Sandbox } from "../index";
import { held, type PresetOptions } from "./held";

/**
 * What `test` in a configuration of Vitest takes so that each worker has one sandbox, which is reset
 * before each test: `defineConfig({ test: { ...sandboxPreset({ seed: "empty" }) } })`.
 */
export function sandboxPreset(options: PresetOptions = {}): {
  setupFiles: string[];
  provide: { dataverseSandbox: PresetOptions };
} {
  return {
    setupFiles: [fileURLToPath(new URL("./vitest-setup.mjs", import.meta.url))],
    provide: { dataverseSandbox: options },
  };
}

/** The sandbox of the worker. */
export function useSandbox(): Sandbox {
  return held(process);
}
