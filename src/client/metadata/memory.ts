import { defaults } from "../defaults";
import { impersonationHeaders } from "../session/headers";
import type { Session } from "../session/session";
import type { Impersonation } from "../types";
import { expiringCache } from "./expiringCache";
import type { TableDefinition, TableName } from "./types";

const lifeMs = defaults.definitionsLifeMs;

/** Every table of an environment, by who asked. */
export const directories = expiringCache<readonly TableName[]>({
  entries: defaults.directoryCacheEntries,
  lifeMs,
});

/** Single tables, by who asked and by the name asked for. */
export const definitions = expiringCache<TableDefinition>({
  entries: defaults.definitionCacheEntries,
  lifeMs,
});

/** Which bulk messages tables have, by who asked, table and message. */
export const messages = expiringCache<boolean>({
  entries: defaults.definitionCacheEntries,
  lifeMs,
});

/** Origins whose definitions changed a moment ago, and when. */
const changes = expiringCache<true>({ entries: 100, lifeMs: defaults.definitionLagMs });

/** Labels come in the language of the user who asks, and not every user sees the same. */
export const scopeOf = (session: Session, impersonation: Impersonation): string =>
  [
    session.environment.origin,
    session.identity,
    ...Object.entries(impersonationHeaders(impersonation)).flat(),
    "",
  ].join("\n");

/**
 * Forgets all definitions of the environment: to be called after every change of a definition, and when
 * Dataverse refuses a name that the remembered definitions have.
 */
export const forgetDefinitions = ({ environment: { origin } }: Session): void => {
  directories.forget(`${origin}\n`);
  definitions.forget(`${origin}\n`);
  messages.forget(`${origin}\n`);
  changes.put(origin, true);
};

/**
 * Headers of a request for definitions. Right after a change the service is told to look past its own
 * caches (Microsoft: "Consistency" header of "Compose HTTP requests").
 */
export const definitionHeaders = (
  { environment: { origin } }: Session,
  impersonation: Impersonation,
): Record<string, string> => ({
  ...impersonationHeaders(impersonation),
  ...(changes.peek(origin) ? { Consistency: "Strong" } : {}),
});
