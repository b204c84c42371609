/** Every number the client goes by, with its unit in its name. Sources stand beside the rules that use them. */
export const defaults = Object.freeze({
  apiPath: "/api/data/v9.2/",
  userAgent: "dynamics-365-connector/1.1",

  /** All that an action does together: the platform ends a run after 900 s, and then nothing comes of it. */
  actionRunMs: 840_000,
  requestTimeoutMs: 120_000,
  interactiveRequestTimeoutMs: 20_000,
  /** The longest single wait: for too many requests at once, 363 to 427 s were asked for by live environments. */
  longestWaitMs: 450_000,
  /** All waits of one action, and of one data source or deploy handler, together. */
  actionWaitBudgetMs: 600_000,
  interactiveWaitBudgetMs: 20_000,
  /** All that a data source, a check of a deploy or a question of a webhook does together. */
  interactiveMs: 20_000,
  /** What one more request takes at least, and how much before the end of the whole a request ends. */
  leastRequestMs: 1_000,
  deadlineGraceMs: 500,
  backoffBaseMs: 1_000,
  backoffCapMs: 60_000,
  maxThrottledRetries: 50,
  maxTransientRetries: 5,
  /** Of a change of definitions that waits for another one. */
  maxLockedRetries: 20,

  /** Below the documented limit of 52 at once per user, and shared by every action of the process. */
  maxConcurrentRequests: 16,
  idleSocketMs: 30_000,

  tokenRenewalMarginMs: 300_000,
  tokenTimeoutMs: 30_000,
  tokenRetries: 3,
  tokenCacheEntries: 50,

  /** All that is remembered between actions, definitions above all. */
  cacheBytes: 32 * 1024 * 1024,
  /** How long definitions are believed. */
  definitionsLifeMs: 600_000,
  /** A definition younger than this is not read again for a record that it says is wrong. */
  definitionFreshMs: 30_000,
  /** A list of tables younger than this is not read again for a name that is not in it. */
  directoryFreshMs: 30_000,
  /** Dataverse may show a changed definition this late, unless told to look closely. */
  definitionLagMs: 60_000,
  /** Looks at a new column until every server knows it, with a doubled wait before each. */
  definitionReadBacks: 5,
  pickerRows: 200,
  /** How long the messages that a whole `$metadata` declares are believed, and how young they are still fresh. */
  messagesLifeMs: 3_600_000,
  messagesFreshMs: 60_000,
  /** Unpacked bytes of a `$metadata`, and how long reading it may take. */
  maxMetadataBytes: 60_000_000,
  metadataMs: 60_000,

  maxPageSize: 5_000,
  /** The page size saved flows carry without having chosen it. */
  designerPageSize: 100,
  /** Dataverse inlines at most this many rows of an expanded collection. */
  maxInlinedChildren: 5_000,
  /** Pages without a row, one after another, that are read before reading ends. */
  maxEmptyPages: 100,
  /** Longest URL of a GET outside a batch. */
  maxUrlCharacters: 32_768,
  /** Requests one batch may hold, those in change sets included. */
  maxBatchRequests: 1_000,
  /** Longest URL of a GET inside a batch. */
  maxBatchedUrlCharacters: 65_536,

  /** Rows of the first chunks of a bulk run, of the largest ones, and of a bulk message to an elastic table. */
  bulkFirstChunk: 100,
  bulkLargestChunk: 1_000,
  bulkElasticChunk: 100,
  /** Rows that are not divided further among requests at once. */
  bulkLeastShare: 50,
  /** Time one chunk should take. */
  bulkChunkTargetMs: 5_000,
  /** Text of one chunk; Dataverse takes 116 MB where plug-ins are involved. */
  bulkChunkCharacters: 8_000_000,
  /** Rows of a chunk that was refused are sent again in batches of so many. */
  bulkResentRows: 100,
  /** Up to so many rows are not worth asking whether the table has bulk messages. */
  bulkFewRows: 10,
  /** Requests under way at once: to begin with, and until Dataverse has said what it recommends. */
  bulkParallel: 8,
  bulkParallelUnknown: 4,
  /** More than `bulkParallel` only after so long without a 429. */
  bulkQuietMs: 30_000,
  /** Rows held back because their record is under way: in all, and of one record in runs that may stop. */
  bulkHeldRows: 10_000,
  bulkHeldDepth: 50,
  /** Ids in one question which of them exist. */
  bulkAskedIds: 500,
  /** Rows that are read and compared together, before the first of them is written. */
  comparedRows: 2_000,
  /** Queries by keys, beyond which the pages of the table are read where these are fewer. */
  compareMostLists: 40,
  /** Chunks that go in batches after bulk messages were refused in a row: at first, and at most. */
  bulkFallbackChunks: 8,
  bulkLongestFallbackChunks: 64,
  /** How long what is under way may still wait when the time budget of a run is used up. */
  bulkGraceMs: 60_000,
  /** The platform ends an execution at 900 s, and returns nothing at all then. */
  bulkTimeBudgetSeconds: 780,
  /** How long an answer may still come when the waits have to be over. */
  bulkLastAnswerMs: 30_000,
  /** Sends of a chunk that Dataverse itself answers with a failure that may pass. */
  bulkAnsweredTries: 2,
  /** Sends of a chunk whose answers are lost, and lost chunks in a row, until the run is given up. */
  bulkTries: 6,
  bulkProgressMs: 10_000,
  /** Ranges of keys that a scope is read by at the same time, at most, and listed records that each needs. */
  mirrorRanges: 4,
  mirrorRangeRows: 10_000,

  /** All that a handler of a deploy does, below the platform's 30 s. */
  registrationMs: 27_000,
  /** One look at a registration: a handler of a deploy has about 30 s for everything. */
  registrationReadTimeoutMs: 8_000,
  /** Looks at a registration of a webhook after a write whose fate is unknown. */
  registrationRepairs: 3,
  /** Failed deliveries listed for a webhook. */
  listedFailures: 5,

  /** Between two searches of a user, of whom Dataverse takes one a second; clocks are not exact. */
  searchIntervalMs: 1_020,

  /** Rows an aggregation may be made over. */
  maxAggregatedRows: 50_000,
  /** Rows a slice of a longer count is meant to have: far enough below the limit to hit it rarely. */
  countSliceRows: 40_000,

  /** How far the watermark of a poll stays behind the server's clock. */
  pollMarginMs: 5_000,
  /** Rows of the overlap that are remembered, so that they are not returned twice. */
  pollMemoryRows: 50_000,
  /** How far back a poll goes that has lost its place, and has nothing else to go by. */
  pollHealingMs: 86_400_000,
  /** Rows a page where pages are returned one by one. */
  pollStreamedPageSize: 1_000,

  /** How far before a moment tracking looks for commits that were stamped earlier. */
  trackingOverlapMs: 300_000,
  /** A transaction takes two minutes at most, so that a row may appear this long after its stamp. */
  lateCommitMs: 120_000,
  /** Versions kept that a delta link may report once more. */
  trackingMemoryRows: 50_000,
  /** Before a refused link is asked for once more. */
  trackingDoubtMs: 1_000,
  /** How long one call goes through pages that hand nothing over. */
  trackingStepMs: 60_000,
  /** Rows of which the columns are read by their ids in one request, so that its URL is not too long. */
  trackingFilledRows: 500,

  /** Bytes of a file that go in one request; also those of a block, and of a part that is read. */
  fileBlockBytes: 4_194_304,
  /** Blocks or parts of one file under way at once. */
  fileParallel: 2,
  /** Bytes of an image column at most: Dataverse's own limit. */
  maxImageBytes: 31_457_280,
  /** Megabytes of a file that are read unless told otherwise. */
  fileMaxSizeMB: 50,
  /** Readings of a file that is replaced while it is read. */
  fileReadings: 3,

  /** Unpacked bytes of a refusal, and of what a token URL answers. */
  maxRefusalBytes: 1_000_000,
  /** Unpacked bytes of an answer: half of what is left of the heap, but so many in any case, and never more. */
  leastAnswerBytes: 32_000_000,
  maxAnswerBytes: 256_000_000,
  /** Share of the heap at which Fetch All stops with what it has. */
  heapShare: 0.7,
});
