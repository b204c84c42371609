import { types } from "node:util";

/** What an error says; logic and listeners may come from another realm, as those of a test do. */
export function saying(error: unknown): string {
  return types.isNativeError(error) ? error.message : String(error);
}
