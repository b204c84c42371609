/** Text in JSON may be written with escapes, so it is read before it is masked. */
export function maskJson(text: string, mask: (text: string) => string): string {
  try {
    const value: unknown = JSON.parse(text, (_, inner: unknown) =>
      typeof inner === "string" ? mask(inner) : inner,
    );
    const plain = mask(text);
    const read = JSON.stringify(value);
    return plain === text && read === JSON.stringify(JSON.parse(text)) ? text : read;
  } catch {
    return mask(text);
  }
}
