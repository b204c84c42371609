const STATUS = /^HTTP\/1\.\d [3-5]\d\d\b/m;

/** Masks the refusals among the parts of a batch answer; its records are data. */
export function maskParts(text: string, mask: (text: string) => string): string {
  if (!STATUS.test(text)) return text;
  return text
    .split(/^(?=--)/m)
    .map((part) => (STATUS.test(part) ? mask(part) : part))
    .join("");
}
