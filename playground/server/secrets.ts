import type { Connection } from "@prismatic-io/spectral";
import type { SecretMask } from "../../src/client/secrets/SecretMask";
import { sessionSecrets } from "../../src/client/secrets/sessionSecrets";

/**
 * What no page may see. Everything that leaves the server passes here: the connection's secrets, its
 * tokens, and what was typed into inputs for passwords are taken out of every text.
 */
export class Secrets {
  readonly #mask: SecretMask;

  constructor(connection: Connection) {
    this.#mask = sessionSecrets(connection);
  }

  add(secret: unknown): void {
    this.#mask.add(secret);
  }

  mask(text: string): string {
    return this.#mask.mask(text);
  }

  /** JSON, masked text by text, so that it stays JSON. */
  json(value: unknown): string {
    return JSON.stringify(value, (_name, inner: unknown) => this.#masked(inner)) ?? "null";
  }

  #masked(value: unknown): unknown {
    if (typeof value === "string") return this.mask(value);
    if (typeof value === "bigint") return String(value);
    return value;
  }
}
