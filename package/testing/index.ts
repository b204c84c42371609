/** What tests of flows use: the actions as they are, against a Dataverse on this machine. */
export {
  FlowError,
  type FlowFileOptions,
  type FlowRun,
  runFlowFile,
  type StepRun,
} from "./runFlowFile";
export {
  type ComponentActions,
  type OtherActions,
  type Registry,
  type SandboxComponents,
  type SandboxComponentsOptions,
  sandboxComponents,
  type UsualRegistry,
} from "./sandboxComponents";
export {
  type AttachOptions,
  type SandboxConnection,
  type SandboxConnectionOptions,
  type StartedSandboxConnection,
  sandboxConnection,
} from "./sandboxConnection";
