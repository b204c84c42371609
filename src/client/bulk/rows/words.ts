/** A message of the client, which names the input of single actions, with the row of a bulk action. */
export function inRowWords(text: string): string {
  return text.replace(/\bthe Entity ID\b/g, "the row's id").replace(/\bEntity ID\b/g, "the row");
}
