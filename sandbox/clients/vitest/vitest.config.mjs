import { defineConfig } from "vitest/config";
import { sandboxPreset } from "../../dist/vitest.mjs";

export default defineConfig({ test: { ...sandboxPreset({ seed: "empty" }) } });
