/** A token taken apart, before anybody knows whether it can be trusted. */
export interface UnverifiedJwt {
  header: Readonly<Record<string, unknown>>;
  claims: Readonly<Record<string, unknown>>;
  /** What the signature is of. */
  signed: string;
  signature: Buffer;
}

/** Undefined for anything that is not three parts, the first two of which are JSON objects. */
export function readJwt(token: string): UnverifiedJwt | undefined {
  const [header = "", payload = "", signature = "", ...rest] = token.split(".");
  const parts = [objectOf(header), objectOf(payload)];
  const [read, claims] = parts;
  if (read === undefined || claims === undefined || signature === "" || rest.length > 0) {
    return undefined;
  }
  const signed = `${header}.${payload}`;
  return { header: read, claims, signed, signature: Buffer.from(signature, "base64url") };
}

function objectOf(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
