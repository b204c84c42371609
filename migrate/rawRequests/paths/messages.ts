import { ownValue } from "../../../src/client/objects/ownProperty";
import { parametersOf, recordInputs } from "../describe";
import { MESSAGE_ACTIONS, type MessageAction } from "../messageActions";
import { bareType, builtInKind, isMessage, isRecord, isSet } from "../names";
import type { RawCall, Recognizer, Segment, Suggestion } from "../types";

/** Functions and actions, bound and unbound: by the action that carries them out, or by their name. */
export const messages: Recognizer = (call) => {
  if (call.method !== "GET" && call.method !== "POST") return undefined;
  const { bound, message } = messageIn(call.segments) ?? {};
  if (message === undefined) return undefined;
  const name = bareType(message.name);
  const own = MESSAGE_ACTIONS.get(name);
  return own ? byAction(own, bound) : byName(call, message, name, bound);
};

interface Named {
  readonly message: Segment;
  /** The record or set that it is bound to. */
  readonly bound?: Segment | undefined;
}

const messageIn = ([first, second, third]: readonly Segment[]): Named | undefined => {
  if (first === undefined || third !== undefined) return undefined;
  if (second === undefined) return isMessage(first) ? { message: first } : undefined;
  if (!isMessage(second)) return undefined;
  return isRecord(first) || isSet(first) ? { message: second, bound: first } : undefined;
};

/** The inputs that name one record, by the set that a message is bound to. */
const OWN_RECORD: Readonly<Record<string, string>> = {
  leads: "lead",
  lists: "list",
  queues: "queue",
  queueitems: "records",
  teams: "team",
};

const byAction = (
  { action, inputs, note }: MessageAction,
  bound: Segment | undefined,
): Suggestion => {
  const named = bound === undefined ? {} : boundInputs(inputs, bound);
  return {
    action,
    inputs: { ...inputs, ...named },
    ...(note === undefined ? {} : { note }),
  };
};

const boundInputs = (
  inputs: Readonly<Record<string, string>>,
  bound: Segment,
): Record<string, string> => {
  const own = ownValue(OWN_RECORD, bound.name);
  if (own !== undefined && own in inputs && bound.key !== undefined) return { [own]: bound.key };
  return {
    ...("entityType" in inputs ? { entityType: bound.name } : {}),
    ...("entityId" in inputs && bound.key !== undefined ? { entityId: bound.key } : {}),
  };
};

const byName = (
  call: RawCall,
  message: Segment,
  name: string,
  bound: Segment | undefined,
): Suggestion => {
  const isFunction =
    (builtInKind(name) ?? (call.method === "GET" ? "function" : "action")) === "function";
  const parameters = isFunction
    ? JSON.stringify(parametersOf(message, call))
    : (call.data ?? (call.hasData ? "…" : "{}"));
  return {
    action: isFunction ? "callFunction" : "callAction",
    inputs: {
      message: name,
      ...(bound?.key === undefined
        ? bound
          ? { entityType: bound.name }
          : {}
        : recordInputs(bound)),
      ...(parameters === "{}" ? {} : { parameters }),
    },
    note: "Parameters are checked before anything is sent, and records are given as table and ID",
  };
};
