/** The sandbox as tests, the runner and benches see it. `startSandbox` in `index.ts` makes one. */
import type { CertificatePair, SignInControls, SignInOptions } from "./auth/options";
import type { Controls } from "./control/controls";
import type { LogLimits } from "./http/keepLast";
import type { Cost, Limits } from "./limits/types";
import type { CustomLogic } from "./operations/customApis/types";
import type { DeliveryEnd } from "./operations/email/deliverMail";
import type { FiscalSettings } from "./query/sql/fiscal";
import type { RecordedDelivery, RecordedRequest } from "./recorded";
import type { TableDeclaration } from "./schema/types";
import type { Row, Store } from "./types";

export type { Cost, Limits } from "./limits/types";
export type {
  RecordedDelivery,
  RecordedPart,
  RecordedRefusal,
  RecordedRequest,
} from "./recorded";

export interface SandboxOptions extends SignInOptions, Partial<CustomLogic> {
  /** 0 = any free port. */
  port?: number;
  /** Address to listen on, default 127.0.0.1; any other one needs `controlKey`. */
  host?: string;
  /**
   * What clients call it by where that is neither the address nor the port, as behind a container's: links,
   * tokens and the sign-in name it. Default: the address.
   */
  publicUrl?: string;
  /** Whether the process may end while the sandbox runs, as that of a test runner; default false. */
  background?: boolean;
  /** What control over HTTP has to send as `X-Control-Key`. It guards nothing but that. */
  controlKey?: string;
  /** Serve by https; `true` makes a certificate for it (`httpsCertificate` of the sandbox). */
  https?: boolean | CertificatePair;
  /** Tables beside the usual ones; one of a usual name adds columns, keys and relationships to it. */
  tables?: readonly TableDeclaration[];
  /** `believable` (default) = a few hundred rows, dated by the hour; `empty` = users and teams only. */
  seed?: "believable" | "empty";
  /** Extra generated rows a table, for benches: `{ account: 100000 }`. */
  generate?: Record<string, number>;
  /** Made-up tables beside the usual ones, each with so many columns: a large organization. */
  generateTables?: { count: number; columns: number };
  /**
   * Milliseconds until a change of definitions is seen by requests without `Consistency: Strong`;
   * default 0, at the service up to half a minute.
   */
  metadataLagMs?: number;
  limits?: Partial<Limits>;
  /** Milliseconds every request takes before it is answered. */
  latencyMs?: number;
  /** What work takes; nothing by default. `{}` means the usual cost. */
  cost?: Partial<Cost>;
  /** Degree of parallelism recommended to clients (`x-ms-dop-hint`); default 8. */
  dopHint?: number;
  /** Life of a token in seconds; default 3599. */
  tokenLifetimeSeconds?: number;
  /** Milliseconds since the epoch; default Date.now. */
  clock?: () => number;
  /** How many milliseconds the `Date` header is ahead of the clock (negative: behind); default 0. */
  dateSkewMs?: number;
  changeTracking?: Partial<ChangeTracking>;
  links?: Partial<LinkRules>;
  search?: Partial<SearchRules>;
  /** Milliseconds a webhook has for its answer; default 60,000, as at the service. */
  webhookTimeoutMs?: number;
  /** The organization's fiscal settings; default: years from January 1, in quarters. */
  fiscal?: Partial<FiscalSettings>;
  /** Bytes of one block of a file, and of one chunk; default 4,194,304, as at the service. */
  files?: { blockBytes?: number };
  /** What the logs of requests and deliveries keep; default 1,000 entries, bodies of 65,536 characters. */
  log?: Partial<LogLimits>;
  /** Told of every token and API request that has been answered or dropped. */
  onRequest?: (request: RecordedRequest) => void;
}

/** What Microsoft leaves to the organization, or leaves open. */
export interface ChangeTracking {
  /** `ExpireChangeTrackingInDays` of the organization; default 7. */
  expireInDays: number;
  /** The answer to an older token; default 400, `0x80044352` (ExpiredVersionStamp). */
  expired: { status: number; code: string; message: string };
  /**
   * Whether an answer leaves out the changes that its own token will bring again: those of versions
   * above one that is not committed yet, and those made since its first page. Default false.
   */
  heldBack: boolean;
}

