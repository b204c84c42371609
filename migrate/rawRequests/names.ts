import { builtInMessages } from "../../src/client/messages/signatures/builtIn";
import { bareType } from "../../src/client/messages/signatures/typeNames";
import type { MessageKind } from "../../src/client/types/messages";
import type { Segment } from "./types";

const kinds = (): ReadonlyMap<string, MessageKind> => {
  known ??= new Map(builtInMessages().signatures.map(({ name, kind }) => [name, kind]));
  return known;
};
let known: ReadonlyMap<string, MessageKind> | undefined;

/** Whether Dataverse or one of its apps brings a message of this name, and of which kind. */
export function builtInKind(name: string): MessageKind | undefined {
  return kinds().get(bareType(name));
}

/** Sets of definitions, whose names are written like those of messages. */
const DEFINITIONS = /^(?:\w{1,60}Definitions)$/;

/**
 * Whether a segment names a message: one that is known, one with its namespace, or a name with capital
 * letters, which sets of tables do not have.
 */
export function isMessage({ name }: Segment): boolean {
  if (name.includes("{{") || name.startsWith("$") || DEFINITIONS.test(name)) return false;
  return builtInKind(name) !== undefined || name !== bareType(name) || /[A-Z]/.test(name);
}

/** Whether a segment names the whole set of a table. */
export function isSet(segment: Segment): boolean {
  return segment.key === undefined && !isMessage(segment) && isTableName(segment);
}

/** Whether a segment names a record of a table. */
export function isRecord(segment: Segment): boolean {
  return segment.key !== undefined && !isMessage(segment) && isTableName(segment);
}

/** The name of a set, or a placeholder for it. */
const isTableName = ({ name }: Segment): boolean =>
  /^[a-z_]\w{0,127}$/.test(name) || /^\{\{[^{}]{1,500}\}\}$/.test(name);

export { bareType };
