import type { Connection } from "@prismatic-io/spectral";
import { type ClientContext, createClient, InputError, type WebhookEvent } from "../../client";
import { mayPass } from "./ownUser";

export interface LoopRules {
  readonly connection: Connection | undefined;
  readonly ignoreUsers: readonly string[];
  readonly ignoreOwnChanges: boolean;
  readonly maxDepth: number | undefined;
}

/** What the loop guard found out about an event. */
export interface Judgement {
  /** Whether the user of the connection did it; `unknown` where that was not to be found out. */
  readonly own: WebhookEvent["own"];
  /** Why the event shall start nothing, in a sentence; undefined where it shall. */
  readonly ignoredBecause?: string;
}

/**
 * Decides whether an event shall start something. A flow that writes what it listens to would start itself
 * for ever. An environment that is too busy to say who the connection's user is costs no event: it passes,
 * and says that it is not known whose it is.
 *
 * @throws InputError when own changes cannot be told for want of a connection
 */
export async function judgeEvent(
  event: WebhookEvent,
  rules: LoopRules,
  context: ClientContext,
): Promise<Judgement> {
  const { connection, ignoreUsers, ignoreOwnChanges, maxDepth } = rules;
  if (ignoreOwnChanges && !connection) {
    throw new InputError("Ignore Own Changes takes a Connection, and none is set.");
  }
  const unknown = { own: "unknown" } as const;
  if (maxDepth !== undefined && event.depth !== null && event.depth > maxDepth) {
    return {
      ...unknown,
      ignoredBecause: `Its depth is ${event.depth}, and Max Depth is ${maxDepth}.`,
    };
  }
  const listed = ignoreUsers.find((user) => isBy(event, user));
  if (listed !== undefined) {
    return { ...unknown, ignoredBecause: `It is a change by ${listed}, which Ignore Users names.` };
  }
  if (!ignoreOwnChanges || !connection) return unknown;
  const user = await knownUser(connection, context);
  if (user === undefined) return unknown;
  if (!isBy(event, user)) return { own: false };
  return { own: true, ignoredBecause: `It is a change by ${user}, the user of the connection.` };
}

const knownUser = async (
  connection: Connection,
  context: ClientContext,
): Promise<string | undefined> => {
  const client = createClient(connection, context, { budget: "interactive" });
  try {
    return await client.ownUserId();
  } catch (error) {
    if (!mayPass(error)) throw error;
    context.logger.warn(
      `Whether the event is a change by the connection's own user could not be found out, so that it passes. ${error.message}`,
    );
    return undefined;
  }
};

/** Who asked for the change, or in whose name it was made. */
const isBy = ({ userId, initiatingUserId }: WebhookEvent, user: string): boolean =>
  userId === user || initiatingUserId === user;
