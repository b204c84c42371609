import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { sameSecret } from "../../../src/triggers/webhook/secrets";

/** How many addresses may be open at once; the oldest is given up for a new one. */
const MOST = 10;

/**
 * Who may use the playground. A token is in the address that the terminal shows, and is good once: it is
 * exchanged for a cookie, which scripts cannot read and other sites cannot send.
 */
export class Tickets {
  readonly #session = randomBytes(32).toString("base64url");
  #tokens: string[] = [];

  /** A new token, to be put into an address. */
  issue(): string {
    const token = randomBytes(32).toString("base64url");
    this.#tokens = [...this.#tokens, token].slice(-MOST);
    return token;
  }

  /** The value of `Set-Cookie` for a token that is good, and from now on is not. */
  redeem(given: string, port: number): string | undefined {
    const found = this.#tokens.filter((token) => sameSecret(given, token));
    if (found.length === 0) return undefined;
    this.#tokens = this.#tokens.filter((token) => !found.includes(token));
    return `${cookieName(port)}=${this.#session}; HttpOnly; SameSite=Strict; Path=/`;
  }

  admits({ headers }: IncomingMessage, port: number): boolean {
    const name = cookieName(port);
    return (headers.cookie ?? "").split(";").some((pair) => {
      const at = pair.indexOf("=");
      return (
        pair.slice(0, at).trim() === name && sameSecret(pair.slice(at + 1).trim(), this.#session)
      );
    });
  }
}

/** Browsers send a cookie to every port of a host: each port has a name for its own. */
const cookieName = (port: number): string => `playground-${port}`;
