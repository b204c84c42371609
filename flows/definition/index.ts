export { DefinitionError } from "./DefinitionError";
export { type ReadDefinition, readDefinition } from "./readDefinition";
export type {
  ActionReference,
  Branch,
  ComplexInput,
  ComplexItem,
  ComponentReference,
  ConfigVar,
  Definition,
  ErrorConfig,
  Flow,
  Inputs,
  InputValue,
  Path,
  Plain,
  SimpleInput,
  Step,
} from "./types";
