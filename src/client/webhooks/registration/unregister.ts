import type { Session } from "../../session/session";
import { actualIn, actualPath, named } from "./actual";
import { batchGet } from "./batchGet";
import { rowNameOf } from "./desired";
import { deletedEndpoint, foreignSteps } from "./diff";
import { withPrivilegeHint } from "./privilegeHint";
import { reconcile, withReadTimeout } from "./reconcile";
import type { RegistrationChanges, UnregisterWebhookParams } from "./types";
import { withinDeploy } from "./withinDeploy";

/**
 * Removes a webhook and its steps, and nothing else: one request to look, and one to delete where there is
 * something. Where there is nothing, that is what was wanted.
 */
export async function unregisterWebhook(
  session: Session,
  { identity, trigger = "Record Events" }: UnregisterWebhookParams,
): Promise<RegistrationChanges> {
  const row = rowNameOf(identity, trigger);
  const { name } = row;
  const timed = withinDeploy(session);
  const path = actualPath(named([row]));
  const plan = async () => {
    const [json] = await batchGet(withReadTimeout(timed), "Reading the registered webhook", [path]);
    const actual = actualIn(json);
    const foreign = actual.flatMap((each) => foreignSteps(each, name));
    if (foreign.length > 0) {
      session.logger.warn(
        `The webhook ${name} stays, since steps hang on it that were made by hand: ${foreign.map((step) => step.name).join(", ")}.`,
      );
    }
    return actual.flatMap((each) => deletedEndpoint(each, name));
  };
  try {
    return await reconcile(timed, "Removing the webhook", plan);
  } catch (error) {
    throw withPrivilegeHint(error);
  }
}
