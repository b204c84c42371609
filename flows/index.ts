export { checkFlow, takesPayload } from "./check";
export { DefinitionError } from "./definition";
export { runChecked, runFlowFile } from "./run/runFlow";
export {
  type Clock,
  type ComponentAction,
  type Components,
  FlowError,
  type FlowOptions,
  type FlowRun,
  type StepRun,
} from "./types";
