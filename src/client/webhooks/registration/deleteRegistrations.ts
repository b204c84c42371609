import { InputError } from "../../errors/InputError";
import { normalizeGuid } from "../../odata/guid";
import type { Session } from "../../session/session";
import { actualIn, actualPath } from "./actual";
import { batchGet } from "./batchGet";
import { deletedEndpoint, deletedWholly, foreignSteps } from "./diff";
import { WEBHOOK_CONTRACT } from "./endpointRows";
import { ownershipOf } from "./identity";
import type { DeletedRegistrations, DeleteRegistrationsParams } from "./listTypes";
import { withPrivilegeHint } from "./privilegeHint";
import { reconcile } from "./reconcile";
import type { ActualEndpoint } from "./types";

const READING = "Reading the registered webhooks";
const WEBHOOKS = actualPath(`contract eq ${WEBHOOK_CONTRACT}`);

/**
 * Removes webhooks with their steps, all of them or none. Those of others only where their ids are given:
 * a name is not enough.
 *
 * @throws InputError for the name of a webhook that this component did not make, and where nobody can tell
 * which are stale, before anything is sent
 */
export async function deleteRegistrations(
  session: Session,
  params: DeleteRegistrationsParams,
): Promise<DeletedRegistrations> {
  const named = params.registrations ?? [];
  for (const name of named) refuseForeign(name);
  if (params.stale === true && !params.webhookUrls?.some((url) => url.trim() !== "")) {
    throw new InputError(
      "Stale Ones is on, and the platform names no webhook URL of this instance's flows, so that every registration would seem to be stale: name those to delete in Registrations.",
    );
  }
  if (named.length === 0 && params.stale !== true) return { deleted: [], kept: [], missing: [] };
  let first = NOTHING;
  const plan = async () => {
    const [json] = await batchGet(session, READING, [WEBHOOKS]);
    const chosen = choose(actualIn(json), named, params);
    if (first === NOTHING) first = chosen;
    return chosen.endpoints.flatMap(({ actual, byId }) =>
      byId ? deletedWholly(actual) : deletedEndpoint(actual, actual.name),
    );
  };
  try {
    await reconcile(session, "Removing webhooks", plan);
  } catch (error) {
    throw withPrivilegeHint(error);
  }
  const { endpoints, missing } = first;
  const stays = ({ actual, byId }: ChosenEndpoint) =>
    !byId && foreignSteps(actual, actual.name).length > 0;
  return {
    deleted: endpoints.filter((each) => !stays(each)).map(idAndName),
    kept: endpoints.filter(stays).map(idAndName),
    missing,
  };
}

const idAndName = ({ actual: { id, name } }: ChosenEndpoint) => ({ id, name });

const refuseForeign = (name: string): void => {
  if (normalizeGuid(name) || ownershipOf(name.trim(), undefined).ownedByComponent) return;
  throw new InputError(
    `Registrations has ${JSON.stringify(name.slice(0, 80))}, which is neither the id of a webhook nor the name of one that this component registered; one of somebody else is deleted by its id only.`,
  );
};

interface ChosenEndpoint {
  readonly actual: ActualEndpoint;
  /** True where somebody named this very one: then all of it goes. */
  readonly byId: boolean;
}

interface Chosen {
  readonly endpoints: readonly ChosenEndpoint[];
  readonly missing: readonly string[];
}

const NOTHING: Chosen = { endpoints: [], missing: [] };

const choose = (
  actual: readonly ActualEndpoint[],
  registrations: readonly string[],
  { stale, instanceId, webhookUrls }: DeleteRegistrationsParams,
): Chosen => {
  const ids = new Set(registrations.flatMap((each) => normalizeGuid(each) ?? []));
  const names = new Set(registrations.map((each) => each.trim()));
  const urls = new Set(webhookUrls?.map((url) => url.trim()));
  const isStale = ({ name, url }: ActualEndpoint) =>
    stale === true && ownershipOf(name, instanceId).ownedByInstance && !urls.has(url);
  const endpoints = actual
    .filter((each) => ids.has(each.id) || names.has(each.name) || isStale(each))
    .map((each) => ({ actual: each, byId: ids.has(each.id) }));
  const missing = registrations.filter(
    (each) => !actual.some(({ id, name }) => id === normalizeGuid(each) || name === each.trim()),
  );
  return { endpoints, missing };
};
