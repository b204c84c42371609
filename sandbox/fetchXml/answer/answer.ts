/** What the answer to a query says, whatever kind of query it is. */
export interface Answer {
  /** Rows as JSON. */
  rows: string[];
  /** What `@odata.context` lists. */
  names: readonly string[];
  /** Whether rows follow on another page. */
  more: boolean;
  /** The annotation that leads there; none where the pages of a query are told by number only. */
  cookie: string | undefined;
  /** Counts the rows of all pages, no further than one past 5,000. */
  count: () => number;
}
