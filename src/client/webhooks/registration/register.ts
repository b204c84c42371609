import { defaults } from "../../defaults";
import { InputError } from "../../errors/InputError";
import type { Session } from "../../session/session";
import { batchGet } from "./batchGet";
import { checkWebhookUrl } from "./checkUrl";
import { desiredEndpoint, desiredSteps, imageId, replacedBy } from "./desired";
import { diff, foreignSteps } from "./diff";
import { keyDiffers } from "./endpointRows";
import { filteringAttributes } from "./filteringAttributes";
import { messageFiltersIn, messageFiltersPath } from "./messageFilters";
import { presentIn, presentPaths } from "./present";
import { withPrivilegeHint } from "./privilegeHint";
import { readTables } from "./readTables";
import { reconcile, withReadTimeout } from "./reconcile";
import { registeringTriggers } from "./triggers";
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
  const { entityTypes, events, trigger = "Record Events" } = params;
  const reading = withReadTimeout(session);
  const columns = events.includes("Update") ? (params.filteringColumns ?? []) : [];
  const inputs = registeringTriggers[trigger];
  const tables = await readTables(reading, entityTypes, columns.length > 0, inputs.tables);
  const filtering = filteringAttributes(tables, columns, inputs);
  checkCount(tables.length * events.length);
  const names = tables.map(({ logicalName }) => logicalName);
  const replaced = replacedBy(params.identity, trigger);
  const images = inputs.withImages ? names.map((table) => imageId(endpoint.name, table)) : [];
  const paths = presentPaths([endpoint, ...replaced], images);
  const filtersPath = messageFiltersPath(names, events);
  const [filters, ...answers] = await batchGet(reading, READING, [filtersPath, ...paths]);
  const steps = desiredSteps(endpoint, tables, params, filtering, messageFiltersIn(filters));
  let seen: ReturnType<typeof presentIn> | undefined = presentIn(answers);
  logDifferences(session, endpoint, seen.endpoints);
  const plan = async () => {
    const present = seen ?? presentIn(await batchGet(reading, READING, paths));
    seen = undefined;
    return diff({ endpoint, steps, replaced }, present.endpoints, present.images);
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
  for (const each of actual.filter(
    ({ id, name }) => id === endpoint.id || name === endpoint.name,
  )) {
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
