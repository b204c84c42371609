import type { Connection } from "@prismatic-io/spectral";
import { identityOf } from "./auth/identity";
import { tokenSource } from "./auth/tokenSource";
import { defaults } from "./defaults";
import { environmentOf } from "./environment";
import { pipeline } from "./http/pipeline";
import { waitBudget } from "./http/waits";
import { maskedLogger } from "./secrets/maskedLogger";
import { sessionSecrets } from "./secrets/sessionSecrets";
import type { Session } from "./session/session";
import type { ClientContext, ClientOptions } from "./types";

/**
 * What every operation of one action is made with. No request is sent before the first call.
 *
 * @throws ConnectionError when the connection names no environment.
 */
export const openSession = (
  connection: Connection,
  context: ClientContext,
  { budget = "action", verbose = false }: ClientOptions = {},
): Session => {
  const environment = environmentOf(connection);
  const secrets = sessionSecrets(connection);
  const logger = maskedLogger(context.logger, secrets);
  const interactive = budget === "interactive";
  return {
    environment,
    identity: identityOf(connection),
    logger,
    secrets,
    timeoutMs: interactive ? defaults.interactiveRequestTimeoutMs : defaults.requestTimeoutMs,
    next: pipeline({
      environment,
      tokens: tokenSource(connection, environment),
      budget: waitBudget(
        interactive ? defaults.interactiveWaitBudgetMs : defaults.actionWaitBudgetMs,
      ),
      logger,
      secrets,
      verbose: verbose || context.debug?.enabled === true,
    }),
  };
};
