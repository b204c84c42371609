import { randomUUID } from "node:crypto";
import type { Environment } from "../environment";
import type { SecretMask } from "../secrets/SecretMask";
import type { Logger } from "../types";
import type { Next, Policy, WaitBudget } from "../types/http";
import type { TokenSource } from "../types/tokens";
import { auth } from "./policies/auth";
import { batchedReads } from "./policies/batchedReads";
import { byteRange } from "./policies/byteRange";
import { concurrency } from "./policies/concurrency";
import { correlation } from "./policies/correlation";
import { log } from "./policies/log";
import { longUrl } from "./policies/longUrl";
import { maskEchoes } from "./policies/maskEchoes";
import { monotonicProgress } from "./policies/monotonicProgress";
import { odataHeaders } from "./policies/odataHeaders";
import { onlyDataverse } from "./policies/onlyDataverse";
import { retry } from "./policies/retry";
import { sameOrigin } from "./policies/sameOrigin";
import { endsBy, withinTime } from "./policies/withinTime";
import type { Transport } from "./transport/types";

interface Parts {
  readonly environment: Environment;
  readonly tokens: TokenSource;
  readonly budget: WaitBudget;
  readonly logger: Logger;
  readonly secrets: SecretMask;
  readonly verbose: boolean;
  /** Whose requests count together. */
  readonly user: string;
  /** When the last request has to have ended, in milliseconds since the epoch. */
  readonly endsMs: number | undefined;
  readonly transport: Transport;
}

/** The table of contents of a request's way: outermost first. Each try passes all after `retry`. */
export function pipeline({
  environment,
  tokens,
  budget,
  logger,
  secrets,
  verbose,
  user,
  endsMs,
  transport,
}: Parts): Next {
  const policies: Policy[] = [
    endsBy(endsMs),
    sameOrigin(environment),
    longUrl(environment),
    odataHeaders,
    monotonicProgress,
    correlation(randomUUID()),
    retry(budget, logger),
    log(logger, verbose),
    auth(tokens),
    maskEchoes(secrets),
    concurrency(`${environment.origin} ${user}`, budget),
    batchedReads,
    byteRange,
    onlyDataverse(environment),
    withinTime,
  ];
  return policies.reduceRight<Next>(
    (next, policy) => (request) => policy(request, next),
    last(transport),
  );
}

const last =
  (transport: Transport): Next =>
  (request) =>
    request.receive ? transport.stream(request) : transport.send(request);
