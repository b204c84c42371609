/** Every number the client goes by, with its unit in its name. Sources stand beside the rules that use them. */
export const defaults = Object.freeze({
  apiPath: "/api/data/v9.2/",
  userAgent: "dynamics-365-connector/1.0",

  requestTimeoutMs: 120_000,
  interactiveRequestTimeoutMs: 20_000,
  /** The longest single wait that is worth waiting: Retry-After rarely passes one 300 s window. */
  longestWaitMs: 320_000,
  /** All waits of one action, and of one data source or deploy handler, together. */
  actionWaitBudgetMs: 600_000,
  interactiveWaitBudgetMs: 20_000,
  backoffBaseMs: 1_000,
  backoffCapMs: 60_000,
  maxThrottledRetries: 50,
  maxTransientRetries: 5,

  /** Below the documented limit of 52 at once per user, and shared by every action of the process. */
  maxConcurrentRequests: 16,
  idleSocketMs: 30_000,

  tokenRenewalMarginMs: 300_000,
  tokenTimeoutMs: 30_000,
  tokenRetries: 3,
  tokenCacheEntries: 50,

  /** How long definitions are believed, and how many are kept: lists of all tables, and single tables. */
  definitionsLifeMs: 600_000,
  directoryCacheEntries: 20,
  /** Each table counts up to three times, by the names it was asked for. */
  definitionCacheEntries: 600,
  /** A list of tables younger than this is not read again for a name that is not in it. */
  directoryFreshMs: 30_000,
  /** Dataverse may show a changed definition this late, unless told to look closely. */
  definitionLagMs: 60_000,
  /** Looks at a new column until every server knows it, with a doubled wait before each. */
  definitionReadBacks: 5,
  pickerRows: 200,

  maxPageSize: 5_000,
  /** The page size saved flows carry without having chosen it. */
  designerPageSize: 100,
  /** Dataverse inlines at most this many rows of an expanded collection. */
  maxInlinedChildren: 5_000,
  /** Longest URL of a GET outside a batch. */
  maxUrlCharacters: 32_768,
  /** Requests one batch may hold, those in change sets included. */
  maxBatchRequests: 1_000,
  /** Longest URL of a GET inside a batch. */
  maxBatchedUrlCharacters: 65_536,

  /** Share of the heap at which Fetch All stops with what it has. */
  heapShare: 0.7,
});
