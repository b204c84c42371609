/**
 * A GUID made from names, the same in every sandbox and every run: what `MetadataId` of a definition
 * is. It has the form of a name-based UUID (version 5); a cryptographic hash would take a second
 * for all labels of a large organization.
 */
export function metadataId(...names: readonly string[]): string {
  const text = names.join("\n");
  const words = seeds.map((seed) => hash(text, seed));
  const hex = words.map((word) => word.toString(16).padStart(8, "0")).join("");
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

const seeds = [0x811c9dc5, 0x9747b28c, 0x3c6ef372, 0xa54ff53a];

/** FNV-1a from another start for each word, stirred at the end as MurmurHash3 does. */
function hash(text: string, seed: number): number {
  let word = seed;
  for (let at = 0; at < text.length; at += 1) {
    word = Math.imul(word ^ text.charCodeAt(at), 0x01000193);
  }
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return (word ^ (word >>> 16)) >>> 0;
}
