import { ownValue } from "../../src/client/objects/ownProperty";
import type { ActionReference } from "../definition";
import { branch } from "./branch";
import { code, collectionTools } from "./code";
import { loop } from "./loop";
import { persistData } from "./persistData";
import { log, sleep, stopExecution } from "./small";
import type { LogicAction, LogicComponent } from "./types";

/** The components of the platform's own that a run knows, with their actions. */
const COMPONENTS: Readonly<Record<string, LogicComponent>> = {
  loop,
  branch,
  code,
  log,
  sleep,
  "collection-tools": collectionTools,
  "persist-data": persistData,
  "stop-execution": stopExecution,
};

/** Triggers of the platform's own: the payload is the request, or says nothing. */
const TRIGGERS: Readonly<Record<string, readonly string[]>> = {
  "webhook-triggers": ["webhook"],
  "schedule-triggers": ["schedule"],
  "management-triggers": ["instanceDeploy", "instanceRemove"],
};

export function logicAction({ component, key }: ActionReference): LogicAction | undefined {
  return ownValue(ownValue(COMPONENTS, component.key) ?? {}, key);
}

export function isLogicComponent(key: string): boolean {
  return Object.hasOwn(COMPONENTS, key);
}

export function isLogicTrigger({ component, key }: ActionReference): boolean {
  return (ownValue(TRIGGERS, component.key) ?? []).includes(key);
}

export { Persisted, type PersistedValues } from "./persisted";
export type { LogicAction, Tools } from "./types";
