import { variable } from "../variable";

/** What a command line holds, and the environment to sign in to where `--connect` is among them. */
export interface Connect {
  readonly connect: string | undefined;
  readonly rest: readonly string[];
}

/** An address has a dot or a scheme; anything else behind `--connect` belongs to the command. */
const ADDRESS = /^https?:\/\/|^localhost(?::|$)|\./i;

/**
 * Takes `--connect <address>` or `--connect=<address>` out of the command line; the address may be in
 * `DATAVERSE_URL` instead.
 *
 * @throws Error without an address in either.
 */
export function takeConnect(words: readonly string[]): Connect {
  const at = words.findIndex((word) => word === "--connect" || word.startsWith("--connect="));
  const option = words[at];
  if (option === undefined) return { connect: undefined, rest: words };
  const behind = words[at + 1] ?? "";
  const isBehind = option === "--connect" && ADDRESS.test(behind);
  const given = isBehind ? behind : option.slice("--connect=".length);
  const connect = given || variable("URL");
  if (!connect) {
    throw new Error(
      "--connect wants the environment's address behind it, or in DATAVERSE_URL: --connect https://contoso.crm4.dynamics.com",
    );
  }
  return { connect, rest: [...words.slice(0, at), ...words.slice(at + (isBehind ? 2 : 1))] };
}
