import { processCaches } from "../../src/client/caches/caches";
import { forgetDefinitions } from "../../src/client/metadata/memory";

/** Forgets what the process remembers of an environment's definitions, as after a change of one. */
export const forgetAt = (origin: string): void =>
  forgetDefinitions({
    environment: { origin, apiRoot: `${origin}/api/data/v9.2/` },
    caches: processCaches,
  });
