import type { Call } from "../../records/call";
import type { Operation } from "../types";
import { customApisNamed, publicCustomApis } from "./fromRows";
import { processActions, processActionsNamed } from "./processActions";

type Environment = Pick<Call, "store" | "customLogic">;

const tables = [
  "customapi",
  "customapirequestparameter",
  "customapiresponseproperty",
  "workflow",
] as const;

/** Operations of that name that the environment has beside those of the service. */
export function ownOperationsNamed(environment: Environment, name: string): Operation[] {
  return [...customApisNamed(environment.store, name), ...processActionsNamed(environment, name)];
}

/** All of them that may be known of, for the document of types. */
export function ownOperations(environment: Environment): Operation[] {
  return [...publicCustomApis(environment.store), ...processActions(environment)];
}

/** Changes whenever one of them does. */
export function ownOperationsVersion({ store }: Pick<Call, "store">): string {
  const counts = tables.map((table) => {
    const sql = `SELECT COUNT(*) AS n, MAX("versionnumber") AS v FROM "${table}"`;
    return Object.values(store.select(sql)[0] ?? {}).join(":");
  });
  return counts.join();
}
