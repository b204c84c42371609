import type { Connection } from "@prismatic-io/spectral";
import {
  type ClientContext,
  createClient,
  type RecordEvent,
  type RegisteringTrigger,
} from "../../client";
import { apiKeyOf, type FlowContext, identityOf, requiredIdentity } from "./identity";
import { keyToRegister } from "./keys";

type Context = FlowContext & ClientContext;

interface Params {
  /** Which one registers; Record Events where nothing is said. */
  readonly trigger?: RegisteringTrigger;
  readonly connection: Connection;
  readonly entityTypes: readonly string[];
  readonly events: readonly RecordEvent[];
  readonly filteringColumns: readonly string[] | undefined;
  readonly webhookKey: string | undefined;
}

/** Runs on every deploy, when an instance is enabled, and when listening mode begins. */
export async function register(context: Context, params: Params) {
  const { trigger, connection, entityTypes, events, filteringColumns } = params;
  const identity = requiredIdentity(context);
  const { webhookKey, crossFlowState } = keyToRegister(context, params, identity);
  const client = createClient(connection, context, { budget: "brief" });
  const changes = await client.registerWebhook({
    trigger,
    identity,
    keys: { webhookKey, apiKey: apiKeyOf(context) },
    entityTypes,
    events,
    filteringColumns,
    flowName: context.flow.name,
    instanceName: context.instance.name,
  });
  const { created, updated, deleted } = changes;
  context.logger.info(
    created + updated + deleted === 0
      ? "The webhook is registered already."
      : `The webhook is registered: ${created} rows created, ${updated} changed, ${deleted} deleted.`,
  );
  return crossFlowState ? { crossFlowState } : undefined;
}

/** Runs on undeploy, when an instance is disabled, and when listening mode ends. */
export async function unregister(
  context: Context,
  { trigger, connection }: Pick<Params, "trigger" | "connection">,
): Promise<undefined> {
  const identity = identityOf(context);
  if (!identity) {
    context.logger.warn(
      "The flow has no webhook URL any more, by which its registration could be found. Delete Webhook Registrations removes what is left of it.",
    );
    return;
  }
  const client = createClient(connection, context, { budget: "brief" });
  const { deleted } = await client.unregisterWebhook({ identity, trigger });
  context.logger.info(
    deleted === 0
      ? "The webhook was not registered."
      : `The webhook is removed: ${deleted} rows deleted.`,
  );
}
