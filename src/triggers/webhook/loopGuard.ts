import type { Connection } from "@prismatic-io/spectral";
import { type ClientContext, InputError, type WebhookEvent } from "../../client";
import { ownUserId } from "./ownUser";

export interface LoopRules {
  readonly connection: Connection | undefined;
  readonly ignoreUsers: readonly string[];
  readonly ignoreOwnChanges: boolean;
  readonly maxDepth: number | undefined;
}

/**
 * Why an event shall start nothing, in a sentence; `undefined` where it shall. A flow that writes what
 * it listens to would start itself for ever.
 *
 * @throws InputError when own changes cannot be told for want of a connection.
 */
export const whyIgnored = async (
  event: WebhookEvent,
  rules: LoopRules,
  context: ClientContext,
): Promise<string | undefined> => {
  const { connection, ignoreUsers, ignoreOwnChanges, maxDepth } = rules;
  if (ignoreOwnChanges && !connection) {
    throw new InputError("Ignore Own Changes takes a Connection, and none is set.");
  }
  if (maxDepth !== undefined && event.depth !== null && event.depth > maxDepth) {
    return `Its depth is ${event.depth}, and Max Depth is ${maxDepth}.`;
  }
  const listed = ignoreUsers.find((user) => isBy(event, user));
  if (listed !== undefined) return `It is a change by ${listed}, which Ignore Users names.`;
  if (!ignoreOwnChanges || !connection) return undefined;
  const own = await ownUserId(connection, context);
  return isBy(event, own) ? `It is a change by ${own}, the user of the connection.` : undefined;
};

/** Who asked for the change, or in whose name it was made. */
const isBy = ({ userId, initiatingUserId }: WebhookEvent, user: string): boolean =>
  userId === user || initiatingUserId === user;
