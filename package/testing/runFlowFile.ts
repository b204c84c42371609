import type { FlowRun, FlowSettings } from "../../flows/types";
import type { Connection } from "../types";
import { component } from "./component";
import { loadPackage } from "./loadPackage";
import { sandboxConnection } from "./sandboxConnection";

export { FlowError, type FlowRun, type StepRun } from "../../flows/types";

type Flows = typeof import("../../flows");
type FlowOptions = import("../../flows").FlowOptions;

/** What a flow begins with, and what the steps of other components do. */
export interface FlowFileOptions extends FlowSettings {
  /** The connection of steps of this component; a sandbox of the run's own where left out. */
  readonly connection?: Connection;
}

/**
 * Runs a flow of a file with an integration definition of version 7: the actions of this component as they
 * are, the platform's logic, and other components by the functions that are given. Code steps run as they
 * are: only for files that one trusts.
 *
 * @throws Error before the first step for what cannot run, by name
 * @throws FlowError for a step that fails, with what had run
 */
export async function runFlowFile(path: string, options: FlowFileOptions = {}): Promise<FlowRun> {
  const run = options.connection ? undefined : await sandboxConnection();
  try {
    const connection = options.connection ?? run?.connection;
    return await flows().runFlowFile(path, { ...options, connection, component } as FlowOptions);
  } finally {
    await run?.close();
  }
}

/** Read when a flow is run: whoever runs none need not wait for it. */
const flows = (): Flows =>
  loadPackage("runFlowFile()", "@prismatic-io/spectral", () => require("../../flows"));
