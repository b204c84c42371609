import async_hooks, { AsyncLocalStorage } from "node:async_hooks";
import type { EnvironmentContext, JestEnvironmentConfig } from "@jest/environment";
import NodeEnvironment from "jest-environment-node";
import { built } from "./built";

/** Every storage that was made since a suite began. */
const storages = new Set<AsyncLocalStorage<unknown>>();

async_hooks.AsyncLocalStorage = class<T> extends AsyncLocalStorage<T> {
  constructor() {
    super();
    storages.add(this as AsyncLocalStorage<unknown>);
  }
};

/**
 * Node as every test has it, and the sandbox from outside of the tests' own modules: jest loads those
 * anew for each file, and a sandbox that is loaded anew is slow until its code has been compiled.
 */
export default class HostedSandbox extends NodeEnvironment {
  constructor(config: JestEnvironmentConfig, context: EnvironmentContext) {
    super(config, context);
    Object.assign(this.global, { hostedSandbox: require(built) });
    // Jest's copy of `process` makes these anew whenever axios asks for them, which is with each request.
    const { allowedNodeEnvironmentFlags: value } = process;
    Object.defineProperty(this.global.process, "allowedNodeEnvironmentFlags", { value });
  }

  /** Until it is disabled, Node 20 hands a storage on with every promise, which takes time. */
  override async teardown(): Promise<void> {
    await super.teardown();
    for (const storage of storages) storage.disable();
    storages.clear();
  }
}
