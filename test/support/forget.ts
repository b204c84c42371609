import { processCaches } from "../../src/client/caches/caches";
import { forgetDefinitions } from "../../src/client/metadata/cache/definitionCache";

/** Forgets what the process remembers of an environment's definitions and messages. */
export const forgetAt = (origin: string): void => {
  const { customApis, messageCatalogs, fileRules, views } = processCaches;
  for (const cache of [customApis, messageCatalogs, fileRules, views]) {
    cache.forget(`${origin}\n`);
  }
  forgetDefinitions({
    environment: { origin, apiRoot: `${origin}/api/data/v9.2/` },
    caches: processCaches,
  });
};

/**
 * Forgets the tokens that the client got itself. A sandbox with a clock of its own issues tokens that may
 * have run out by the client's; what one test got then would be the user, or the refusal, of the next.
 */
export const forgetTokens = (): void => processCaches.tokens.forget("");
