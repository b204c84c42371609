import type { EnvironmentContext, JestEnvironmentConfig } from "@jest/environment";
import NodeEnvironment from "jest-environment-node";
import { built } from "./built";

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
}
