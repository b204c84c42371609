/** A path of an address as it was meant: decoded once, or as it is where it was not encoded. */
export function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
