import type { Connection } from "@prismatic-io/spectral";
import { refuse, required } from "./refuse";
import { isPlainObject, isUnsetStructure } from "./unset";

/** The connection of a step that can do without one. */
export function optionalConnection(label: string) {
  return (value: unknown): Connection | undefined => {
    if (isUnsetStructure(value)) return undefined;
    return isConnection(value) ? value : refuse(label, "a connection", value);
  };
}

/** The connection of a step; an unset one fails here, with a sentence, and not deep in the client. */
export function requiredConnection(label: string): (value: unknown) => Connection {
  return required(label, optionalConnection(label));
}

const isConnection = (value: unknown): value is Connection =>
  isPlainObject(value) && isPlainObject(value["fields"]);
