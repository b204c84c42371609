const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Whether an app may be led back to an address. The port of a loopback address is left out of account:
 * a program on a desktop takes whichever is free.
 * https://learn.microsoft.com/entra/identity-platform/reply-url#localhost-exceptions
 */
export function isRegistered(registered: readonly string[], given: string): boolean {
  const address = portless(given);
  if (address === undefined) return false;
  return registered.some((known) =>
    known.endsWith("/*")
      ? address.startsWith(portless(known.slice(0, -1)) ?? " ")
      : address === portless(known),
  );
}

/** The address as far as it is compared; undefined for what is none, or has a user or a fragment. */
function portless(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, host, pathname, search, hash, username } = new URL(text);
  if (hash !== "" || username !== "" || !["http:", "https:"].includes(protocol)) return undefined;
  const isLoopback = protocol === "http:" && loopback.has(hostname);
  return `${protocol}//${isLoopback ? hostname : host}${pathname}${search}`;
}
