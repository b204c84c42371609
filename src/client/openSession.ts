import type { Connection } from "@prismatic-io/spectral";
import { identityOf } from "./auth/identity";
import { kindOf } from "./auth/kindOf";
import { tokenSource } from "./auth/tokenSource";
import { type Caches, processCaches } from "./caches/caches";
import { defaults } from "./defaults";
import { environmentOf } from "./environment";
import { pipeline } from "./http/pipeline";
import { axiosTransport } from "./http/transport/axiosTransport";
import { waitBudget } from "./http/waits";
import { runtime } from "./runtime";
import { maskedLogger } from "./secrets/maskedLogger";
import { sessionSecrets } from "./secrets/sessionSecrets";
import type { Session } from "./session/session";
import { withDeadline } from "./session/withDeadline";
import type { Budget, ClientContext } from "./types";

export interface ClientOptions {
  /** Default `action`. */
  readonly budget?: Budget | undefined;
  /** Logs requests and answers at `info`, not `debug` (the *Debug Request* input). */
  readonly verbose?: boolean | undefined;
  /** What is remembered from one action to the next; by default that of the process. */
  readonly caches?: Caches | undefined;
}

/**
 * What every operation of one action is made with. No request is sent before the first call.
 *
 * @throws ConnectionError when the connection names no environment.
 */
export function openSession(
  connection: Connection,
  context: ClientContext,
  { budget = "action", verbose = false, caches = processCaches }: ClientOptions = {},
): Session {
  const environment = environmentOf(connection, kindOf(connection).fields.environment);
  const secrets = sessionSecrets(connection);
  const logger = maskedLogger(context.logger, secrets);
  const isBrief = budget !== "action";
  const identity = identityOf(connection);
  const endsMs = isBrief ? undefined : runtime.now() + defaults.actionRunMs;
  const session: Session = {
    environment,
    identity,
    caches,
    endsMs,
    logger,
    secrets,
    timeoutMs: isBrief ? defaults.interactiveRequestTimeoutMs : defaults.requestTimeoutMs,
    next: pipeline({
      environment,
      tokens: tokenSource(connection, environment, caches),
      budget: waitBudget(
        isBrief ? defaults.interactiveWaitBudgetMs : defaults.actionWaitBudgetMs,
        endsMs,
      ),
      logger,
      secrets,
      user: identity,
      transport: axiosTransport,
      endsMs,
      verbose: verbose || context.debug?.enabled === true,
    }),
  };
  return budget === "interactive" ? withDeadline(session, INTERACTIVE) : session;
}

const INTERACTIVE = {
  totalMs: defaults.interactiveMs,
  tryMs: defaults.leastRequestMs,
  whose: "there are for this",
  hint: "Dataverse was too slow to answer: try again later",
};
