import type { Topic } from "../types";
import { searchQuery } from "./searchQuery";
import { searchStatistics, searchStatus } from "./searchStatus";
import { searchAutocomplete, searchSuggest } from "./searchSuggest";

/** Search over all tables in the index: custom APIs that answer with JSON inside of a text. */
export const search: Topic = {
  operations: [searchAutocomplete, searchQuery, searchStatistics, searchStatus, searchSuggest],
};
