/** The table of `contacts(…)` and the text in its parentheses; a URL is its own key, to be checked. */
export function targetParts(
  target: string,
): { readonly set: string; readonly key: string } | undefined {
  const isUrl = /^https?:/i.test(target);
  const path = isUrl ? target.replace(/^.*?\/(?=\w+\()/, "") : target;
  const [, set, key] = /^\/?([\p{L}_][\p{L}\p{N}_]*)\(([\s\S]*)\)$/u.exec(path) ?? [];
  return set && key ? { set, key: isUrl ? target : key } : undefined;
}
