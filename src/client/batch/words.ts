const FIELDS: readonly (readonly [RegExp, string])[] = [
  [/\bEntity ID\b/g, '"key"'],
  [/\bEntity Type\b/g, '"collection"'],
  [/\bRecord Version\b/g, "the header If-Match"],
  [/\bField Name\b/g, '"$select"'],
  [/\bExpand Property Name\b/g, '"$expand"'],
];

/** A message of the client, which names the inputs of single actions, with the fields of a batch's. */
export function inBatchWords(text: string): string {
  return FIELDS.reduce((words, [input, field]) => words.replace(input, () => field), text);
}

/** Positions in the input, of many the first ten. */
export function listed(indexes: readonly number[]): string {
  return indexes.length > 10
    ? `${indexes.slice(0, 10).join(", ")} and ${indexes.length - 10} more`
    : indexes.join(", ");
}
