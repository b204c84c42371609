import { defaults } from "../defaults";
import type { FileRules } from "../types";
import type { Catalog, Signature } from "../types/messages";
import type { TableDefinition, TableMatch, TableName } from "../types/tables";
import type { CachedToken } from "../types/tokens";
import type { View } from "../types/views";
import { cacheStore, type ExpiringCache } from "./cacheStore";
import { weightOf } from "./weightOf";

/** Everything that is remembered between actions, bounded by one weight. Two of them share nothing. */
export interface Caches {
  /** Every table of an environment, by who asked. */
  readonly tableLists: ExpiringCache<readonly TableName[]>;
  /** Single tables, by who asked and by logical name. */
  readonly definitions: ExpiringCache<TableDefinition>;
  /** Names of single tables that lookups refer to, by who asked and by the name asked for. */
  readonly tableNames: ExpiringCache<TableMatch>;
  /** Logical names of the tables that were read, by who asked and by the name asked for. */
  readonly logicalNames: ExpiringCache<string>;
  /** Whether a table has a bulk message, by who asked, table and message. */
  readonly bulkMessageSupport: ExpiringCache<boolean>;
  /** Custom APIs, by who asked and by their names. */
  readonly customApis: ExpiringCache<Signature>;
  /** The messages that a whole `$metadata` declares, by who asked. */
  readonly messageCatalogs: ExpiringCache<Catalog>;
  /** Ids of users, by who asked and by the name asked for. */
  readonly userIds: ExpiringCache<string>;
  /** Which files an organization takes, by who asked. */
  readonly fileRules: ExpiringCache<FileRules>;
  /** Views, by who asked, by table, and by the id or name asked for. */
  readonly views: ExpiringCache<View>;
  /** The user that a connection works as, by connection. */
  readonly ownUserIds: ExpiringCache<string>;
  /** What keys of webhooks are derived from, where that takes long to find out, by a digest of the fields. */
  readonly webhookSecrets: ExpiringCache<string>;
  /** Origins whose definitions were changed a moment ago through these caches. */
  readonly changedOrigins: ExpiringCache<true>;
  /** How many requests at once Dataverse recommended last, by environment. */
  readonly parallelism: ExpiringCache<number>;
  /** When a user may search again, in milliseconds since the epoch, by environment and who asked. */
  readonly searchTurns: ExpiringCache<number>;
  /** Tokens got by the client itself, by a hash of the credentials. */
  readonly tokens: ExpiringCache<CachedToken>;
  /** Bytes of all entries, about. */
  readonly weight: number;
}

/** Caches that remember nothing yet. */
export function makeCaches(bytes: number = defaults.cacheBytes): Caches {
  const store = cacheStore({ bytes });
  const lifeMs = defaults.definitionsLifeMs;
  return {
    // The index of their names is as heavy as the tables themselves.
    tableLists: store.cache({ lifeMs, weigh: (tables) => 2 * weightOf(tables) }),
    definitions: store.cache({ lifeMs }),
    tableNames: store.cache({ lifeMs }),
    logicalNames: store.cache({ lifeMs }),
    userIds: store.cache({ lifeMs }),
    views: store.cache({ lifeMs }),
    bulkMessageSupport: store.cache({ lifeMs }),
    fileRules: store.cache({ lifeMs }),
    customApis: store.cache({ lifeMs }),
    messageCatalogs: store.cache({ lifeMs: defaults.messagesLifeMs }),
    // For as long as the process lives.
    ownUserIds: store.cache({ entries: 50, lifeMs: Number.POSITIVE_INFINITY }),
    webhookSecrets: store.cache({ entries: 50, lifeMs: Number.POSITIVE_INFINITY }),
    changedOrigins: store.cache({ entries: 100, lifeMs: defaults.definitionLagMs }),
    // Does not change by the minute.
    parallelism: store.cache({ entries: 100, lifeMs }),
    searchTurns: store.cache({ entries: 1_000, lifeMs: defaults.actionRunMs }),
    // A token itself says how long it lives.
    tokens: store.cache({ entries: defaults.tokenCacheEntries, lifeMs: Number.POSITIVE_INFINITY }),
    get weight() {
      return store.weight;
    },
  };
}

/** Those of the process, for every session that is given no others. */
export const processCaches: Caches = makeCaches();
