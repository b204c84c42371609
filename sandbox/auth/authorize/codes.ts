import { randomBytes } from "node:crypto";
import type { Identity } from "../openId/idTokens";

/** What an authorization code is made for. */
export interface CodeGrant {
  clientId: string;
  redirectUri: string;
  person: Identity;
  scope: string;
  nonce: string | undefined;
  /** PKCE; undefined where the client asked without. */
  challenge: { method: string; text: string } | undefined;
}

interface Entry {
  grant: CodeGrant;
  madeAt: number;
  isRedeemed: boolean;
}

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#successful-response */
const lifetimeMs = 10 * 60_000;
/** A code that is long gone is answered for like one that never was. */
const memoryMs = 24 * 3600_000;

/** The authorization codes of one sandbox. */
export class Codes {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly now: () => number) {}

  issue(grant: CodeGrant): string {
    const madeAt = this.now();
    for (const [text, entry] of this.entries) {
      if (entry.madeAt + memoryMs <= madeAt) this.entries.delete(text);
    }
    const text = `0.${randomBytes(48).toString("base64url")}`;
    this.entries.set(text, { grant, madeAt, isRedeemed: false });
    return text;
  }

  find(text: string): { grant: CodeGrant; state: "open" | "redeemed" | "expired" } | undefined {
    const entry = this.entries.get(text);
    if (entry === undefined) return undefined;
    const isOver = entry.madeAt + lifetimeMs <= this.now();
    return {
      grant: entry.grant,
      state: entry.isRedeemed ? "redeemed" : isOver ? "expired" : "open",
    };
  }

  /** From now on the code counts as redeemed. */
  close(text: string): void {
    const entry = this.entries.get(text);
    if (entry !== undefined) entry.isRedeemed = true;
  }
}
