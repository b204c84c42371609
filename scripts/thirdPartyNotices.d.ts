/** The notices of every package that one of the files belongs to. Throws for a licence that is not accepted. */
export function noticesOf(files: readonly string[]): string;
