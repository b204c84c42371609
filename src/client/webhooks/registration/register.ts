import { defaults } from "../../defaults";
import { InputError } from "../../errors/InputError";
import type { Session } from "../../session/session";
import { actualIn, actualPath, named } from "./actual";
import { batchGet } from "./batchGet";
import { checkWebhookUrl } from "./checkUrl";
import { desiredEndpoint, desiredSteps } from "./desired";
import { diff, foreignSteps } from "./diff";
import { keyDiffers } from "./endpointRows";
import { filteringAttributes } from "./filteringAttributes";
import { messageFiltersIn, messageFiltersPath } from "./messageFilters";
import { withPrivilegeHint } from "./privilegeHint";
import { readTables } from "./readTables";
import { reconcile, withReadTimeout } from "./reconcile";
import type {
  ActualEndpoint,
  DesiredEndpoint,
  RegisterWebhookParams,
  RegistrationChanges,
} from "./types";
import { withinDeploy } from "./withinDeploy";

const READING = "Reading the registered webhook";

/**
 * Makes the webhook in Dataverse what it shall be, whatever it is now: two requests to look, and one to
 * write where something differs.
 *
 * @param clientSecret of the connection, which the key's fingerprint is made with
 * @throws InputError for what Dataverse would refuse, before anything is written
 */
export async function registerWebhook(
  session: Session,
  clientSecret: string,
  params: RegisterWebhookParams,
): Promise<RegistrationChanges> {
  checkWebhookUrl(params.identity.url);
  const endpoint = desiredEndpoint(params, clientSecret);
  try {
    return await written(withinDeploy(session), endpoint, params);
  } catch (error) {
    throw withPrivilegeHint(error);
  }
}

const written = async (
  session: Session,
  endpoint: DesiredEndpoint,
  params: RegisterWebhookParams,
): Promise<RegistrationChanges> => {
  const { entityTypes, events } = params;
  const reading = withReadTimeout(session);
  const columns = events.includes("Update") ? (params.filteringColumns ?? []) : [];
  const tables = await readTables(reading, entityTypes, columns.length > 0);
  const filtering = filteringAttributes(tables, columns);
  checkCount(tables.length * events.length);
  const names = tables.map(({ logicalName }) => logicalName);
  const endpointPath = actualPath(named(endpoint.name, endpoint.id));
  const [endpoints = {}, filters = {}] = await batchGet(reading, READING, [
    endpointPath,
    messageFiltersPath(names, events),
  ]);
  const steps = desiredSteps(endpoint, tables, params, filtering, messageFiltersIn(filters));
  let seen: readonly ActualEndpoint[] | undefined = actualIn(endpoints);
  logDifferences(session, endpoint, seen);
  const plan = async () => {
    const actual = seen ?? actualIn((await batchGet(reading, READING, [endpointPath]))[0] ?? {});
    seen = undefined;
    return diff({ endpoint, steps }, actual);
  };
  return reconcile(session, "Registering the webhook", plan);
};

const checkCount = (steps: number): void => {
  if (steps < defaults.maxBatchRequests) return;
  throw new InputError(
    `Entity Types and Events make ${steps} steps, and one change set takes ${defaults.maxBatchRequests - 1} beside the webhook: spread the tables over several flows.`,
  );
};

/** What somebody who reads the log of a deploy ought to know. */
const logDifferences = (
  { logger }: Session,
  endpoint: DesiredEndpoint,
  actual: readonly ActualEndpoint[],
): void => {
  for (const each of actual) {
    if (keyDiffers(endpoint, each)) {
      logger.warn(
        `The webhook ${each.name} is registered with another key than that of now: a key or the connection's client secret was changed. It gets the new key; events that are under way with the old one will be refused.`,
      );
    }
    for (const { name } of foreignSteps(each, endpoint.name)) {
      logger.info(`The step ${name} hangs on the webhook of this flow by hand: it is left alone.`);
    }
  }
};