/**
 * The limits of searches, and how late their index is. Whether search is switched on, a column of the
 * organization says: `isexternalsearchindexenabled`.
 */
export interface SearchRules {
  /** Searches of one user a second; default 1. */
  perSecond: number;
  /** Searches of all users together a minute; default 150. */
  perMinute: number;
  /** How long a row that was written is not found; default 0, at the service some minutes. */
  indexLagMs: number;
}

/** What is answered where a many-to-many link is made twice, or taken away where there is none. */
export interface LinkRules {
  /** Default 412, `0x80040237`. */
  repeated: "ignored" | { status: number; code: string; message: string };
  /** Default ignored: 204. */
  missing: "ignored" | { status: number; code: string; message: string };
}

/**
 * Writes of somebody else that nobody sees until they are committed. Each gets its stamps and its row
 * version when it is made, so that a late commit brings rows to light with an earlier `modifiedon` and
 * an earlier version than others that were there before.
 */
export interface SandboxTransaction {
  /** Returns the new row's id. */
  create(table: string, row: Row): string;
  update(table: string, id: string, changes: Row): void;
  remove(table: string, id: string): void;
  /**
   * Makes the writes visible, all at once. Throws, and writes nothing, where a row has been written by
   * others since: the service would have let one of the two wait for the other.
   */
  commit(): void;
  /** Drops the writes; does nothing once the transaction has ended. */
  rollback(): void;
}

/** A request that logic inside of the environment makes: a plug-in, or a workflow. */
export interface PluginRequest {
  method: string;
  /** Behind `/api/data/v9.2/`: `contacts(<id>)`. */
  path: string;
  /** Sent as JSON. */
  body?: unknown;
  /** `Depth` of the events it leads to; default 2, since other logic set it off. */
  depth?: number;
  /** systemuserid it is done as; default the administrator. */
  userId?: string;
}

export interface PluginAnswer {
  status: number;
  body: string;
}

export interface Sandbox extends SignInControls, Controls {
  /** `http://127.0.0.1:<port>`: what people paste as their environment URL. */
  readonly url: string;
  /** What clients have to trust, as PEM, where the sandbox serves by https. */
  readonly httpsCertificate: string | undefined;
  readonly tenantId: string;
  /** Where people sign in, with `organizations` or this tenant in it. */
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Client id of an app that keeps no secret. */
  readonly publicClientId: string;
  readonly requests: RecordedRequest[];
  /** API requests only, since the last `clearRequests()`: as many of them as `log` keeps. */
  apiRequests(): RecordedRequest[];
  clearRequests(): void;
  /** Rows straight from the store, past the API: for assertions and for preparing tests. */
  readonly store: Store;
  /** Inserts a row straight into the store with the system columns filled in; returns its id. */
  insert(table: string, row: Row): string;
  /**
   * Changes a row past the API, stamped as the API would: `modifiedon` is now, the version is new.
   * Throws where there is no such row.
   */
  change(table: string, id: string, changes: Row): void;
  /** Deletes a row past the API, and nothing that refers to it. Throws where there is no such row. */
  remove(table: string, id: string): void;
  /** Somebody else's transaction, open until it is committed or rolled back. */
  transaction(): SandboxTransaction;
  /**
   * Lets server-side synchronization send the e-mails that wait (*Pending Send*), or lets the mail server refuse
   * them. Those whose sender has no mailbox or queue that is approved and set up wait on. Returns the others' ids.
   */
  deliverMail(end?: DeliveryEnd): string[];
  /** Every event that was posted to a webhook. */
  readonly deliveries: RecordedDelivery[];
  /** Resolves once every event that is to be posted has been answered or given up. */
  webhooksIdle(): Promise<void>;
  /**
   * Does something as a plug-in or workflow of the environment would: past the limits and the sign-in,
   * within everything else. Over HTTP there is no such request, whatever its headers.
   */
  runAsPlugin(request: PluginRequest): Promise<PluginAnswer>;
  /** Sets some of `SandboxOptions.changeTracking` for the answers to come. */
  setChangeTracking(rules: Partial<ChangeTracking>): void;
  /** Sets some of `SandboxOptions.links` for the answers to come. */
  setLinks(rules: Partial<LinkRules>): void;
  /** Sets `SandboxOptions.dateSkewMs` for the answers to come. */
  setDateSkew(milliseconds: number): void;
  close(): Promise<void>;
}
