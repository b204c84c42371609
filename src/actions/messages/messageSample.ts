import type { Connection } from "@prismatic-io/spectral";
import {
  type CallMessageParams,
  createClient,
  type MessageKind,
  type MessageResult,
} from "../../client";

interface Inputs extends Omit<CallMessageParams, "repairValues" | "timeZone"> {
  readonly connection: Connection;
  readonly options?: Pick<CallMessageParams, "repairValues" | "timeZone"> | undefined;
}

/**
 * What a message answers with, shown while a flow is built. No action is called for it; a function of
 * Dataverse is, since it only reads.
 */
export function messageSample(kind: MessageKind) {
  return async (
    context: Parameters<typeof createClient>[1],
    { connection, options, ...params }: Inputs,
  ): Promise<{ data: MessageResult }> => ({
    data: await createClient(connection, context, { budget: "interactive" }).sampleMessage(kind, {
      ...params,
      ...options,
    }),
  });
}
