import type { Connection } from "@prismatic-io/spectral";
import { nameMask } from "../../runner/nameMask";
import type { SecretMask } from "../../src/client/secrets/SecretMask";
import { sessionSecrets } from "../../src/client/secrets/sessionSecrets";

/**
 * Columns of `serviceendpoint` that hold a key, as text or as a number; one that the component has made is
 * known by nothing else.
 */
const KEY_COLUMN = /"(?:authvalue|saskey|sastoken)" ?: ?(?:"([^"<\\]+)|(-?\d[\d.eE+-]*))/g;

/**
 * What no page may see. Everything that leaves the server passes here: the connection's secrets, its
 * tokens, and what was typed into inputs for passwords are taken out of every text.
 */
export class Secrets {
  readonly #mask: SecretMask;

  constructor(connection: Connection) {
    this.#mask = sessionSecrets(connection);
  }

  /** A secret as it was given; JSON may give a key of digits as a number. */
  add(secret: unknown): void {
    this.#mask.add(typeof secret === "number" ? String(secret) : secret);
  }

  mask(text: string): string {
    return this.#mask.mask(text);
  }

  /** A body of a request, without the keys that it sets for webhooks and service endpoints either. */
  maskBody(text: string): string {
    for (const [, key, digits] of text.matchAll(KEY_COLUMN)) this.add(key ?? digits);
    return this.mask(text);
  }

  /** JSON, masked text by text and name by name, so that it stays JSON. */
  json(value: unknown): string {
    const nameOf = nameMask(this);
    const text = JSON.stringify(value, (_name, inner: unknown) => this.#masked(inner, nameOf));
    return text ?? "null";
  }

  #masked(value: unknown, nameOf: (name: string) => string): unknown {
    if (typeof value === "string") return this.mask(value);
    if (typeof value === "bigint") return this.mask(String(value));
    if (typeof value === "number") return this.#maskedNumber(value);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const entries = Object.entries(value);
    if (entries.every(([name]) => nameOf(name) === name)) return value;
    return Object.fromEntries(entries.map(([name, inner]) => [nameOf(name), inner]));
  }

  #maskedNumber(value: number): number | string {
    const text = String(value);
    const masked = this.mask(text);
    return masked === text ? value : masked;
  }
}
