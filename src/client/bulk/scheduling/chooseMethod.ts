import { defaults } from "../../defaults";
import { DataverseError } from "../../errors/DataverseError";
import { InputError } from "../../errors/InputError";
import type { Session } from "../../session/session";
import type { BulkMessage, Plan } from "../plan";
import type { BulkParams, WriteMethod } from "../types";
import { hasMessage } from "./availability";

/**
 * How the rows of a run travel. Few rows cost no question: they go as one batch.
 *
 * @throws InputError when bulk messages are demanded that the table does not have
 */
export async function chooseMethod(
  session: Session,
  plan: Plan,
  params: BulkParams,
  rows: number,
): Promise<WriteMethod> {
  const { strategy = "auto" } = params;
  const message = usable(plan);
  switch (strategy) {
    case "batch":
    case "single":
      return strategy;
    case "multiple":
      if (message && (await has(session, plan, message, params)) !== false) return "multiple";
      throw new InputError(
        `Strategy multiple cannot be used here: ${missing(plan)}; use auto, batch or single.`,
      );
    case "auto":
      if (rows <= 1) return "single";
      if (rows <= defaults.bulkFewRows || !message) return "batch";
      return (await has(session, plan, message, params)) ? "multiple" : "batch";
  }
}

/** Standard tables do not implement DeleteMultiple, whatever else is said of them. */
const usable = ({ message, elastic }: Plan): BulkMessage | undefined =>
  message === "DeleteMultiple" && !elastic ? undefined : message;

const missing = ({ message, set }: Plan): string =>
  message
    ? `${set} has no ${message}`
    : "no bulk message only creates what does not exist yet (Upsert Mode createOnly)";

/** Undefined where Dataverse does not tell. */
const has = async (
  session: Session,
  { definition }: Plan,
  message: BulkMessage,
  params: BulkParams,
): Promise<boolean | undefined> => {
  try {
    return await hasMessage(session, definition, message, params);
  } catch (error) {
    if (!(error instanceof DataverseError) || error.status === undefined) throw error;
    session.logger.warn(`It is not known whether there is ${message}: ${error.message}`);
    return undefined;
  }
};
