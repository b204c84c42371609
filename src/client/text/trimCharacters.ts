/**
 * A text without these characters at its ends. A pattern such as `/ +$/` would try each of a thousand
 * blanks in the middle of a text as the beginning of its end.
 */
export function trimCharacters(text: string, characters: string): string {
  return trimEndCharacters(trimStartCharacters(text, characters), characters);
}

export function trimStartCharacters(text: string, characters: string): string {
  let start = 0;
  while (start < text.length && characters.includes(text.charAt(start))) start += 1;
  return text.slice(start);
}

export function trimEndCharacters(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** A sentence without its full stop, to be continued. */
export function withoutFullStop(text: string): string {
  return trimEndCharacters(text, ". \t\r\n");
}
