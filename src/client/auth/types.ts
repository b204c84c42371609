import type { Connection } from "@prismatic-io/spectral";
import type { Caches } from "../caches/caches";
import type { Environment } from "../environment";
import type { TokenSource } from "../types/tokens";

/** What differs between the kinds of connections: a file each, and nobody else asks for the kind. */
export interface ConnectionKind {
  /** Where its tokens come from. */
  tokens(connection: Connection, environment: Environment, caches: Caches): TokenSource;
  /** Whom it acts for, beyond its fields; "" if the fields say it. */
  identity(connection: Connection): string;
  /** What keys of webhooks and their fingerprints are made with. */
  webhookSecret(connection: Connection, caches: Caches): WebhookSecret;
  /** Its fields, as they are looked through and named. */
  readonly fields: ConnectionFields;
}

export interface WebhookSecret {
  readonly secret: string;
  /** Whether it belongs to this deployment alone, so that a key can be derived from it. */
  readonly isOwn: boolean;
}

export interface ConnectionFields {
  /** Label of the field that names the environment. */
  readonly environment: string;
  /** What to do where no token was to be had and the error does not say. */
  readonly noToken: string;
  /** What to do where Dataverse does not know who is asking. */
  noSignIn(origin: string): string;
  /** What to do where the token is for another environment. */
  otherAudience(origin: string): string;
  /** What to do about an error of Microsoft Entra, by its number and its OAuth name; "" where that is unknown. */
  hint(code: string, error: string): string;
  /** A field that contradicts the environment; nothing is sent for it. */
  mismatch(connection: Connection, environment: Environment): Finding | undefined;
  /** What works now and will end soon. */
  warning?(connection: Connection): Finding | undefined;
}

/** What was found, and what to do about it. */
export interface Finding {
  readonly detail: string;
  readonly todo: string;
}
