import type { SecretMask } from "../src/client/secrets/SecretMask";

/** Takes secrets out of the names of one answer, of each name once: rows have the same ones over and over. */
export function nameMask(secrets: Pick<SecretMask, "mask">): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const masked = known.get(name) ?? secrets.mask(name);
    known.set(name, masked);
    return masked;
  };
}
