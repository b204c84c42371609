import type { Call } from "../records/call";
import { languageOf } from "./languages";
import type { View } from "./model/types";

/** The definitions as a request sees them: in the language of the caller, and maybe out of date. */
export function viewOf({ request, context, store, definitions }: Call): View {
  const strong = request.headers["consistency"]?.toLowerCase() === "strong";
  return {
    language: languageOf(store, context.userId),
    tables: definitions.tables(context.now(), strong),
  };
}
