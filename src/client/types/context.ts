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

/**
 * What calls are made for, which decides how long they may take: `interactive` (data sources, the check of a
 * deploy, questions of a webhook) ends within 20 s, with everything; with `brief`, one request takes at most
 * 20 s, and so do all waits together.
 */
export type Budget = "action" | "interactive" | "brief";
