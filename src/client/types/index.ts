export type * from "../bulk/types";
export type * from "../changes/types";
export type { CountMethod, CountParams, CountResult } from "../count/types";
export type * from "../definitions/choices/types";
export type * from "../definitions/describe/types";
export type * from "../definitions/types";
export type * from "../metadata/types";
export type * from "../registration/listTypes";
export type {
  RecordEvent,
  RegistrationChanges,
  RegistrationIdentity,
} from "../registration/types";
export type * from "../tracking/types";
export type * from "../validation/types";
export type * from "./client";
export type * from "./context";
export type * from "./fetchXml";
export type * from "./params";
export type * from "./raw";
export type * from "./results";
