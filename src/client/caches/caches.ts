import { defaults } from "../defaults";
import { cacheStore } from "./cacheStore";

/** Everything the process remembers: all caches together are bounded by their weight. */
export const caches = cacheStore({ bytes: defaults.cacheBytes });
