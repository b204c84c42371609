export { checkFlow, takesPayload } from "./check";
export { DefinitionError } from "./definition";
export type { FlowOptions } from "./options";
export { runChecked, runFlowFile } from "./run/runFlow";
export {
  type Clock,
  type ComponentAction,
  type Components,
  FlowError,
  type FlowRun,
  type StepRun,
} from "./types";
