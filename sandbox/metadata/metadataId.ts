/**
 * A GUID made from names, the same in every sandbox and every run: what `MetadataId` of a definition
 * is. It has the form of a name-based UUID (version 5); a cryptographic hash would take a second
 * for all labels of a large organization.
 */
export function metadataId(...names: readonly string[]): string {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  let c = 0x3c6ef372;
  let d = 0xa54ff53a;
  for (const name of names) {
    for (let at = 0; at <= name.length; at += 1) {
      // The end of a name counts as a character, so that "ab", "c" is not "a", "bc".
      const code = at < name.length ? name.charCodeAt(at) : 0;
      a = imul(a ^ code, prime);
      b = imul(b ^ code, prime);
      c = imul(c ^ code, prime);
      d = imul(d ^ code, prime);
    }
  }
  const version = (stir(b) & 0xffff0fff) | 0x5000;
  const variant = (stir(c) & 0x3fffffff) | 0x80000000;
  return `${word(stir(a))}-${half(version >>> 16)}-${half(version)}-${half(variant >>> 16)}-${half(variant)}${word(stir(d))}`;
}

/** FNV-1a, once from each of four starts. */
const prime = 0x01000193;

/** Taken out once: inside of a vm context, as in tests, a look at a global costs microseconds. */
const { imul } = Math;

/** Spreads the last characters over the whole word, as MurmurHash3 ends. */
function stir(hash: number): number {
  let stirred = imul(hash ^ (hash >>> 16), 0x85ebca6b);
  stirred = imul(stirred ^ (stirred >>> 13), 0xc2b2ae35);
  return stirred ^ (stirred >>> 16);
}

const bytes = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

function half(value: number): string {
  return `${bytes[(value >>> 8) & 255]}${bytes[value & 255]}`;
}

function word(value: number): string {
  return half(value >>> 16) + half(value);
}
