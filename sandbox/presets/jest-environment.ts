import type { EnvironmentContext, JestEnvironmentConfig } from "@jest/environment";
import NodeEnvironment from "jest-environment-node";
import { type Sandbox, startSandbox } from "../index";
import { hold, type PresetOptions } from "./held";

/** The sandboxes of this worker by their options: projects of one run may want others. */
const running = new Map<string, Promise<Sandbox>>();

function workerSandbox(options: PresetOptions): Promise<Sandbox> {
  const key = JSON.stringify(options);
  const known = running.get(key) ?? startSandbox({ ...options, background: true });
  running.set(key, known);
  return known;
}

/** Node as every test has it, and the sandbox of the worker, as it was at its start before each test. */
export default class SandboxEnvironment extends NodeEnvironment {
  readonly #options: PresetOptions;
  #sandbox: Sandbox | undefined;

  constructor(config: JestEnvironmentConfig, context: EnvironmentContext) {
    super(config, context);
    const { sandbox } = config.projectConfig.testEnvironmentOptions as { sandbox?: PresetOptions };
    this.#options = sandbox ?? {};
  }

  override async setup(): Promise<void> {
    await super.setup();
    this.#sandbox = await workerSandbox(this.#options);
    await this.#sandbox.reset();
    hold(this.global, this.#sandbox);
  }

  async handleTestEvent({ name }: { name: string }): Promise<void> {
    if (name === "test_start") await this.#sandbox?.reset();
  }
}
