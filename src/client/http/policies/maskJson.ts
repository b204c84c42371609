type Mask = (text: string) => string;

/**
 * Masks JSON, whose strings may have escapes that hide a secret from who looks at the text: they are read
 * before they are masked. Names and numbers are masked as the text that they are. Bytes in which nothing is
 * hidden stay as they are, and so do the digits of numbers beside a secret that the text shows.
 */
export function maskJson(text: string, mask: Mask): string {
  const plain = mask(text);
  const asPlain = rewritten(plain, same);
  const read = rewritten(asPlain === undefined ? text : plain, mask);
  if (read === undefined) return plain;
  const clean = mask(read);
  return clean === asPlain ? plain : clean;
}

const same: Mask = (text) => text;

/** The same JSON with its strings masked; undefined for what is no JSON. */
const rewritten = (json: string, mask: Mask): string | undefined => {
  try {
    return JSON.stringify(
      JSON.parse(json, (_, inner: unknown) => (typeof inner === "string" ? mask(inner) : inner)),
    );
  } catch {
    return undefined;
  }
};
