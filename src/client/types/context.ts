/** A record as Dataverse sends it: logical names, `_x_value` lookups, annotations beside them. */
export type DataverseRecord = Record<string, unknown>;

/** What the client uses of the platform's context; every context of the SDK fits. */
export interface ClientContext {
  readonly logger: Logger;
  readonly debug?: { readonly enabled: boolean } | undefined;
}

export interface Logger {
  debug(...parts: unknown[]): void;
  info(...parts: unknown[]): void;
  warn(...parts: unknown[]): void;
}

/** Where a call is made for: it decides how long all waits together may take. */
export type Budget = "action" | "interactive";

export interface ClientOptions {
  /** `interactive` (data sources, deploy handlers) waits at most 20 s in all; default `action`. */
  readonly budget?: Budget | undefined;
  /** Logs requests and answers at `info`, not `debug` (the *Debug Request* input). */
  readonly verbose?: boolean | undefined;
}
