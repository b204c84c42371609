/**
 * What the search service itself refuses: it is answered with 200 and is in `Error` of the inner JSON.
 * Which codes and words there are is nowhere said.
 * https://learn.microsoft.com/power-apps/developer/data-platform/search/query#errordetail
 */
export class SearchProblem extends Error {
  readonly code = "BadRequest";
}
